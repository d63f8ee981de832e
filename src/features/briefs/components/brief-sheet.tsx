import type { ReactNode } from "react";
import { getTranslations } from "next-intl/server";
import { Icon } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { ButtonLink, Section } from "#ui/page.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { pathTo, refsShown } from "#features/briefs/rendering/paper.ts";
import { linkedCell, TABLES } from "../tables.ts";
import type { Brief, KeptLine, Line, SectionName } from "../views.ts";

type Props<One extends Line> = {
  brief: Brief<One>;
  /** Where a section is edited, by those who may. */
  editHref?: (section: SectionName) => string;
};

/** A brief on the screen: the sections, each sentence with a link to what it rests on, and whether anything is withheld. */
export async function BriefSheet<One extends Line>({ brief, editHref }: Props<One>) {
  const t = await getTranslations("briefs");
  return (
    <>
      {brief.isWithheld && (
        <Notice tone="warning" title={t("withheld")}>
          {t("withheldText")}
        </Notice>
      )}
      {brief.sections.map(({ name, lines }) => (
        <Section
          key={name}
          id={name}
          title={t(`section.${name}`)}
          actions={
            editHref && (
              <ButtonLink href={editHref(name)} tone="quiet">
                <Icon name="edit" />
                {t("edit")}
                <span className="sr-only"> {t(`section.${name}`)}</span>
              </ButtonLink>
            )
          }
        >
          <div
            className="grid gap-2"
            lang={brief.locale}
            dir={brief.locale === "ur" ? "rtl" : "ltr"}
          >
            <Lines name={name} lines={lines} locale={brief.locale} />
          </div>
        </Section>
      ))}
    </>
  );
}

type LinesProps = { name: SectionName; lines: readonly Line[]; locale: string };

async function Lines({ name, lines, locale }: LinesProps) {
  const t = await getTranslations("briefs");
  const rows = lines.filter(({ shape }) => shape === "row");
  const items = lines.filter(({ shape }) => shape === "item" || shape === "quote");
  const ends = lines.filter(({ shape }) => shape === "note" || shape === "more");
  const columns = (TABLES[name] ?? []).map((column, index): Column<Line> => ({
    key: column.name,
    header: t(`column.${column.name}`),
    rowHeader: index === 0,
    cell: (line) =>
      index === linkedCell(name) ? (
        <Said line={line} cell={index} locale={locale} />
      ) : (
        <Text line={line} cell={index} locale={locale} />
      ),
  }));
  return (
    <>
      {rows.length > 0 && (
        <Table
          caption={t(`section.${name}`)}
          columns={columns}
          rows={rows}
          rowKey={(line) => keyOf(line, rows)}
          tight
        />
      )}
      {items.length > 0 && (
        <ul className="sheet grid gap-1.5 px-4 py-3">
          {items.map((line) => (
            <li
              key={keyOf(line, items)}
              className={line.shape === "quote" ? "ps-4 text-sm text-ink-2" : "max-w-4xl"}
            >
              <Said line={line} cell={0} locale={locale} />
            </li>
          ))}
        </ul>
      )}
      <div className={name === "rest" ? "flex flex-wrap gap-x-5" : "contents"}>
        {ends.map((line) => (
          <p key={keyOf(line, ends)} className="text-sm">
            {line.path === null ? (
              <Said line={line} cell={0} locale={locale} />
            ) : (
              <Link href={line.path} className="link inline-block py-1">
                {line.cells[0]}
              </Link>
            )}
          </p>
        ))}
      </div>
    </>
  );
}

const keyOf = (line: Line | KeptLine, all: readonly Line[]) =>
  "id" in line ? line.id : String(all.indexOf(line));

type SaidProps = { line: Line; cell: number; locale: string };

/** A sentence in Urdu may begin with a name in Latin letters, and is read from the right all the same. */
const directionOf = (text: string, locale: string) =>
  locale === "ur" && /\p{Script=Arabic}/u.test(text) ? "rtl" : "auto";

function Text({ line, cell, locale }: SaidProps) {
  const text = line.cells[cell] ?? "";
  return <span dir={directionOf(text, locale)}>{text}</span>;
}

/** The text, and behind it the records it rests on; a name that is a record's own leads there itself. */
async function Said({ line, cell, locale }: SaidProps): Promise<ReactNode> {
  const t = await getTranslations("briefs");
  const text = line.cells[cell] ?? "";
  const refs = refsShown(line);
  const isName = refs[0]?.label === text;
  const by = "by" in line ? (line as KeptLine).by : null;
  return (
    <>
      {!isName && <bdi dir={directionOf(text, locale)}>{text}</bdi>}
      {refs.map((ref) => (
        <span key={ref.id}>
          {" "}
          <Link
            href={pathTo(ref)}
            className={`link figures whitespace-nowrap ${refs.length > 1 ? "inline-block py-1" : ""}`}
          >
            <bdi>{ref.label}</bdi>
          </Link>
        </span>
      ))}
      {by !== null && <span className="no-print text-xs text-ink-3"> {t("edited", { by })}</span>}
    </>
  );
}
