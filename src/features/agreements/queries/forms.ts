import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import type { Tx } from "#server/db.ts";
import type { AgreementOptions, PartnerName, TopicOption } from "../views.ts";

/** More than these are found by typing. */
const MOST_AGENCIES = 400;
const MOST_SOURCES = 60;

/** The countries that an agreement may be with. */
export async function listPartnerNames(tx: Tx): Promise<PartnerName[]> {
  const { partners } = await countries(tx);
  return partners;
}

/** What a filter can ask for: partners with whom the viewer sees anything said, signed or promised, and those it asks for. */
export async function listPartnersOnRecord(
  tx: Tx,
  chosen: readonly CountryCode[],
): Promise<PartnerName[]> {
  return tx.$queryRaw<PartnerName[]>`
    with counted as (
      select t.partner from app.tallies t where t.what in ('meeting_type', 'agreement', 'strength') group by t.partner having sum(t.n) > 0
    )
    select c.code, c.name, c.name_ur as "nameUr" from country c
    where not c.is_home and (c.code = any(${[...chosen]}::bpchar[]) or c.code in (select partner from counted))
    order by c.name`;
}

async function countries(tx: Tx): Promise<{ home: string; partners: PartnerName[] }> {
  const rows = await tx.country.findMany({ orderBy: { name: "asc" } });
  return {
    home: rows.find(({ isHome }) => isHome)?.code ?? "",
    // Stored codes were parsed on the way in.
    partners: rows
      .filter(({ isHome }) => !isHome)
      .map(({ code, name, nameUr }) => ({ code: code as CountryCode, name, nameUr })),
  };
}

/**
 * What the boxes of an agreement's forms offer: the agencies of both sides and of no country, and where
 * they are asked for the latest sources of the partner.
 *
 * @throws AppError `not_found` when the partner is no country, or home.
 */
export async function getAgreementOptions(
  tx: Tx,
  partner: CountryCode,
  { withSources = false } = {},
): Promise<AgreementOptions> {
  const { home, partners } = await countries(tx);
  const named = partners.find(({ code }) => code === partner);
  if (named === undefined) throw new AppError("not_found", "errors.notFound");
  const agencies = await tx.agency.findMany({
    where: { OR: [{ country: { in: [home, partner] } }, { country: null }] },
    select: { id: true, name: true, nameUr: true, acronym: true, country: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST_AGENCIES,
  });
  const of = (country: string | null) =>
    agencies
      .filter((agency) => agency.country === country)
      .map(({ id, name, nameUr, acronym }) => ({ id, name, nameUr, acronym }));
  return {
    partner: named,
    countries: partners,
    home: of(home),
    theirs: of(partner),
    multilateral: of(null),
    sources: withSources ? await sourcesOf(tx, partner) : [],
  };
}

function sourcesOf(tx: Tx, partner: CountryCode) {
  return tx.source.findMany({
    where: { partner },
    select: { id: true, ref: true, title: true },
    orderBy: [{ publishedOn: { sort: "desc", nulls: "last" } }, { id: "desc" }],
    take: MOST_SOURCES,
  });
}

/** Every topic in use, those of the first level followed by the ones below them. */
export async function listTopicOptions(tx: Tx): Promise<TopicOption[]> {
  const topics = await tx.topic.findMany({
    where: { retiredAt: null },
    select: { id: true, name: true, nameUr: true, parentId: true, position: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
  return topics
    .filter(({ parentId }) => parentId === null)
    .flatMap((top) => [
      { id: top.id, name: top.name, nameUr: top.nameUr, under: null },
      ...topics
        .filter(({ parentId }) => parentId === top.id)
        .map(({ id, name, nameUr }) => ({ id, name, nameUr, under: top })),
    ]);
}

/** The posts of these agencies, by title: who moves the file at a stage. */
export async function listOwnerPosts(tx: Tx, agencyIds: readonly string[]) {
  const posts = await tx.post.findMany({
    where: { agencyId: { in: [...agencyIds] } },
    select: { id: true, title: true, agency: { select: { name: true, acronym: true } } },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: MOST_AGENCIES,
  });
  return posts.map(({ id, title, agency }) => ({
    id,
    label: `${title}, ${agency.acronym ?? agency.name}`,
  }));
}

/** The other agreements of the partner, the latest first. */
export async function listOtherAgreements(tx: Tx, partner: string, but: string) {
  return tx.agreement.findMany({
    where: { partner, id: { not: but } },
    select: { id: true, ref: true, title: true },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: MOST_AGENCIES,
  });
}
