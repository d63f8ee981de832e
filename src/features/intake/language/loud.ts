/** Words that stay small when a text in capitals is read as if it were written in small letters. */
const SMALL = new Set(
  `a an the of and or in on at to for from with by as into upon under over between among against about during after before
until since within without through per via is are was were be been being has have had will would shall should may might can could
that this these those which who whom whose it its they them their he she his her him we us our you your not no nor but if also both all
any each met meet meets led leads headed visited visits visit called calls call held holds hold hosted received receives arrived arrive
attended attends attend agreed agrees agree signed signs sign said says say stated added told discussed discuss reviewed exchange exchanged
accompanied joined chaired co-chaired welcomed thanked stressed noted expressed proposed decided requested invited comprised comprising
including included consisting stop comma para today yesterday tomorrow regarding concerning re his request send sent departs departed`.split(
    /\s+/,
  ),
);

/** Endings of verbs and of abstract nouns, which few names have. */
const ENDED =
  /^[a-z]{3,}(?:tion|sion|ment|ness|ance|ence|ously|ated|pted|cted|ised|ized|ished|nted|ssed|ding|ting|sing|king|ning|ring)$/;

/** Mostly capitals: a telex, a heading, a register. */
function isLoud(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= 12 && capitals > letters * 0.75;
}

/** The same text, unit for unit, with capitals only where a printer would set them. Quiet text stays as it is. */
export function quietened(text: string): string {
  if (!isLoud(text)) return text;
  return text.replace(/\p{Lu}[\p{Lu}\p{M}'’-]+/gu, (word) => {
    const lower = sameLength(word, word.toLowerCase());
    if (SMALL.has(lower) || ENDED.test(lower)) return lower;
    return lower.replace(/(^|[-'’](?!s$))(\p{Ll})/gu, (_, joint: string, letter: string) =>
      sameLength(joint + letter, joint + letter.toUpperCase()),
    );
  });
}

/** İ and ß change their length with their case; they are left alone so that places stay what they are. */
const sameLength = (from: string, to: string) => (to.length === from.length ? to : from);
