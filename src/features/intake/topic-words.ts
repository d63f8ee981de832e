import { TOPIC_WORDS } from "./topics.ts";

/**
 * The words that betray a topic, as in `KnownTopic`: the phrases of its own name and, where it is one of the
 * standard taxonomy (by its slug, or as part of its name), that one's words.
 */
export function wordsOfTopic(topic: {
  slug: string;
  name: string;
  nameUr: string | null;
}): string[] {
  const { slug, name, nameUr } = topic;
  const named = new Set(`${slug} ${name}`.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const standard = TOPIC_WORDS.filter(({ id }) => id.split("-").every((word) => named.has(word)));
  const words = [...standard.flatMap((one) => one.words), ...phrasesOf(name)];
  return [...new Set([...words, ...(nameUr === null ? [] : [nameUr])])];
}

/** "Visa and document fraud" is betrayed by "visa fraud" and by "document fraud", in one or in many. */
function phrasesOf(name: string): string[] {
  const phrases = name
    .toLowerCase()
    .split(/\s*(?:[,;:/&()]|\band\b|\bor\b)\s*/)
    .filter((phrase) => phrase !== "");
  const [first = "", second = ""] = phrases;
  const noun = / (\S+)$/.exec(second)?.[1];
  // The noun that both share stands once, at the end.
  const isShared = phrases.length === 2 && noun !== undefined && !first.includes(" ");
  const whole = isShared ? [`${first} ${noun}`, second] : phrases;
  return whole.map(withEnding).filter((phrase) => phrase.length > 4);
}

const withEnding = (phrase: string) =>
  `${phrase.replace(/(?<=\p{L}{4})(?:ing|ion|ies|y|es|s|e)$/u, "")}*`;
