import { getLocale, getTranslations } from "next-intl/server";
import { formatDay, formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { MarkingTag } from "#ui/tag.tsx";
import { NEIGHBOUR_GROUPS, type Neighbour } from "../neighbour-views.ts";
import { StateTag } from "./tags.tsx";

type Props = {
  neighbours: readonly Neighbour[];
  timeZone: string;
};

/** The instruments that are there already: in being, on their way, and those nobody works with. */
export async function NeighbourList({ neighbours, timeZone }: Props) {
  const t = await getTranslations("agreements.neighbours");
  return (
    <div className="grid gap-4">
      {NEIGHBOUR_GROUPS.map((group) => {
        const members = neighbours.filter((one) => one.group === group);
        return (
          members.length > 0 && (
            <section key={group} className="grid gap-1.5">
              <h3 className="text-sm font-semibold">{t(`group.${group}`)}</h3>
              <ul className="sheet grid divide-y divide-line">
                {members.map((one) => (
                  <li key={one.id} className="grid gap-1 px-4 py-2.5">
                    <NeighbourLine neighbour={one} />
                    <NeighbourMarkLine neighbour={one} timeZone={timeZone} />
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  );
}

/** Which instrument it is, how it stands, and when something last happened with it. */
export async function NeighbourLine({ neighbour }: { neighbour: Neighbour }) {
  const t = await getTranslations("agreements.neighbours");
  const values = await getTranslations("values.instrumentType");
  const locale = await getLocale();
  const { id, ref, title, instrument, marking, state, lastOn } = neighbour;
  return (
    <div className="grid gap-0.5">
      <Link href={`/agreements/${id}`} className="link font-medium">
        <bdi>{title}</bdi>
      </Link>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-2">
        <span className="figures">{ref}</span>
        <span>{values(instrument)}</span>
        <StateTag of={neighbour} state={state} />
        {marking !== "official" && <MarkingTag marking={marking} />}
        <span>{lastOn === null ? t("never") : t("last", { date: formatDay(lastOn, locale) })}</span>
      </p>
    </div>
  );
}

/** What it was said to be, by whom and when; or that nobody has compared them. */
async function NeighbourMarkLine({
  neighbour: { mark },
  timeZone,
}: {
  neighbour: Neighbour;
  timeZone: string;
}) {
  const t = await getTranslations("agreements.neighbours");
  const values = await getTranslations("values.neighbourKind");
  const locale = await getLocale();
  if (mark === null) return <p className="text-xs font-medium text-warn">{t("unmarked")}</p>;
  return (
    <p className="text-xs text-ink-2">
      <strong className="text-ink">{values(mark.kind)}</strong>{" "}
      {t("markedBy", { who: mark.by, at: formatInstant(mark.at, locale, timeZone) })}
      {mark.note !== null && (
        <>
          {" "}
          <span dir="auto">{mark.note}</span>
        </>
      )}
    </p>
  );
}
