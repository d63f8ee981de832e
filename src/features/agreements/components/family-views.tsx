import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { AgreementLinkType } from "#generated/prisma/enums.ts";
import { formatDayShort, formatFuzzy } from "#ui/format.ts";
import { type EdgeLook, LayeredGraph } from "#ui/layered-graph.tsx";
import { Link } from "#ui/link.tsx";
import { Table } from "#ui/table.tsx";
import { MarkingTag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import { compareBeginnings, type FamilyView } from "../family.ts";
import { answerOf } from "../family-answer.ts";
import { type Fold, foldLeaves, spanOf } from "../family-drawing.ts";
import { Standings, StandingTag } from "./family-answer.tsx";
import { Nothing } from "./nothing.tsx";
import { StateTag } from "./tags.tsx";

type Props = { family: FamilyView };

const LOOKS: Record<AgreementLinkType, EdgeLook> = {
  amends: "solid",
  supplements: "dashed",
  implements: "dotted",
  replaces: "double",
  suspends: "stop",
  revives: "go",
};

const bandOf = (beganOn: CalendarDate | null) => beganOn?.slice(0, 4) ?? "undated";

/** When the instruments of one box began. */
async function foldTitle({ members }: Fold<FamilyView["members"][number]>) {
  const t = await getTranslations("agreements.family");
  const { years, hasUndated } = spanOf(members);
  const count = members.length;
  if (years === null) return t("foldUndated", { count });
  const span = years.first === years.last ? years.first : t("years", years);
  return t(hasUndated ? "foldAndUndated" : "fold", { count, span });
}

/** The family drawn from the earliest year down; many that do the same to one of them are one box, which leads to the list. */
export async function FamilyGraph({ family, rootId }: Props & { rootId: string }) {
  const t = await getTranslations("agreements.family");
  const types = await getTranslations("values.agreementLinkType");
  const { members, links, folds } = foldLeaves(rootId, family);
  const alone = members.map((member) => ({
    id: member.id,
    beganOn: member.beganOn,
    href: `/agreements/${member.id}`,
    title: member.title,
    isCurrent: member.id === rootId,
    isFaint: member.standing === "ended" || member.standing === "replaced",
    detail: (
      <>
        <span className="figures">{member.ref}</span>
        <StandingTag standing={member.standing} />
      </>
    ),
  }));
  const together = await Promise.all(
    folds.map(async (fold) => ({
      id: fold.id,
      beganOn: fold.members[0]?.beganOn ?? null,
      href: "#links",
      title: await foldTitle(fold),
      detail: <Standings of={answerOf({ members: fold.members, links: [] }).standings} />,
    })),
  );
  return (
    <LayeredGraph
      label={t("drawing", { count: family.members.length })}
      bandLabels={{ undated: t("undated") }}
      nodes={[...alone, ...together]
        .toSorted((a, b) => compareBeginnings(a.beganOn, b.beganOn))
        .map(({ beganOn, ...node }) => ({ ...node, band: bandOf(beganOn) }))}
      edges={[
        ...links.map(({ id, fromId, toId, type }) => ({ id, from: fromId, to: toId, type })),
        ...folds.map(({ id, toId, type }) => ({ id: `of ${id}`, from: id, to: toId, type })),
      ].map(({ type, ...edge }) => ({ ...edge, label: types(type), look: LOOKS[type] }))}
    />
  );
}

/** What does what to what, in words: all that the drawing says. */
export async function FamilyLinks({ family }: Props) {
  const t = await getTranslations("agreements.family");
  const types = await getTranslations("values.agreementLinkType");
  const locale = await getLocale();
  const words = await fuzzyWords();
  const titles = new Map(family.members.map(({ id, title }) => [id, title]));
  const name = (id: string) => (
    <Link href={`/agreements/${id}`}>
      <bdi>{titles.get(id)}</bdi>
    </Link>
  );
  return (
    <Table
      caption={t("links")}
      rows={family.links}
      rowKey={({ id }) => id}
      empty={<Nothing>{t("noLinks")}</Nothing>}
      columns={[
        { key: "from", header: t("col.from"), rowHeader: true, cell: ({ fromId }) => name(fromId) },
        { key: "type", header: t("col.type"), cell: ({ type }) => types(type) },
        { key: "to", header: t("col.to"), cell: ({ toId }) => name(toId) },
        {
          key: "since",
          header: t("col.since"),
          keep: true,
          cell: ({ effective, note }) => (
            <span className="grid gap-0.5">
              {formatFuzzy(effective, locale, words)}
              {note && <bdi className="text-xs text-ink-2">{note}</bdi>}
            </span>
          ),
        },
      ]}
    />
  );
}

/** How every member stood. */
export async function FamilyMembers({ family }: Props) {
  const t = await getTranslations("agreements.family");
  const instruments = await getTranslations("values.instrumentType");
  const locale = await getLocale();
  return (
    <Table
      caption={t("members")}
      rows={family.members}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "title",
          header: t("col.instrument"),
          rowHeader: true,
          cell: ({ id, ref, title, marking }) => (
            <span className="grid justify-items-start gap-0.5">
              <Link href={`/agreements/${id}`}>
                <bdi>{title}</bdi>
              </Link>
              <span className="flex flex-wrap items-center gap-2 text-xs font-normal text-ink-2">
                <span className="figures">{ref}</span>
                {marking !== "official" && <MarkingTag marking={marking} />}
              </span>
            </span>
          ),
        },
        { key: "kind", header: t("col.kind"), cell: ({ instrument }) => instruments(instrument) },
        {
          key: "began",
          header: t("col.began"),
          keep: true,
          cell: ({ beganOn }) =>
            beganOn === null ? t("undated") : formatDayShort(beganOn, locale),
        },
        {
          key: "state",
          header: t("col.state"),
          cell: (member) => <StateTag of={member} state={member.state} />,
        },
        {
          key: "standing",
          header: t("col.standing"),
          cell: ({ standing }) => <StandingTag standing={standing} />,
        },
      ]}
    />
  );
}
