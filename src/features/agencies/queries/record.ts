import "server-only";
import { dayOrNull } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { fuzzyOf } from "#domain/date-precision.ts";
import { claimsByField } from "#domain/evidence.ts";
import type { Moment } from "#domain/moment.ts";
import { wasKnownAt } from "#domain/recorded.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { tenuresBy } from "#features/people/rules.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import type { AgencyView } from "../views.ts";

/** More than anybody reads on one page; the lists of each kind have them all. */
const MANY = 50;

const name = { id: true, name: true, nameUr: true, acronym: true } as const;
const source = { select: { id: true, ref: true, title: true } } as const;
const linked = { id: true, ref: true, title: true, marking: true, createdAt: true } as const;

const select = {
  ...name,
  version: true,
  kind: true,
  marking: true,
  country: true,
  functions: true,
  isPlaceholder: true,
  notes: true,
  parent: { select: name },
  children: { select: name, orderBy: { name: "asc" }, take: MANY },
  topics: {
    select: { topic: { select: { id: true, slug: true, name: true, nameUr: true } } },
    orderBy: { topic: { name: "asc" } },
  },
  aliases: {
    select: { id: true, name: true, language: true, createdAt: true, source },
    orderBy: { name: "asc" },
  },
  posts: {
    select: {
      id: true,
      version: true,
      title: true,
      titleUr: true,
      isHead: true,
      createdAt: true,
      tenures: {
        select: {
          id: true,
          version: true,
          fromOn: true,
          fromPrecision: true,
          untilOn: true,
          untilPrecision: true,
          isActing: true,
          createdAt: true,
          person: { select: { id: true, name: true, nameUr: true } },
        },
        orderBy: [{ fromOn: "desc" }, { id: "desc" }],
      },
    },
    orderBy: [{ isHead: "desc" }, { title: "asc" }],
  },
  provides: { select: linked, orderBy: { ref: "desc" }, take: MANY },
  receives: {
    select: { training: { select: linked } },
    orderBy: { training: { ref: "desc" } },
    take: MANY,
  },
  deliveries: {
    select: { id: true, ref: true, item: true, marking: true, createdAt: true },
    orderBy: { ref: "desc" },
    take: MANY,
  },
  citations: {
    select: { id: true, quote: true, field: true, note: true, createdAt: true, source },
    orderBy: { createdAt: "asc" },
    take: MANY,
  },
  claims: {
    select: {
      id: true,
      field: true,
      value: true,
      claimedOn: true,
      recordedAt: true,
      source,
      choices: { select: { id: true, reason: true, recordedAt: true } },
    },
  },
} satisfies Prisma.AgencySelect;

/** As it stood at a moment (null: now). @throws AppError `not_found`, also for one that the viewer may not see. */
export async function getAgency(
  tx: Tx,
  id: string,
  moment: Moment | null = null,
): Promise<AgencyView> {
  const row = found(await tx.agency.findUnique({ where: { id }, select }));
  const agency = view(knownPart(row, moment?.knownAt ?? null));
  if (moment?.isOfDay !== true) return agency;
  const posts = agency.posts.map((post) => ({
    ...post,
    tenures: tenuresBy(post.tenures, moment.asOf),
  }));
  return { ...agency, posts };
}

type Row = Prisma.AgencyGetPayload<{ select: typeof select }>;

function knownPart(row: Row, knownAt: Date | null): Row {
  const created = <One extends { createdAt: Date }>(all: readonly One[]) =>
    all.filter(({ createdAt }) => knownAt === null || createdAt <= knownAt);
  return {
    ...row,
    aliases: created(row.aliases),
    posts: created(row.posts).map((post) => ({ ...post, tenures: created(post.tenures) })),
    provides: created(row.provides),
    receives: row.receives.filter(({ training }) => created([training]).length > 0),
    deliveries: created(row.deliveries),
    citations: created(row.citations),
    claims: row.claims.filter((claim) => wasKnownAt(claim, knownAt)),
  };
}

function view(row: Row): AgencyView {
  const { country, topics, posts, receives, deliveries, claims, ...agency } = row;
  return {
    ...agency,
    // Rows were parsed on the way in.
    countryCode: country as CountryCode | null,
    topics: topics.map(({ topic }) => topic),
    posts: posts.map(postView),
    receives: receives.map(({ training }) => training),
    deliveries: deliveries.map(({ item, ...delivery }) => ({ ...delivery, title: item })),
    claims: claimsByField(
      claims.map((claim) => ({ ...claim, claimedOn: dayOrNull(claim.claimedOn) })),
    ),
  };
}

function postView({ tenures, ...post }: Row["posts"][number]) {
  return {
    ...post,
    tenures: tenures.map(({ fromOn, fromPrecision, untilOn, untilPrecision, ...tenure }) => ({
      ...tenure,
      from: fuzzyOf(dayOrNull(fromOn), fromPrecision),
      until: fuzzyOf(dayOrNull(untilOn), untilPrecision),
    })),
  };
}
