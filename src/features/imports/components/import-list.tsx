import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { BatchView } from "../views.ts";

type Props = { imports: readonly BatchView[]; timeZone: string };

const TONES = {
  uploaded: "neutral",
  checking: "info",
  checked: "info",
  running: "info",
  done: "good",
  failed: "bad",
  undoing: "info",
  undone: "neutral",
} as const;

export async function StateTag({ state }: Pick<BatchView, "state">) {
  const t = await getTranslations("imports.state");
  return <Tag tone={TONES[state]}>{t(state)}</Tag>;
}

/** Where the work on a file goes on. */
export const placeOf = ({ id, state }: Pick<BatchView, "id" | "state">): string => {
  if (state === "uploaded") return `/imports/${id}/map`;
  return state === "checking" || state === "checked" ? `/imports/${id}/check` : `/imports/${id}`;
};

export async function ImportList({ imports, timeZone }: Props) {
  const t = await getTranslations("imports");
  const locale = await getLocale();
  return (
    <Table
      caption={t("title")}
      columns={[
        {
          key: "file",
          header: t("col.file"),
          rowHeader: true,
          cell: (one) => (
            <Link href={placeOf(one)}>
              <bdi>{one.fileName}</bdi>
            </Link>
          ),
        },
        { key: "state", header: t("col.state"), cell: (one) => <StateTag state={one.state} /> },
        {
          key: "rows",
          header: t("col.rows"),
          numeric: true,
          cell: (one) => formatNumber(one.counts.read, locale),
        },
        {
          key: "refused",
          header: t("col.refused"),
          numeric: true,
          cell: (one) => formatNumber(one.counts.refused, locale),
        },
        { key: "owner", header: t("col.owner"), cell: (one) => <bdi>{one.owner}</bdi> },
        {
          key: "at",
          header: t("col.at"),
          keep: true,
          cell: (one) => formatInstant(one.createdAt, locale, timeZone),
        },
      ]}
      rows={imports}
      rowKey={(one) => one.id}
      empty={
        <EmptyState
          title={t("none")}
          action={
            <ButtonLink href="/imports/new" tone="primary">
              {t("new")}
            </ButtonLink>
          }
        >
          {t("noneHint")}
        </EmptyState>
      }
    />
  );
}
