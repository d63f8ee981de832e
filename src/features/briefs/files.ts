import "server-only";
import { attachedFile } from "#server/download.ts";
import { env } from "#server/env.ts";
import type { Context } from "#server/command.ts";
import type { Reading } from "#server/page.ts";
import { beginExport, endExport } from "#features/export/commands.ts";
import { type Paper, paperOf } from "./rendering/paper.ts";
import { pagesSoon, renderApart } from "./rendering/render-apart.ts";
import type { Brief } from "./views.ts";
import { wordsOf } from "./words.ts";

type Format = "docx" | "pdf";

/** A brief that is going out: what is printed, and how its end is put into the log. */
export type Outgoing = {
  paper: Paper;
  format: Format;
  name: string;
  ended: (isWhole: boolean) => Promise<unknown>;
};

const MEDIA_TYPE: Record<Format, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

/** Says in the log of exports who takes it, and gives what is to be printed: only what this reader sees. */
export async function openBriefFile(
  { viewer, today, now }: Reading,
  brief: Brief,
  format: Format,
  { path, by, requestId }: { path: string; by: string | null; requestId: string },
): Promise<Outgoing> {
  const ctx: Context = { actor: viewer, now, today, requestId };
  const rows = brief.sections.reduce((sum, { lines }) => sum + lines.length, 0);
  const { marking, asOf, partner, form } = brief;
  const { id: exportId } = await beginExport(ctx, {
    register: "briefs",
    format,
    address: path,
    asOf,
    knownOn: null,
    rows,
    marking,
  });
  return {
    paper: paperOf(brief, wordsOf(brief.locale), { origin: env().ACCORD_ORIGIN, by }),
    format,
    name:
      ["accord-brief", partner.code, form, asOf, ...(marking === "official" ? [] : [marking])].join(
        "-",
      ) + `.${format}`,
    ended: (isWhole) => endExport(ctx, { exportId, rows: isWhole ? rows : 0, isWhole }),
  };
}

/** How many pages this reader's PDF has, where that can be told. */
export const countBriefPages = (brief: Brief, by: string | null): Promise<number | null> =>
  pagesSoon(paperOf(brief, wordsOf(brief.locale), { origin: env().ACCORD_ORIGIN, by }));

/** Sets it, when the connection to the database is free again, and sends it. */
export async function sendBriefFile(outgoing: Outgoing): Promise<Response> {
  const { paper, format, name, ended } = outgoing;
  let isWhole = false;
  try {
    const content = await renderApart(paper, format);
    isWhole = true;
    return attachedFile({ name, mediaType: MEDIA_TYPE[format], content });
  } finally {
    await ended(isWhole);
  }
}
