import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { AgreementLinkType } from "#generated/prisma/enums.ts";
import { formatDay, formatDayShort, formatFuzzy, formatNumber } from "#ui/format.ts";
import { type EdgeLook, LayeredGraph } from "#ui/layered-graph.tsx";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { MarkingTag, Tag, type Tone } from "#ui/tag.tsx";
import type { IconName } from "#ui/icon.tsx";
import { fuzzyWords } from "#ui/words.ts";
import { compareBeginnings, type FamilyView, type Standing } from "../family.ts";
import { foldLeaves } from "../family-drawing.ts";
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

const STANDING_LOOKS: Record<Standing, { tone: Tone; icon: IconName }> = {
  governs: { tone: "good", icon: "checkCircle" },
  suspended: { tone: "warn", icon: "pause" },
  replaced: { tone: "neutral", icon: "history" },
  pending: { tone: "info", icon: "clock" },
  ended: { tone: "neutral", icon: "ban" },
};

async function StandingTag({ standing }: { standing: Standing }) {
  const t = await getTranslations("agreements.family.standing");
  return <Tag {...STANDING_LOOKS[standing]}>{t(standing)}</Tag>;
}

/** Which instrument governs on a day, in a sentence. */
export async function FamilyAnswer({ family, asOf }: Props & { asOf: CalendarDate }) {
  const t = await getTranslations("agreements.family");
  const date = formatDay(asOf, await getLocale());
  const governing = family.members.filter(({ standing }) => standing === "governs");
  return (
    <Notice
      tone={governing.length > 0 ? "success" : "warning"}
      title={t("answer", { count: governing.length, date })}
    >
      {governing.length > 0 && (
        <ul className="grid gap-0.5">
          {governing.map(({ id, ref, title }) => (
            <li key={id}>
              <Link href={`/agreements/${id}`}>
                <bdi>{title}</bdi>
              </Link>{" "}
              <span className="figures text-xs text-ink-2">{ref}</span>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

const bandOf = (beganOn: CalendarDate | null) => beganOn?.slice(0, 4) ?? "undated";

/** The family drawn from the earliest year down; many that do the same to one of them are one box, which leads to the list. */
export async function FamilyGraph({ family, rootId }: Props & { rootId: string }) {
  const t = await getTranslations("agreements.family");
  const types = await getTranslations("values.agreementLinkType");
  const locale = await getLocale();
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
  const together = folds.map((fold) => {
    const standings = Map.groupBy(fold.members, ({ standing }) => standing);
    return {
      id: fold.id,
      beganOn: fold.members[0]?.beganOn ?? null,
      href: "#links",
      title: t("fold", { count: fold.members.length }),
      detail: [...standings].map(([standing, those]) => (
        <span key={standing} className="flex items-center gap-1">
          <span className="figures">{formatNumber(those.length, locale)}</span>
          <StandingTag standing={standing} />
        </span>
      )),
    };
  });
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
