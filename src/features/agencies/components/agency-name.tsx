import { getLocale } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { Link } from "#ui/link.tsx";
import type { AgencyName } from "../views.ts";

type Props = { agency: AgencyName; short?: boolean };

/** An agency by its name in the reader's language, its acronym beside it; the acronym alone where space is short. */
export async function AgencyLink({ agency, short = false }: Props) {
  const name = nameIn(await getLocale(), agency);
  const { id, acronym } = agency;
  const isShort = short && acronym !== null;
  return (
    <span>
      <Link href={`/agencies/${id}`} title={isShort ? name : undefined}>
        <bdi>{isShort ? acronym : name}</bdi>
      </Link>
      {!isShort && acronym !== null && <bdi className="text-ink-2"> ({acronym})</bdi>}
    </span>
  );
}

/** Agencies one after the other. */
export async function AgencyLinks({ agencies }: { agencies: readonly AgencyName[] }) {
  return (
    <ul className="grid gap-1">
      {agencies.map((agency) => (
        <li key={agency.id}>
          <AgencyLink agency={agency} />
        </li>
      ))}
    </ul>
  );
}
