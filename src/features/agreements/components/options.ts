import { nameIn } from "#domain/names.ts";
import type { SourceName } from "#domain/evidence.ts";
import type { Option } from "#ui/field.tsx";
import type { AgencyName, AgreementOptions, TopicOption } from "../views.ts";

/** "Law and Justice Division (LJD)" */
function agencyLabel(locale: string, agency: AgencyName): string {
  const name = nameIn(locale, agency);
  return agency.acronym === null ? name : `${name} (${agency.acronym})`;
}

export function agencyOptions(
  locale: string,
  agencies: readonly AgencyName[],
  group?: string,
): Option[] {
  return agencies.map((agency) => ({
    value: agency.id,
    label: agencyLabel(locale, agency),
    ...(group !== undefined && { group }),
  }));
}

/** Every agency of a form, under the names of the sides; `groups` are theirs, ours and of no country. */
export function allAgencyOptions(
  locale: string,
  { home, theirs, multilateral }: AgreementOptions,
  groups: { home: string; theirs: string; multilateral: string },
): Option[] {
  return [
    ...agencyOptions(locale, home, groups.home),
    ...agencyOptions(locale, theirs, groups.theirs),
    ...agencyOptions(locale, multilateral, groups.multilateral),
  ];
}

export function sourceOptions(sources: readonly SourceName[]): Option[] {
  return sources.map(({ id, ref, title }) => ({ value: id, label: `${title} · ${ref}` }));
}

/** A topic of the first level heads those below it, and can be chosen itself. */
export function topicOptions(locale: string, topics: readonly TopicOption[]): Option[] {
  return topics.map((topic) => ({
    value: topic.id,
    label: nameIn(locale, topic),
    group: nameIn(locale, topic.under ?? topic),
  }));
}
