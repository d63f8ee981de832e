/** The words of a search box, at most eight: more would narrow nothing any further. */
export function wordsOf(text: string): string[] {
  return text.normalize("NFC").trim().split(/\s+/).filter(Boolean).slice(0, 8);
}

/** A LIKE pattern for texts that contain these characters, none of which is a wildcard. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
