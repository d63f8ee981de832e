import "server-only";
import { z } from "zod";
import { AppError } from "#domain/errors.ts";
import { recordId } from "#domain/uuid.ts";
import { saveDraft } from "#features/drafts/commands.ts";
import type { Context } from "#server/command.ts";
import { recordMeeting, reviseMeeting } from "./commands.ts";
import { meetingFormInput } from "./form-input.ts";
import { withoutRow, withRow } from "./form-values.ts";
import { textIn, textOrNull, type Typed, withoutControls } from "./typed.ts";

/** The record that the form changes; null for a new one. */
const recordOf = (typed: Typed) => textOrNull(typed, "id");

/** Where the form is, opened on a draft. */
function formAddress(typed: Typed, draftId: string, anchor = ""): string {
  const id = recordOf(typed);
  const path = id === null ? "/meetings/new" : `/meetings/${id}/edit`;
  return `${path}?draft=${draftId}${anchor}`;
}

/** Keeps the boxes as they are. The answer is what the form must send with its next save. */
export async function keepDraft(ctx: Context, typed: Typed, suggestedTitle: string) {
  const { requestKey: _, ...unkeyed } = ctx;
  const sent = textIn(typed, "draftId");
  const version = Number(textIn(typed, "draftVersion"));
  const { id } = await saveDraft(unkeyed, {
    id: sent,
    version,
    tab: textOrNull(typed, "_tab"),
    kind: "meeting",
    title: textOrNull(typed, "title") ?? suggestedTitle,
    recordId: recordOf(typed),
    values: withoutControls(typed),
  });
  return { draftId: id, draftVersion: String(id === sent ? version + 1 : 1) };
}

/** What the pressed button asks for; the answer is the address to go to. */
export async function handleForm(
  ctx: Context,
  typed: Typed,
  suggestedTitle: string,
): Promise<string> {
  const [intent = "", what = ""] = textIn(typed, "intent").split("=");
  const keep = async (boxes: Typed, anchor: string) => {
    const { draftId } = await keepDraft(ctx, { ...boxes, ...controlsOf(typed) }, suggestedTitle);
    return formAddress(typed, draftId, anchor);
  };
  switch (intent) {
    case "add": {
      const { boxes, kind, row } = withRow(typed, what);
      return keep(boxes, `#${kind}-${row}`);
    }
    case "remove":
      return keep(withoutRow(typed, what), `#${what.split(".")[0]}`);
    case "keep":
      return keep(typed, what === "" ? "" : `#${what}`);
    default:
      return write(ctx, typed, { thenSubmit: intent === "submit", suggestedTitle });
  }
}

function controlsOf(typed: Typed): Typed {
  const { draftId = "", draftVersion = "0", _tab = "" } = typed;
  return { draftId, draftVersion, _tab };
}

async function write(
  ctx: Context,
  typed: Typed,
  options: { thenSubmit: boolean; suggestedTitle: string },
): Promise<string> {
  const draftId = recordId.safeParse(textIn(typed, "draftId")).data ?? null;
  const { input, fieldOf } = meetingFormInput(typed, { ...options, draftId });
  const id = recordOf(typed);
  try {
    const partner = textOrNull(typed, "partner");
    const written =
      id === null
        ? await recordMeeting(ctx, { ...input, partner })
        : await reviseMeeting(ctx, { ...input, id, version: textIn(typed, "version") });
    return `/meetings/${written.id}`;
  } catch (error) {
    if (error instanceof z.ZodError) {
      // In the order of the form, which is not that of the command.
      const boxes = Object.keys(typed);
      const issues = error.issues.map((issue) => ({ ...issue, path: [fieldOf(issue.path)] }));
      throw new z.ZodError(
        issues.toSorted((a, b) => boxes.indexOf(a.path[0] ?? "") - boxes.indexOf(b.path[0] ?? "")),
      );
    }
    // Somebody was faster: the form comes back with what is typed beside what is stored now.
    if (error instanceof AppError && error.code === "stale" && id !== null) {
      const kept = await keepDraft(ctx, typed, options.suggestedTitle);
      return formAddress(typed, kept.draftId, "#conflict");
    }
    throw error;
  }
}
