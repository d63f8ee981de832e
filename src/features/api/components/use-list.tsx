import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant } from "#ui/format.ts";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import type { UseView } from "../schema.ts";

type Props = { uses: UseView[]; timeZone: string; ofEverybody?: boolean };

/** What tokens asked for lately. */
export async function UseList({ uses, timeZone, ofEverybody = false }: Props) {
  const t = await getTranslations("api");
  const locale = await getLocale();
  return (
    <Table
      caption={t("log")}
      tight
      rows={uses}
      rowKey={({ id }) => id}
      columns={[
        { key: "when", header: t("when"), cell: ({ at }) => formatInstant(at, locale, timeZone) },
        {
          key: "token",
          header: t("token"),
          rowHeader: true,
          cell: ({ token, owner }) => (
            <>
              <bdi className="block">{token}</bdi>
              {ofEverybody && <bdi className="text-sm font-normal text-ink-2">{owner}</bdi>}
            </>
          ),
        },
        {
          key: "request",
          header: t("request"),
          cell: ({ method, path }) => (
            <code dir="ltr" className="text-sm break-all">
              {method} {path}
            </code>
          ),
        },
        {
          key: "answer",
          header: t("answer"),
          numeric: true,
          cell: ({ status }) => status ?? t("pending"),
        },
      ]}
      empty={<EmptyState title={t("logNone")}>{t("noneYet")}</EmptyState>}
    />
  );
}
