import { z } from "zod";
import { optionalDay, wholeNumber } from "#features/agreements/schema.ts";
import { DEFAULT_ROUTE, isSideState } from "#features/agreements/stages.ts";
import { flag } from "#domain/flag.ts";
import { optionalName, optionalText, requiredName, requiredText } from "#domain/text.ts";
import { typedDay } from "#domain/typed-date.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import { Binding, Counterpart, MoneyInvolved, Stage } from "#generated/prisma/enums.ts";
import { deskKey } from "./desks.ts";

const choice = "validation.choice";
const endBeforeStart = { path: ["validUntil"], error: "validation.endBeforeStart" };

/** Every one of the values asks as little as none of them. */
function someOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .array(z.enum(values, choice))
    .default([])
    .transform((list): Values[number][] => {
      const chosen = values.filter((value) => list.includes(value));
      return chosen.length === values.length ? [] : chosen;
    });
}

/** The values that a condition may ask for, in the order of the form. */
export const CONDITIONS = {
  forBindings: [Binding.binding, Binding.non_binding],
  forCounterparts: [
    Counterpart.government,
    Counterpart.government_body,
    Counterpart.international_organisation,
    Counterpart.university,
    Counterpart.private_body,
  ],
  forMoney: [MoneyInvolved.yes, MoneyInvolved.no],
} as const;

const conditions = {
  forBindings: someOf(CONDITIONS.forBindings),
  forCounterparts: someOf(CONDITIONS.forCounterparts),
  forMoney: someOf(CONDITIONS.forMoney),
};

const stage = z.enum(Stage, choice).refine((one) => !isSideState(one), choice);
const targetDays = wholeNumber(1, 3660).default(null);
const ownerPost = optionalName(200).default(null);

const concurrence = z.strictObject({
  desk: requiredName(200).refine((name) => deskKey(name) !== "", "validation.required"),
  agencyId: recordId.nullable().default(null),
  targetDays,
  /** Not for every case: asked for where it is called for, and nothing waits for it. */
  isOptional: flag,
  ...conditions,
});

/** The desks that are asked in a stage, each once. */
const concurrences = z
  .array(concurrence)
  .max(12)
  .default([])
  .refine((all) => new Set(all.map(({ desk }) => deskKey(desk))).size === all.length, {
    error: "validation.deskTwice",
  });

const stageDetails = z.strictObject({ stage, targetDays, ownerPost, ...conditions, concurrences });
export type StageDetails = z.output<typeof stageDetails>;

/** One to a line, as they are typed. */
const sources = z
  .preprocess(
    (raw) => (typeof raw === "string" ? raw.split("\n").filter((line) => line.trim()) : raw),
    z.array(requiredName(500)).max(20).nullable(),
  )
  .transform((lines) => lines ?? []);

const head = {
  name: requiredName(200),
  nameUr: optionalName(200).default(null),
  validFrom: typedDay,
  validUntil: optionalDay.default(null),
  ...conditions,
  basis: optionalText(2000).default(null),
  sources: sources.default([]),
  /** Came with the program and has not been checked by an administrator. */
  isExample: flag,
};

/** Days a stage of the default route may take. */
const TARGET_DAYS: Record<(typeof DEFAULT_ROUTE)[number], number | null> = {
  proposal: 14,
  drafting: 30,
  agency_comments: 21,
  law_vetting: 21,
  foreign_ministry_concurrence: 14,
  clearance: 21,
  head_of_government_approval: 14,
  cabinet_approval: 30,
  negotiation: 90,
  initialling: 30,
  signing: 60,
  ratification: 90,
  in_force: null,
};

const defaultStages = (): StageDetails[] =>
  DEFAULT_ROUTE.map((one) => ({ ...emptyStage(one), targetDays: TARGET_DAYS[one] }));

/** A stage of a route of which nothing more is said. */
export function emptyStage(of: Stage): StageDetails {
  return {
    stage: of,
    targetDays: null,
    ownerPost: null,
    forBindings: [],
    forCounterparts: [],
    forMoney: [],
    concurrences: [],
  };
}

type Dated = { validFrom: string; validUntil: string | null };
const isInOrder = ({ validFrom, validUntil }: Dated) =>
  validUntil === null || validUntil >= validFrom;
const isOnce = (stages: readonly { stage: Stage }[]) =>
  new Set(stages.map((one) => one.stage)).size === stages.length;

/** An approval path. Without `stages` it is the default route with its target days. */
export const routeInput = z
  .strictObject({
    ...head,
    stages: z
      .array(stageDetails)
      .min(1, "validation.required")
      .refine(isOnce, { error: "validation.stageTwice" })
      .default(defaultStages),
  })
  .refine(isInOrder, endBeforeStart);
export type RouteDetails = z.output<typeof routeInput>;

/** The routes that come with the program: there is one such list. */
export const listOfRoutes = z.strictObject({ list: z.literal("standard", choice) });

/** A change begun: of a route (`routeId`), or of a new one that begins as a copy (`fromId`) or as the default route. */
export const routeBeginning = z.strictObject({
  routeId: recordId.nullable(),
  fromId: recordId.nullable(),
});

/** What a draft holds: the route as it will be, and the version of the one that it changes. */
export const routeDraft = z.strictObject({
  baseVersion: recordVersion.nullable(),
  route: routeInput,
});

const BUTTON = /^(?:keep|preview|add|(?:up|down|remove|open):[a-z_]+)$/;

/** The form of a whole route; the button says what else is done: "up:signing", "remove:signing", "add". */
export const routeRevision = z
  .strictObject({
    id: recordId,
    version: recordVersion,
    ...head,
    stages: z
      .array(z.strictObject({ stage, targetDays, ownerPost }))
      .default([])
      .refine(isOnce, { error: "validation.stageTwice" }),
    newStage: stage.nullable().default(null),
    intent: z.string().regex(BUTTON, choice).default("keep"),
  })
  .refine(isInOrder, endBeforeStart);

/** The form of one stage. */
export const stageRevision = stageDetails.safeExtend({ id: recordId, version: recordVersion });

export const routeDiscard = z.strictObject({ id: recordId, version: recordVersion });

/** `id` and `version` are the draft's. `endsFormer`: the one before, which has no end, ends the day before. */
export const routeSaving = z.strictObject({
  id: recordId,
  version: recordVersion,
  endsFormer: flag,
});

/** An instrument as the list showed it: "id:version". */
const shownAgreement = z
  .string(choice)
  .transform((text) => text.split(":"))
  .pipe(z.tuple([recordId, z.coerce.number<string>().int().min(1)], choice))
  .transform(([id, version]) => ({ id, version }));

/** `id` and `version` are the route's. */
export const routeAssignment = z.strictObject({
  id: recordId,
  version: recordVersion,
  agreements: z.array(shownAgreement).min(1, "validation.required").max(500),
  reason: requiredText(2000),
});
