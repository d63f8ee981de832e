import { getLocale, getTranslations } from "next-intl/server";
import type { CountryCode } from "#domain/country-code.ts";
import { nameIn } from "#domain/names.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { CELLS, isCovered } from "../rules.ts";
import type { TopicCell, TopicLine } from "../schema.ts";
import { TopicCount } from "./topic-cells.tsx";

const NOTHING: TopicCell = {
  inForce: 0,
  meetings: 0,
  lastMetOn: null,
  open: 0,
  overdue: 0,
  trainings: 0,
};
const cellOf = (line: TopicLine, code: CountryCode) => line.partners[code] ?? NOTHING;

type Props = {
  lines: readonly TopicLine[];
  /** One, or two side by side. */
  partners: readonly { code: CountryCode }[];
  caption: string;
};

/** Topic by topic what is there and what is not; topics that nothing at all is on record about come after, by name. */
export async function TopicMatrix({ lines, partners, caption }: Props) {
  const t = await getTranslations("partners.matrix");
  const locale = await getLocale();
  const isAny = (line: TopicLine) => partners.some(({ code }) => isCovered(cellOf(line, code)));
  const empty = lines.filter((line) => !isAny(line));
  const isPair = partners.length > 1;
  // Side by side, the two stand together under each heading.
  const columns = CELLS.flatMap((name) =>
    partners.map(({ code }): Column<TopicLine> => ({
      key: `${name}-${code}`,
      header: isPair
        ? t("of", { partner: code, what: t(name === "meetings" ? "lastMeeting" : `col.${name}`) })
        : t(`col.${name}`),
      cell: (line) => (
        <TopicCount
          name={name}
          cell={cellOf(line, code)}
          code={code}
          slug={line.slug}
          isShort={isPair}
        />
      ),
    })),
  );
  return (
    <div className="grid gap-4">
      <Table
        caption={caption}
        narrow={isPair ? "pairs" : "stack"}
        tight
        rows={lines.filter(isAny)}
        rowKey={({ slug }) => slug}
        empty={<EmptyState title={t("none")} />}
        columns={[
          {
            key: "topic",
            header: t("col.topic"),
            rowHeader: true,
            cell: (line) => (
              <span className={line.isChild ? "block ps-5 font-normal" : "font-semibold"}>
                <Link href={`/topics/${line.slug}`}>
                  <bdi>{nameIn(locale, line)}</bdi>
                </Link>
              </span>
            ),
          },
          ...columns,
        ]}
      />
      {empty.length > 0 && (
        <details className="text-sm">
          <summary className="link inline-block py-1">
            {t("nothingOn", { count: empty.length })}
          </summary>
          <ul className="mt-1 grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
            {empty.map((line) => (
              <li key={line.slug}>
                <Link href={`/topics/${line.slug}`}>
                  <bdi>{nameIn(locale, line)}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
