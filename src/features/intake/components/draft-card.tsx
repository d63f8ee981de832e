import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SelectField } from "#ui/field.tsx";
import { type AnyReviewed, spanOf } from "../review.ts";
import { typedText } from "../typed.ts";
import { Decision } from "./decision.tsx";
import { boxOf, type Desk } from "./desk.ts";
import { NoteList } from "./note-list.tsx";

type Props = {
  desk: Desk;
  reviewed: AnyReviewed;
  /** The group that its buttons "accept all" mean. */
  group: string;
  title: string;
  /** One line of what it says. */
  says: ReactNode;
  /** Further passages, by the field that each supports. */
  further?: readonly { field: string; passage: { start: number; end: number } }[];
  /** What is on record that it may be. */
  known?: ReactNode;
  /** Those of its list that it may be a part of, by key. */
  others: readonly { key: string; label: string }[];
  /** The boxes that correct it. */
  children: ReactNode;
};

/** One draft: the decision about it, the words it rests on, what it says, and the boxes to correct it. */
export async function DraftCard(props: Props) {
  const { desk, reviewed, group, title, says, further = [], known, others, children } = props;
  const t = await getTranslations("intake");
  const { id, name, kind, passage } = reviewed;
  const label = await labelOf(reviewed);
  const quote = desk.text.slice(passage.start, passage.end);
  return (
    <li id={id} data-card={id} data-kind={kind} tabIndex={-1} className="draft-card">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1.5">
        <h4 className="flex min-w-0 flex-1 basis-56 items-baseline gap-2 font-semibold">
          <a
            href={`#at-${id}`}
            className="draft-label"
            data-kind={kind}
            aria-label={t("card.toText", { label })}
          >
            {label}
          </a>
          <bdi className="min-w-0 wrap-anywhere">{title}</bdi>
        </h4>
        <Decision
          name={name}
          label={t("decision.label", { label, title })}
          accept={t("decision.accept")}
          reject={t("decision.reject")}
          initial={typedText(desk.typed, `${name}.decision`)}
        />
      </div>
      {quote !== title && (
        <blockquote className="draft-quote" dir="auto" lang={langOf(desk)}>
          {quote}
        </blockquote>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">{says}</div>
      <NoteList notes={desk.notes.get(id) ?? []} locale={desk.locale} />
      {known}
      <details className="draft-edit">
        <summary className="link inline-flex min-h-6 items-center text-sm">
          {t("card.edit")}
        </summary>
        <div className="grid gap-3 pt-2">
          {children}
          {others.length > 0 && (
            <SelectField
              name={`${name}.into`}
              label={t("card.into")}
              hint={t("card.intoHint")}
              initial={boxOf(desk, `${name}.into`, null)}
              empty={t("card.intoNone")}
              options={others.map((one) => ({ value: one.key, label: one.label }))}
            />
          )}
        </div>
      </details>
      <input type="hidden" name={`${name}.quote`} value={quote} />
      <input type="hidden" name={`${name}._group`} value={group} />
      {further.length > 0 && (
        <input
          type="hidden"
          name={`${name}.further`}
          value={further.map((one) => `${one.field}:${spanOf(one.passage)}`).join(" ")}
        />
      )}
    </li>
  );
}

/** "C3": its kind by a letter, so that the colour is never the only sign. */
export async function labelOf({ kind, at }: Pick<AnyReviewed, "kind" | "at">): Promise<string> {
  const t = await getTranslations("intake.letter");
  return kind === "meeting" ? t(kind) : `${t(kind)}${at + 1}`;
}

export const langOf = ({ language }: Desk) => (language === "other" ? undefined : language);

/** How far before and after it in the text the drafts are that one may be a part of. */
const NEAR = 4;

/** The drafts around one of them, as choices of what it may be a part of. */
export async function othersOf<Draft extends AnyReviewed>(
  all: readonly Draft[],
  at: number,
  titleOf: (draft: Draft) => string,
): Promise<{ key: string; label: string }[]> {
  const near = all.filter((_, index) => index !== at && Math.abs(index - at) <= NEAR);
  return Promise.all(
    near.map(async (one) => ({
      key: one.key,
      label: `${await labelOf(one)} · ${titleOf(one)}`.slice(0, 70),
    })),
  );
}
