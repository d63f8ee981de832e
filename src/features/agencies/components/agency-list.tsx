import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { arrangedColumns } from "#features/lists/components/arranged-columns.tsx";
import { groupHeadings } from "#features/lists/components/group-headings.tsx";
import type { Arrangement } from "#features/lists/views.ts";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink, Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { CountryName, Tag } from "#ui/tag.tsx";
import type { AgencyRow } from "../views.ts";
import { AgencyLink } from "./agency-name.tsx";

type Props = { agencies: readonly AgencyRow[]; mayAdd: boolean; arrangement: Arrangement };

/** Where the words of what it is grouped by stand. */
const WORDS = { kind: "values.agencyKind" };

const SIDES = ["home", "partners", "multilateral"] as const;

/** Agencies of our side, of the partners and of no country, in the order given; in one table where they stand in groups. */
export async function AgencyList({ agencies, mayAdd, arrangement }: Props) {
  const t = await getTranslations("agencies");
  if (agencies.length === 0) return <Nothing mayAdd={mayAdd} />;
  if (arrangement.grouping !== null) {
    const table = { caption: t("title"), agencies, isForeign: true, arrangement };
    return <SideTable {...table} />;
  }
  const sides = Map.groupBy(agencies, sideOf);
  return SIDES.filter((side) => sides.has(side)).map((side) => (
    <Section key={side} id={side} title={t(side)}>
      <SideTable
        caption={t(side)}
        agencies={sides.get(side) ?? []}
        isForeign={side === "partners"}
        arrangement={arrangement}
      />
    </Section>
  ));
}

function sideOf({ country }: AgencyRow): (typeof SIDES)[number] {
  if (country === null) return "multilateral";
  return country.isHome ? "home" : "partners";
}

async function Nothing({ mayAdd }: Pick<Props, "mayAdd">) {
  const t = await getTranslations("agencies");
  return (
    <EmptyState
      title={t("none")}
      action={mayAdd && <ButtonLink href="/agencies/new">{t("new")}</ButtonLink>}
    >
      {t("noneHint")}
    </EmptyState>
  );
}

type TableProps = {
  caption: string;
  agencies: readonly AgencyRow[];
  isForeign: boolean;
  arrangement: Arrangement;
};

async function SideTable({ caption, agencies, isForeign, arrangement }: TableProps) {
  const t = await getTranslations("agencies");
  const locale = await getLocale();
  const country = {
    key: "country",
    header: t("col.country"),
    cell: (agency: AgencyRow) =>
      agency.country && (
        <CountryName code={agency.country.code} name={nameIn(locale, agency.country)} />
      ),
  };
  const kinds = await getTranslations("values.agencyKind");
  return (
    <Table
      caption={caption}
      rows={agencies}
      rowKey={({ id, group }) => `${group} ${id}`}
      groups={await groupHeadings(agencies, arrangement, WORDS)}
      tight
      columns={await arrangedColumns<AgencyRow>(
        [
          {
            key: "name",
            header: t("col.name"),
            rowHeader: true,
            cell: (agency) => <NameCell agency={agency} />,
          },
          ...(isForeign ? [country] : []),
          {
            key: "acronym",
            header: t("col.acronym"),
            keep: true,
            cell: ({ acronym }) => acronym && <bdi>{acronym}</bdi>,
          },
          { key: "kind", header: t("col.kind"), cell: ({ kind }) => kinds(kind) },
          {
            key: "parent",
            header: t("col.parent"),
            cell: ({ parent }) => parent && <AgencyLink agency={parent} short />,
          },
        ],
        arrangement,
      )}
    />
  );
}

async function NameCell({ agency }: { agency: AgencyRow }) {
  const t = await getTranslations("agencies");
  const { matched, isFormer, isPlaceholder } = agency;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2 gap-y-1">
      <AgencyLink agency={{ ...agency, acronym: null }} />
      {isFormer && (
        <Tag tone="plum" icon="history">
          {t("former")}
        </Tag>
      )}
      {isPlaceholder && <Tag tone="warn">{t("placeholder")}</Tag>}
      <DoubtMarks doubts={agency.doubts} />
      {matched !== null && (
        <span className="text-xs font-normal text-ink-2">
          {t.rich("matched", { name: () => <bdi>{matched}</bdi> })}
        </span>
      )}
    </span>
  );
}
