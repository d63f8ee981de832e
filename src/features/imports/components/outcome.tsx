import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber } from "#ui/format.ts";
import { Notice } from "#ui/notice.tsx";
import { Section } from "#ui/page.tsx";
import { SummaryList } from "#ui/record.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { fieldNamer, sayer } from "../say.ts";
import type { BatchView, Issue } from "../views.ts";

const byCount = (some: Record<string, number>) =>
  Object.entries(some).toSorted(([, a], [, b]) => b - a);

/** Rows by what becomes of them, and why some are refused. */
export async function Outcome({ batch }: { batch: BatchView }) {
  const t = await getTranslations("imports.outcome");
  const why = await getTranslations("imports.reason");
  const locale = await getLocale();
  // A sentence about one row names what stands in it; of many rows only the kind of problem is told.
  const reason = (key: string) => {
    const kind = key.split(".").at(-1) ?? "";
    return why(why.has(kind as never) ? (kind as never) : "other");
  };
  const noted = await getTranslations("imports.noted");
  const note = (key: string) => {
    const kind = key.split(".").at(-1) ?? "";
    return noted(noted.has(kind as never) ? (kind as never) : "other");
  };
  const say = await sayer();
  const { counts, state } = batch;
  const isIn = state === "done" || state === "undone";
  const number = (value: number) => formatNumber(value, locale);
  const reasons = byCount(counts.reasons);
  const notes = byCount(counts.noted);
  const lacksTopics = "imports.note.topic" in counts.noted;
  return (
    <div className="grid gap-4">
      <div className="sheet px-4 py-2">
        <SummaryList
          rows={[
            { term: t("read"), value: number(counts.read) },
            { term: t(isIn ? "created" : "wouldCreate"), value: number(counts.created) },
            { term: t(isIn ? "updated" : "wouldUpdate"), value: number(counts.updated) },
            { term: t("unchanged"), value: number(counts.unchanged) },
            { term: t("refused"), value: number(counts.refused) },
            ...Object.entries(counts.alongside).map(([name, count]) => ({
              term: t(`alongside.${name}` as never),
              value: number(count),
            })),
          ]}
        />
      </div>
      {counts.advice !== null && (
        <Notice tone="warning" title={t("advice")}>
          {say(counts.advice)}
        </Notice>
      )}
      {reasons.length > 0 && (
        <Section id="reasons" title={t("reasons")}>
          <Counted lines={reasons.map(([key, count]) => [number(count), reason(key)])} />
        </Section>
      )}
      {notes.length > 0 && (
        <Section id="notes" title={t("notes")} hint={lacksTopics ? noted("topicHint") : undefined}>
          <Counted lines={notes.map(([key, count]) => [number(count), note(key)])} />
        </Section>
      )}
    </div>
  );
}

/** How many rows, and what is the matter with them. */
function Counted({ lines }: { lines: readonly [string, string][] }) {
  return (
    <ul className="sheet grid gap-1 px-4 py-3">
      {lines.map(([count, what]) => (
        <li key={what} className="flex gap-3">
          <span className="figures min-w-12 text-end font-medium">{count}</span>
          <span>{what}</span>
        </li>
      ))}
    </ul>
  );
}

const SHOWN = 50;
const isNote = (one: Issue) => one.isNote === true;

/** The first of what is wrong with rows; all of it is a file. */
export async function Issues({ id, issues }: { id: string; issues: readonly Issue[] }) {
  if (issues.length === 0) return null;
  const t = await getTranslations("imports");
  const say = await sayer();
  const fieldName = await fieldNamer();
  const locale = await getLocale();
  // What keeps rows out comes first: of a register that lacks a topic there are hundreds of notes.
  const [notes, refused] = [issues.filter(isNote), issues.filter((one) => !isNote(one))];
  return (
    <Section
      id="rows"
      title={t("issues.title")}
      hint={issues.length > SHOWN ? t("issues.first", { count: SHOWN }) : undefined}
      actions={
        // A file, not a page: the browser takes it, and no script asks for it first.
        <a href={`/imports/${id}/rows`} download className="button button-secondary">
          {t("issues.download")}
        </a>
      }
    >
      <Table
        caption={t("issues.title")}
        tight
        columns={[
          {
            key: "row",
            header: t("issues.row"),
            rowHeader: true,
            cell: (one) => formatNumber(one.row, locale),
          },
          {
            key: "verdict",
            header: t("issues.verdict"),
            cell: (one) => (
              // As wide as its word, also where a row is a card.
              <span>
                <Tag tone={one.isNote ? "info" : "bad"}>
                  {t(one.isNote ? "issues.note" : "issues.refused")}
                </Tag>
              </span>
            ),
          },
          {
            key: "field",
            header: t("issues.field"),
            cell: (one) => fieldName(one.field),
          },
          { key: "value", header: t("issues.cell"), cell: (one) => <bdi>{one.value}</bdi> },
          { key: "why", header: t("issues.why"), cell: (one) => say(one.message) },
        ]}
        rows={[...refused, ...notes].slice(0, SHOWN)}
        rowKey={(one) => `${one.row} ${one.field} ${one.message}`}
        empty={null}
      />
    </Section>
  );
}
