import type { Option } from "#ui/field.tsx";
import type { PersonOption, SideLists } from "./meeting-context.tsx";

type Pick = { id: string; label: string; detail: string | null };
type PersonPick = Pick & Omit<PersonOption, keyof Option>;

export const optionOf = ({ id, label, detail }: Pick): Option => ({
  value: id,
  label,
  ...(detail !== null && { hint: detail }),
});

export const personOption = ({
  title,
  agencyId,
  agencyLabel,
  ...pick
}: PersonPick): PersonOption => ({
  ...optionOf(pick),
  title,
  agencyId,
  agencyLabel,
});

/** The lists with those of another partner; home's stay. What cannot be read is offered by searching. */
export async function listsFor(partner: string, lists: SideLists): Promise<SideLists> {
  const [people, agencies, series, commitments] = await Promise.all([
    picks<PersonPick>("person", partner, "partner"),
    picks<Pick>("agency", partner, "partner"),
    picks<Pick>("series", partner),
    picks<Pick>("commitment", partner),
  ]);
  return {
    people: { home: lists.people.home, partner: people.map(personOption) },
    agencies: { home: lists.agencies.home, partner: agencies.map(optionOf) },
    series: series.map(optionOf),
    commitments: commitments.map(optionOf),
  };
}

async function picks<One>(kind: string, partner: string, side?: string): Promise<One[]> {
  if (partner === "") return [];
  const query = new URLSearchParams({ kind, partner, ...(side !== undefined && { side }) });
  const response = await fetch(`/pick?${query.toString()}`).catch(() => null);
  if (!response?.ok) return [];
  // Our own route, whose answer has this shape.
  const { items } = (await response.json()) as { items: One[] };
  return items;
}
