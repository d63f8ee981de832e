import { z } from "zod";
import { AppError } from "#domain/errors.ts";
import { decodeMessage } from "#domain/message.ts";
import { type Messages, readCatalogue } from "#server/messages.ts";

/** What became of one passage: which records it supports now, or why none. It repeats no text of the source. */
export type PassageReport = {
  id: string;
  file: string;
  entity: string;
  /** Offsets in the text; null where its words do not stand there. */
  at: { start: number; end: number } | null;
  status: "loaded" | "already" | "failed";
  as: {
    kind: string;
    ref: string | null;
    name: string;
    field: string | null;
    isNew: boolean;
    remark?: string;
  }[];
  reason: string | null;
};

export type TextReport = {
  file: string;
  partner: string | null;
  /** Reference of the source. */
  source: string | null;
  isNew: boolean;
  reason: string | null;
  passages: PassageReport[];
};

export type LoadReport = {
  isRehearsal: boolean;
  texts: TextReport[];
  /** Passages of texts that are not in the folder. */
  strays: PassageReport[];
};

export const passagesOf = ({ texts, strays }: LoadReport): PassageReport[] => [
  ...texts.flatMap(({ passages }) => passages),
  ...strays,
];

/** The report for the terminal, a line a passage, with the sums at the end. */
export function linesOf(report: LoadReport): string[] {
  const all = passagesOf(report);
  const wide = Math.max(4, ...all.map(({ id }) => id.length));
  const texts = report.texts.flatMap(({ file, partner, source, isNew, reason, passages }) => [
    "",
    `${file}: ${reason ?? `${source}, ${partner}, ${isNew ? "new" : "on record already"}`}`,
    ...passages.map((passage) => `  ${passage.id.padEnd(wide)}  ${sentenceOf(passage)}`),
  ]);
  const strays = report.strays.map(
    ({ id, reason }) => `  ${id.padEnd(wide)}  not loaded: ${reason}`,
  );
  return [...texts, ...(strays.length > 0 ? ["", ...strays] : []), "", ...sumsOf(report)];
}

function sentenceOf({ entity, status, as, reason }: PassageReport): string {
  const records = as.map(({ kind, ref, name, field, isNew, remark }) => {
    const record = [kind, ref, `"${short(name)}"`].filter(Boolean).join(" ");
    const more = [field, remark].filter(Boolean).join("; ");
    return `${isNew ? "new " : ""}${record}${more && ` (${more})`}`;
  });
  switch (status) {
    case "loaded":
      return `${entity}: ${records.join(" + ")}${reason ? `; but ${reason}` : ""}`;
    case "already":
      return `${entity}: loaded before`;
    case "failed":
      return `${entity}: not loaded: ${reason}`;
  }
}

const short = (name: string) => (name.length > 60 ? `${name.slice(0, 59)}…` : name);

function sumsOf(report: LoadReport): string[] {
  const all = passagesOf(report);
  const of = (status: PassageReport["status"]) => all.filter((one) => one.status === status).length;
  const made = Map.groupBy(
    all.flatMap(({ as }) => as).filter(({ isNew }) => isNew),
    ({ kind }) => kind,
  );
  const kinds = [...made].map(([kind, records]) => `${records.length} ${kind}`).toSorted();
  const verb = report.isRehearsal ? "would be loaded" : "loaded";
  return [
    `${all.length} passages: ${of("loaded")} ${verb}, ${of("already")} loaded before, ${of("failed")} not.`,
    `New records: ${kinds.length === 0 ? "none" : kinds.join(", ")}.`,
    ...(report.isRehearsal ? ["Nothing was written: this was a rehearsal (--dry-run)."] : []),
  ];
}

let english: Messages | null = null;

/** Why something was refused, as the forms would say it. */
export function reasonOf(error: unknown): string {
  if (error instanceof AppError) return said(error.messageKey, error.params);
  if (error instanceof z.ZodError) {
    return error.issues
      .map(({ path, message }) => {
        const { key, params } = decodeMessage(message);
        return `${path.join(".")}: ${said(key, params)}`;
      })
      .join("; ");
  }
  throw error;
}

function said(key: string, params: Readonly<Record<string, string | number>>): string {
  english ??= readCatalogue("en");
  const found = key
    .split(".")
    .reduce<Messages | string | undefined>(
      (at, part) => (typeof at === "object" ? at[part] : undefined),
      english,
    );
  const sentence = typeof found === "string" ? found : key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
