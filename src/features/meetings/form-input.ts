import type { RowKind, Typed } from "./typed.ts";
import { choicesIn, isFilled, rowsIn, textOrNull } from "./typed.ts";

/** Where an error of the command belongs on the form. */
type FieldOf = (path: readonly PropertyKey[]) => string;

type Options = {
  draftId: string | null;
  thenSubmit: boolean;
  /** What the meeting is called when no title was typed. */
  suggestedTitle: string;
};

/**
 * The command's input that the boxes spell. Empty rows are left out, so that the command's numbers and
 * those of the form differ: `fieldOf` leads an error back to its box.
 */
export function meetingFormInput(typed: Typed, { draftId, thenSubmit, suggestedTitle }: Options) {
  const text = (name: string) => textOrNull(typed, name);
  const rows = (kind: RowKind) => rowsIn(typed, kind).filter((row) => isFilled(typed, kind, row));
  const participants = rows("participants");
  const agenda = rows("agenda");
  const outcomes = rows("outcomes");
  const life = text("life") ?? "held";
  const input = {
    ...texts(typed, ["marking", "type", "mode", "heldOn", "heldPrecision", "untilOn", "startsAt"]),
    ...texts(typed, ["timeZone", "place", "hostSide", "seriesId", "newSeries", "round"]),
    ...texts(typed, ["lifeReason", "summary", "nextRoundOn", "nextRoundPrecision"]),
    nextRoundWords: text("nextRoundWords"),
    title: text("title") ?? suggestedTitle,
    life,
    topicIds: choicesIn(typed, "topicIds"),
    participants: participants.map((row) => participant(typed, row, life)),
    agenda: agenda.map((row) => texts(typed, ["id", "title", "notes"], `agenda.${row}.`)),
    outcomes: outcomes.map((row) => outcome(typed, row, agenda)),
    draftId,
    thenSubmit,
  };
  const numbers: Record<string, number[]> = { participants, agenda, outcomes };
  const fieldOf: FieldOf = ([first = "", index, ...rest]) => {
    const row = numbers[String(first)]?.[Number(index)];
    if (row === undefined)
      return [first, index, ...rest].filter((one) => one !== undefined).join(".");
    return [first, row, boxOf(String(first), rest.map(String))].join(".");
  };
  return { input, fieldOf };
}

function texts(typed: Typed, names: readonly string[], prefix = "") {
  return Object.fromEntries(names.map((name) => [name, textOrNull(typed, prefix + name)]));
}

/** Who was there, as the form asks it; nobody has attended what has not been held. */
const PRESENCES: Record<string, { wasInvited: boolean; hasAttended: boolean }> = {
  attended: { wasInvited: true, hasAttended: true },
  absent: { wasInvited: true, hasAttended: false },
  uninvited: { wasInvited: false, hasAttended: true },
};

function participant(typed: Typed, row: number, life: string) {
  const prefix = `participants.${row}.`;
  const text = (name: string) => textOrNull(typed, prefix + name);
  const presence = PRESENCES[text("presence") ?? ""] ?? { wasInvited: true, hasAttended: true };
  const isNew = text("newPerson") !== null;
  const isPrinted = !isNew && (text("personId") ?? "") === (text("_nameOf") ?? "");
  const isNamed = isNew || text("personId") !== null;
  // "Two officers of the mission" are known by their title alone.
  const name = isPrinted ? text("name") : null;
  return {
    ...texts(typed, ["id", "personId", "newPerson"], prefix),
    ...texts(typed, ["postId", "newPost", "agencyId", "newAgency"], prefix),
    side: text("_side"),
    isKept: text("_keep") === "true",
    name: name ?? (isNamed ? null : text("title")),
    titleAsPrinted: text("title"),
    isHead: text("_isHead") === "true",
    ...presence,
    ...(life !== "held" && { wasInvited: true, hasAttended: false }),
  };
}

function outcome(typed: Typed, row: number, agenda: readonly number[]) {
  const prefix = `outcomes.${row}.`;
  const text = (name: string) => textOrNull(typed, prefix + name);
  const item = agenda.indexOf(Number(text("_agenda") ?? "-1"));
  const kind = text("kind");
  const isCommitment = kind === "commitment";
  const isNew = isCommitment && text("commitmentId") === null;
  return {
    id: text("id"),
    isKept: text("_keep") === "true",
    kind,
    agenda: item === -1 ? null : item,
    text: text("text"),
    commitmentId: isCommitment ? text("commitmentId") : null,
    commitment: isNew ? commitment(typed, prefix) : null,
  };
}

const OTHER_SIDE: Record<string, string> = { home: "partner", partner: "home", both: "both" };

function commitment(typed: Typed, prefix: string) {
  const text = (name: string) => textOrNull(typed, prefix + name);
  const words = text("text") ?? text("title");
  const topics = choicesIn(typed, `${prefix}topicIds`);
  return {
    ...texts(typed, ["obligor", "strength", "leadAgencyId", "newLeadAgency"], prefix),
    ...texts(typed, ["dueOn", "duePrecision", "dueWords"], prefix),
    kind: text("commitmentKind"),
    // Who owes does it for the other side, unless the form says otherwise.
    beneficiary: text("beneficiary") ?? OTHER_SIDE[text("obligor") ?? ""] ?? null,
    title: text("title") ?? shortened(words ?? ""),
    text: words,
    // The meeting's topics are those of its commitments, unless they have their own.
    topicIds: topics.length > 0 ? topics : choicesIn(typed, "topicIds"),
  };
}

const TITLE_LENGTH = 120;

/** The first sentence, or as many of its words as make a title. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const sentence = /^(.*?[.!?۔])\s/u.exec(line)?.[1] ?? line;
  const whole = sentence.replace(/[.۔]$/u, "");
  if (whole.length <= TITLE_LENGTH) return whole;
  const cut = whole.slice(0, TITLE_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 40))}…`;
}

/** Fields of the command that other boxes stand for. */
const BOXES: Record<string, Record<string, string>> = {
  participants: {
    name: "personId",
    newPerson: "personId",
    titleAsPrinted: "title",
    isHead: "_isHead",
    newPost: "postId",
    newAgency: "agencyId",
    side: "personId",
  },
  outcomes: {
    agenda: "text",
    commitment: "text",
    "commitment.kind": "commitmentKind",
    "commitment.newLeadAgency": "leadAgencyId",
  },
};

function boxOf(kind: string, rest: readonly string[]): string {
  const field = rest.join(".");
  const box = BOXES[kind]?.[field];
  return box ?? field.replace(/^commitment\./, "");
}
