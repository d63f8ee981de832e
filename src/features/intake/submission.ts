import "server-only";
import { z } from "zod";
import { marking } from "#domain/marking.ts";
import { getHomeCode } from "#features/countries/queries.ts";
import type { Context } from "#server/command.ts";
import { withViewer } from "#server/db.ts";
import { inputOf } from "#server/form-values.ts";
import { saveIntake } from "./commands.ts";
import { handInIntake } from "./commands/review.ts";
import { intakeOf, keepIntake, keepProposals } from "./commands/work.ts";
import { DRAFT_LISTS } from "./parts.ts";
import { proposeMore } from "./proposing/propose.ts";
import { isHandedIn } from "./queries/handed-in.ts";
import { registerOf } from "./queries/register.ts";
import { readAgain } from "./reading-again.ts";
import { decidingAll, forReadingAgain, type Typed, typedText, withoutControls } from "./typed.ts";

/** Keeps the boxes as they are. The answer is what the form must send with its next save. */
export async function keepForm(ctx: Context, typed: Typed) {
  const { requestKey: _, ...unkeyed } = ctx;
  const draftId = typedText(typed, "draftId") ?? "";
  const version = Number(typedText(typed, "draftVersion") ?? 0);
  const tab = typedText(typed, "_tab") ?? null;
  const values = withoutControls(typed);
  const { id } = await keepIntake(unkeyed, { draftId, version, tab, values });
  return { draftId: id, draftVersion: String(id === draftId ? version + 1 : 1) };
}

/** What the pressed button asks for; the answer is the address to go to. */
export async function handleForm(ctx: Context, typed: Typed, form: FormData): Promise<string> {
  const [intent = "save", what = ""] = (typedText(typed, "intent") ?? "save").split("=");
  const keep = async (boxes: Typed, anchor = "") => {
    const { draftId } = await keepForm(ctx, boxes);
    return `/intake/${draftId}${anchor}`;
  };
  switch (intent) {
    case "keep":
      return keep(typed);
    case "ask":
      return keep(await withProposals(ctx, typed));
    case "again":
      return keep(forReadingAgain(typed));
    case "accept":
    case "reject":
      return keep(decidingAll(typed, intent, draftsIn(typed, what)), `#${what}`);
    case "handIn":
      return handIn(ctx, typed, form);
    default:
      return save(ctx, typed, form, intent === "submit");
  }
}

/** Asks the language model for what the rules have missed. It may take a minute, and holds no transaction. */
async function withProposals(ctx: Context, typed: Typed): Promise<Typed> {
  const { draftId, draftVersion } = await keepForm(ctx, typed);
  const { stored, register, home } = await withViewer(ctx.actor, async (tx) => ({
    stored: await intakeOf(tx, draftId),
    register: await registerOf(tx),
    home: await getHomeCode(tx),
  }));
  const reading = readAgain({ ...stored.values, _proposals: "[]" }, register, home);
  const marked = marking.safeParse(typedText(typed, "marking")).data ?? "official";
  const { proposals } = await proposeMore({ ...reading, register, marking: marked });
  const { requestKey: _, ...unkeyed } = ctx;
  await keepProposals(unkeyed, { draftId, proposals });
  return { ...typed, draftId, draftVersion: String(Number(draftVersion) + 1) };
}

/** The drafts of a group that the form showed; talking points are commitments under a mark of their own. */
function draftsIn(typed: Typed, group: string): string[] {
  return Object.entries(typed)
    .filter(([name, value]) => name.endsWith("._group") && value === group)
    .map(([name]) => name.slice(0, -"._group".length));
}

/** Fields of the form that are no part of what is saved. */
const MARKS = /^(?:\$|_)|\._group$/;
const CONTROLS = new Set(["intent", "draftVersion", "requestKey"]);

async function save(
  ctx: Context,
  typed: Typed,
  form: FormData,
  thenSubmit: boolean,
): Promise<string> {
  // The draft becomes records once, however often it is sent.
  const requestKey = typedText(typed, "draftId") ?? "";
  const input = { ...recordsIn(form), thenSubmit };
  const { id } = await onTheForm(form, () => saveIntake({ ...ctx, requestKey }, input));
  return `/sources/${id}?saved=1`;
}

/** The boxes are kept with the drafts, for their author to go on with. Handed in twice, it is handed in once. */
async function handIn(ctx: Context, typed: Typed, form: FormData): Promise<string> {
  const address = `/intake/${typedText(typed, "draftId")}`;
  const { requestKey: _, ...unkeyed } = ctx;
  if (await withViewer(ctx.actor, (tx) => isHandedIn(tx, typedText(typed, "draftId") ?? "")))
    return address;
  // What another tab has kept meanwhile is not written over: these boxes then go under an id of their own.
  const { draftId } = await keepForm(ctx, typed);
  const drafts = { ...recordsIn(form), draftId };
  const { id } = await onTheForm(form, () => handInIntake(unkeyed, { drafts }));
  return `/intake/${id}`;
}

function recordsIn(form: FormData): Record<string, unknown> {
  const sent = new FormData();
  for (const [name, value] of form) {
    if (!MARKS.test(name) && !CONTROLS.has(name)) sent.append(name, value);
  }
  return inputOf(sent);
}

async function onTheForm<T>(form: FormData, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const issues = error.issues.map((issue) =>
      issue.path[0] === "drafts" ? { ...issue, path: issue.path.slice(1) } : issue,
    );
    throw new z.ZodError(inOrder(issues, [...form.keys()]));
  }
}

/** Fields of the records that other boxes stand for. */
const BOXES: Record<string, string> = { leadAgencyId: "leadAgency", recipientIds: "recipients" };

/** In the order of the form, which is not that of the saving. */
function inOrder(issues: readonly z.core.$ZodIssue[], boxes: readonly string[]) {
  const named = issues.map((issue) => {
    const [first, key, field, ...rest] = issue.path.map(String);
    const isDraft = DRAFT_LISTS.some((list) => list === first);
    const box = field === undefined ? "decision" : (BOXES[field] ?? field);
    const path = isDraft ? [first, key, box, ...rest] : [first, key, field, ...rest];
    return { ...issue, path: [path.filter((one) => one !== undefined).join(".")] };
  });
  const placeOf = (name: string) => {
    const at = boxes.findIndex((box) => box === name || box.startsWith(name.replace(/[^.]*$/, "")));
    return at < 0 ? boxes.length : at;
  };
  return named.toSorted((a, b) => placeOf(a.path[0] ?? "") - placeOf(b.path[0] ?? ""));
}
