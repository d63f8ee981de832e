import { recordFigure } from "#features/sources/commands.ts";
import type { Found, Placed, TextLoad } from "../passage.ts";
import { agenciesIn } from "../register.ts";
import { titleOf } from "../words.ts";
import { topicsOf } from "./commitments.ts";

const NUMBER = /(\d[\d,]*(?:\.\d+)?)\s*(\+)?\s*(%|percent)?/;
const QUALIFIERS = /\b(up to|over|more than|at least|about|around|nearly|almost|a reported)\b/i;

/** A figure as the source gives it, unverified: the document behind it was not seen. Null where no number stands. */
export async function loadFigure(passage: Placed, load: TextLoad): Promise<Found | null> {
  const { quote, note } = passage;
  const inQuote = NUMBER.exec(quote);
  if (inQuote === null) return null;
  const [, digits = "", plus, percent] = inQuote;
  const [first = "", ...rest] = note.split(";").map((part) => part.trim());
  const period = [first, ...rest].find((part) => /period|year|month/.test(part)) ?? null;
  const saidBy = agenciesIn(load.register, `${rest.join(" ")} ${quote}`)[0] ?? null;
  const after =
    quote
      .slice(inQuote.index + inQuote[0].length)
      .trim()
      .split(/\s+/)[0] ?? "";
  const quantity = titleOf(quote.replace(/\s+/g, " "), 280);
  const id = await load.session.run(recordFigure, {
    sourceId: load.source.id,
    quantity,
    value: digits,
    qualifier: QUALIFIERS.exec(quote)?.[1]?.toLowerCase() ?? (plus ? "at least" : null),
    unit: percent || /%/.test(first) ? "percent" : titleOf(after || "items", 60).toLowerCase(),
    period,
    saidBy: saidBy?.name ?? rest.find((part) => /unnamed|not identified/.test(part)) ?? null,
    isDocumentSeen: false,
    agencyId: saidBy?.id ?? null,
    topicId: topicsOf(quote, load)[0] ?? null,
  });
  const target = { kind: "figure" as const, id, name: quantity, ref: null };
  return { target, field: "value", isNew: true, remark: "unverified" };
}
