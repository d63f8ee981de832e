import type { Mention } from "./mentions.ts";
import type { Stretch } from "./person-titles.ts";
import type { Token } from "./person-tokens.ts";

/** "FIA Director General": whose post it is stands before it. */
export function agencyAhead(
  tokens: readonly Token[],
  title: Stretch,
): { title: Stretch; agency: Mention } | null {
  let at = title.first;
  while (at < title.last && tokens[at]?.kind !== "agency") at += 1;
  const agency = agencyAt(tokens, at >= title.last - 1 ? null : at);
  if (
    !agency ||
    tokens.slice(title.first, at).some(({ kind }) => kind !== "word" && kind !== "country")
  )
    return null;
  const second = tokens[at + 1];
  if (!second || second.kind === "joint" || second.text === "(") return null;
  return {
    title: { first: second.kind === "possessive" ? at + 2 : at + 1, last: title.last },
    agency,
  };
}

export const agencyAt = (tokens: readonly Token[], at: number | null): Mention | null => {
  const token = at === null ? undefined : tokens[at];
  return token?.kind === "agency" ? token.mention : null;
};

export function agencyInside(tokens: readonly Token[], { first, last }: Stretch): Mention | null {
  return tokens.slice(first, last).find(({ kind }) => kind === "agency")?.mention ?? null;
}

/** "..., Joint Secretary, Ministry of Home Affairs", "Captain X of the Sri Lanka Navy". */
export function agencyBehind(tokens: readonly Token[], at: number): Mention | null {
  if (!/^(?:,|of|from|at|\(|[-–—])$/.test(tokens[at]?.text ?? "")) return null;
  const next = tokens[at + 1]?.text === "the" ? at + 2 : at + 1;
  if (tokens[next]?.kind !== "country") return agencyAt(tokens, next);
  return agencyAt(tokens, tokens[next + 1]?.kind === "possessive" ? next + 2 : next + 1);
}
