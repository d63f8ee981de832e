import { getTranslations } from "next-intl/server";
import { Fragment, type ReactNode } from "react";
import { Tag } from "#ui/tag.tsx";
import type { Comparison, Piece, Row } from "../comparing.ts";

type Words = Record<"added" | "removed" | "end" | "formatting", string> & {
  previous: (number: number) => string;
  next: (number: number) => string;
};
type Shown = { words: Words; changes: number };

type Props = {
  comparison: Comparison;
  view: "inline" | "side";
  /** Also the paragraphs that are far from any change. */
  isWhole: boolean;
  /** What the two sides are called. */
  names: { older: string; newer: string };
};

/** So many unchanged paragraphs are shown before and behind one that changed. */
const AROUND = 1;

/** Two texts with what differs marked: by sign, line and words for those who hear it, not by colour alone. */
export async function ComparisonView({ comparison, view, isWhole, names }: Props) {
  const t = await getTranslations("texts.compare");
  const words: Words = {
    added: t("added"),
    removed: t("removed"),
    end: t("end"),
    formatting: t("formatting"),
    previous: (number) => t("previous", { number }),
    next: (number) => t("next", { number }),
  };
  const shown = { words, changes: comparison.changes };
  const groups = groupsOf(comparison.rows, isWhole);
  const gap = (count: number) => <Gap>{t("unchanged", { count })}</Gap>;
  if (view === "inline") {
    return (
      <div className="sheet prose grid max-w-prose gap-3 px-5 py-4">
        {groups.map((group) =>
          group.kind === "gap" ? (
            <Fragment key={group.key}>{gap(group.count)}</Fragment>
          ) : (
            <p key={group.key} dir="auto" className="whitespace-pre-line">
              <Pieces {...shown} row={group.row} pieces={group.row.pieces} isNavigable />
              <FormattingNote {...shown} row={group.row} />
            </p>
          ),
        )}
      </div>
    );
  }
  return (
    <div className="scroller">
      <table className="w-full min-w-2xl table-fixed border-separate border-spacing-x-2 text-sm">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="p-2 text-start font-semibold">
              {t("older", { name: names.older })}
            </th>
            <th scope="col" className="p-2 text-start font-semibold">
              {t("newer", { name: names.newer })}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) =>
            group.kind === "gap" ? (
              <tr key={group.key}>
                <td colSpan={2} className="p-2 text-center">
                  {gap(group.count)}
                </td>
              </tr>
            ) : (
              <tr key={group.key} className="align-top">
                <Cell>
                  <Pieces {...shown} row={group.row} pieces={without("added", group.row)} />
                </Cell>
                <Cell>
                  <Pieces
                    {...shown}
                    row={group.row}
                    pieces={without("removed", group.row)}
                    isNavigable
                  />
                  <FormattingNote {...shown} row={group.row} />
                  <OnlyRemoved {...shown} row={group.row} />
                </Cell>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return (
    <td className="border-b border-line bg-surface p-3 leading-relaxed">
      <p dir="auto" className="whitespace-pre-line">
        {children}
      </p>
    </td>
  );
}

function Gap({ children }: { children: ReactNode }) {
  return <span className="block text-center font-sans text-xs text-ink-2">⋯ {children} ⋯</span>;
}

const without = (kind: Piece["kind"], { pieces }: Row) =>
  pieces.filter((piece) => piece.kind !== kind);

type PiecesProps = Shown & { pieces: readonly Piece[]; row: Row; isNavigable?: boolean };

function Pieces({ pieces, row, words, changes, isNavigable = false }: PiecesProps) {
  return pieces.map((piece, index) => {
    const { kind, change } = piece;
    const isFirst =
      change !== null && row.begins.includes(change) && pieces[index - 1]?.change !== change;
    const isLast =
      change !== null && row.ends.includes(change) && pieces[index + 1]?.change !== change;
    return (
      // Pieces are a fixed list; they never move.
      // oxlint-disable-next-line react/no-array-index-key
      <Fragment key={index}>
        {isFirst && isNavigable && <ChangeStart change={change} words={words} />}
        {kind === "same" ? (
          shownText(piece, index === pieces.length - 1)
        ) : (
          <Marked kind={kind} text={shownText(piece, index === pieces.length - 1)} words={words} />
        )}
        {isLast && isNavigable && change < changes && (
          <Step to={change + 1} from={change} words={words} />
        )}
      </Fragment>
    );
  });
}

/** The break at the end of a paragraph is the paragraph's. */
const shownText = ({ text }: Piece, isAtEnd: boolean) => (isAtEnd ? text.trimEnd() : text);

function Marked({ kind, text, words }: { kind: "added" | "removed"; text: string; words: Words }) {
  const Mark = kind === "added" ? "ins" : "del";
  const [, body = text, blanks = ""] = /^([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return (
    <>
      <Mark className={`change change-${kind}`}>
        {/* Isolated, or the reader's language would decide how the paragraph runs. */}
        <bdi className="sr-only">{`[${words[kind]}] `}</bdi>
        {body}
        <bdi className="sr-only">{` [${words.end}]`}</bdi>
      </Mark>
      {blanks}
    </>
  );
}

/** Where a link to the change leads, and the way back to the one before. */
function ChangeStart({ change, words }: { change: number; words: Words }) {
  return (
    <span id={`change-${change}`} data-change={change} tabIndex={-1} className="change-place">
      {change > 1 && (
        <a
          href={`#change-${change - 1}`}
          aria-label={words.previous(change)}
          title={words.previous(change)}
          className="change-step"
        >
          {change}
        </a>
      )}
      {change === 1 && <span className="change-step">{change}</span>}
    </span>
  );
}

function Step({ to, from, words }: { to: number; from: number; words: Words }) {
  return (
    <a
      href={`#change-${to}`}
      aria-label={words.next(from)}
      title={words.next(from)}
      className="change-step change-next"
    >
      ↓
    </a>
  );
}

/** On the newer side nothing is left of a change that only removed: its place is there all the same. */
function OnlyRemoved({ row, words, changes }: Shown & { row: Row }) {
  const added = new Set(
    row.pieces.filter(({ kind }) => kind === "added").map(({ change }) => change),
  );
  const lost = new Set(
    row.pieces
      .filter(({ kind, change }) => kind === "removed" && !added.has(change))
      .flatMap(({ change }) => (change === null ? [] : [change])),
  );
  return [...lost].map((change) => (
    <Fragment key={change}>
      {row.begins.includes(change) && <ChangeStart change={change} words={words} />}
      {row.ends.includes(change) && change < changes && (
        <Step to={change + 1} from={change} words={words} />
      )}
    </Fragment>
  ));
}

function FormattingNote({ row, words }: Shown & { row: Row }) {
  return (
    row.isFormatting && (
      <bdi className="ms-1 inline-block font-sans">
        <Tag icon="fileText" tone="neutral">
          {words.formatting}
        </Tag>
      </bdi>
    )
  );
}

const isOfInterest = ({ isFormatting, pieces }: Row) =>
  isFormatting || pieces.some(({ kind }) => kind !== "same");

type Group = { kind: "row"; key: number; row: Row } | { kind: "gap"; key: number; count: number };

/** The paragraphs that are shown, and how many are left out between them. */
function groupsOf(rows: readonly Row[], isWhole: boolean): Group[] {
  const near = new Set<number>();
  for (const [index, row] of rows.entries()) {
    if (!isWhole && !isOfInterest(row)) continue;
    for (let at = index - AROUND; at <= index + AROUND; at += 1) near.add(at);
  }
  const groups: Group[] = [];
  for (const [key, row] of rows.entries()) {
    const last = groups.at(-1);
    if (near.has(key)) groups.push({ kind: "row", key, row });
    else if (last?.kind === "gap") last.count += 1;
    else groups.push({ kind: "gap", key, count: 1 });
  }
  return groups;
}
