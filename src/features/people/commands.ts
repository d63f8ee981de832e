import "server-only";
import { type CalendarDate, dayOrNull, toColumn } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import { AppError } from "#domain/errors.ts";
import type { Marking } from "#domain/marking.ts";
import { command, expectOne, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canKeepPerson, canKeepPost, canKeepTenure, type Standing } from "./policy.ts";
import { overlaps, type Tenure } from "./rules.ts";
import {
  personRecord,
  personUpdate,
  postInput,
  postUpdate,
  tenureEnd,
  tenureInput,
  tenureUpdate,
} from "./schema.ts";

/** Records a person, and puts them in a post where one is given. */
export const recordPerson = command({
  action: "person.record",
  input: personRecord,
  load: (tx, input) => standing(tx, input),
  allow: (actor, person) => canKeepPerson(actor, person),
  run: async ({ tx, ctx, input: { post, ...data } }) => {
    const { id } = await tx.person.create({ data, select: { id: true } });
    if (post !== null) {
      const open = { untilOn: null, untilPrecision: null, note: null };
      await recordTenure(ctx, { ...post, ...open, personId: id });
    }
    return { id };
  },
});

export const revisePerson = command({
  action: "person.revise",
  input: personUpdate,
  load: async (tx, { id, ...input }) => ({
    before: await standing(tx, found(await tx.person.findUnique({ where: { id } }))),
    after: await standing(tx, input),
  }),
  allow: (actor, { before, after }) => canKeepPerson(actor, before) && canKeepPerson(actor, after),
  run: async ({ tx, input: { id, version, ...input } }) => {
    const data = { ...input, version: { increment: 1 } };
    expectOne(await tx.person.updateMany({ where: { id, version }, data }));
    return { id };
  },
});

/** @throws AppError `conflict` when the agency has a post of this title. */
export const recordPost = command({
  action: "post.record",
  input: postInput,
  load: async (tx, { agencyId: id }) =>
    standing(tx, found(await tx.agency.findUnique({ where: { id } }))),
  allow: (actor, agency) => canKeepPost(actor, agency),
  run: ({ tx, input }) => tx.post.create({ data: input, select: { id: true } }),
});

export const revisePost = command({
  action: "post.revise",
  input: postUpdate,
  load: async (tx, { id }) => {
    const post = await tx.post.findUnique({ where: { id }, include: { agency: true } });
    return standing(tx, found(post).agency);
  },
  allow: (actor, agency) => canKeepPost(actor, agency),
  run: async ({ tx, input: { id, version, ...input } }) => {
    const data = { ...input, version: { increment: 1 } };
    expectOne(await tx.post.updateMany({ where: { id, version }, data }));
    return { id };
  },
});

/** Puts a person in a post. @throws AppError `conflict` when somebody else surely holds it then. */
export const recordTenure = command({
  action: "tenure.record",
  input: tenureInput,
  load: async (tx, { personId, postId }) => {
    const person = found(await tx.person.findUnique({ where: { id: personId } }));
    const include = { agency: true } as const;
    const post = found(await tx.post.findUnique({ where: { id: postId }, include }));
    return { person: await standing(tx, person), agency: await standing(tx, post.agency) };
  },
  allow: (actor, tenure) => canKeepTenure(actor, tenure),
  run: async ({ tx, input }) => {
    await refuseSecondHolder(tx, input.postId, null, spanOf(input));
    const { fromOn, untilOn, ...rest } = input;
    return tx.tenure.create({
      data: { ...rest, ...columns({ fromOn, untilOn }) },
      select: { id: true },
    });
  },
});

/** Corrects the dates of a tenure, or what is said about it; the person and the post stay. */
export const reviseTenure = command({
  action: "tenure.revise",
  input: tenureUpdate,
  load: (tx, { id }) => loadTenure(tx, id),
  allow: (actor, tenure) => canKeepTenure(actor, tenure),
  run: async ({ tx, input, subject }) => {
    const { id, version, fromOn, untilOn, ...rest } = input;
    await refuseSecondHolder(tx, subject.postId, id, spanOf(input));
    const data = { ...rest, ...columns({ fromOn, untilOn }), version: { increment: 1 } };
    expectOne(await tx.tenure.updateMany({ where: { id, version }, data }));
    return { id };
  },
});

/** Says when a person left a post. */
export const endTenure = command({
  action: "tenure.revise",
  input: tenureEnd,
  load: (tx, { id }) => loadTenure(tx, id),
  allow: (actor, tenure) => canKeepTenure(actor, tenure),
  run: async ({ tx, input: { id, version, untilOn, untilPrecision }, subject }) => {
    const until = fuzzyOf(untilOn, untilPrecision);
    await refuseSecondHolder(tx, subject.postId, id, { ...subject.span, until });
    const data = {
      untilOn: untilOn && toColumn(untilOn),
      untilPrecision,
      version: { increment: 1 },
    };
    expectOne(await tx.tenure.updateMany({ where: { id, version }, data }));
    return { id };
  },
});

async function loadTenure(tx: Tx, id: string) {
  const include = { person: true, post: { include: { agency: true } } } as const;
  const tenure = found(await tx.tenure.findUnique({ where: { id }, include }));
  return {
    postId: tenure.postId,
    span: span(tenure),
    person: await standing(tx, tenure.person),
    agency: await standing(tx, tenure.post.agency),
  };
}

/**
 * The database refuses it too (`tenure_no_overlap`), also for holders this actor may not see. A tenure
 * whose beginning nobody knows is compared with none.
 */
async function refuseSecondHolder(
  tx: Tx,
  postId: string,
  own: string | null,
  wanted: Tenure,
): Promise<void> {
  if (wanted.from === null) return;
  const others = await tx.tenure.findMany({
    where: { postId, fromOn: { not: null }, ...(own !== null && { id: { not: own } }) },
    include: { person: true },
  });
  const holder = others.find((other) => overlaps(span(other), wanted));
  if (holder === undefined) return;
  throw new AppError("conflict", "people.error.postIsHeld", { name: holder.person.name });
}

type Marked = { country: string | null; marking: Marking };

/** @throws AppError `not_found` for a code that is no country's. */
async function standing(tx: Tx, { country, marking }: Marked): Promise<Standing> {
  if (country === null) return { country, isHome: false, marking };
  const { code, isHome } = found(await tx.country.findUnique({ where: { code: country } }));
  return { country: code as CountryCode, isHome, marking };
}

type Dates = {
  fromOn: CalendarDate | null;
  fromPrecision: DatePrecision;
  untilOn: CalendarDate | null;
  untilPrecision: DatePrecision;
  isActing: boolean;
};

function spanOf(dates: Dates): Tenure {
  return {
    from: fuzzyOf(dates.fromOn, dates.fromPrecision),
    until: fuzzyOf(dates.untilOn, dates.untilPrecision),
    isActing: dates.isActing,
  };
}

function span(
  row: Omit<Dates, "fromOn" | "untilOn"> & { fromOn: Date | null; untilOn: Date | null },
) {
  return spanOf({ ...row, fromOn: dayOrNull(row.fromOn), untilOn: dayOrNull(row.untilOn) });
}

function columns({ fromOn, untilOn }: Pick<Dates, "fromOn" | "untilOn">) {
  return { fromOn: fromOn && toColumn(fromOn), untilOn: untilOn && toColumn(untilOn) };
}
