/** Lines of a web page that are no part of the document: bars, bylines, notices, lists of other news. */
const FURNITURE: readonly RegExp[] = [
  /^(?:share|tweet|print|e-?mail|save|listen|subscribe|sign (?:in|up)|log ?in|comments?|post comment|no comments yet|leave a (?:reply|comment)|read more|more news|see also|also read|related(?: (?:articles|news|posts|topics))?|most (?:read|viewed|popular)|trending|latest news|tags?|advertisement|sponsored|file photo|photo|news desk|news|home|menu|search|skip to .*|back to top|next|previous|editor|editors?' picks?|watch live|close)[.:!]?$/i,
  /\b(?:all rights reserved|copyright ©|©\s*\d{4}|cookies?\b.*\b(?:use|accept|policy|consent)|privacy policy|terms of (?:use|service))/i,
  /\b(?:share|tweet|subscribe|follow)\b.{0,40}\b(?:whatsapp|facebook|twitter|telegram|channel|newsletter|instagram|linkedin|youtube)\b/i,
  /^(?:whatsapp|facebook|twitter|telegram|instagram|linkedin)\b/i,
  /\b(?:for (?:further|more) (?:information|inquiries|details|photos)|for photos of|for media (?:inquiries|queries|enquiries)|media (?:contact|enquiries|inquiries)|press contact|to unsubscribe|click here|please (?:visit|contact))\b/i,
  /^(?:contact|phone|tel(?:ephone)?|fax|e-?mail|mobile|office|reporter|source|url|http)\s*[:.]/i,
  /^[^\p{L}\p{N}]*$/u,
  /^[A-Z]{2,4}(?:\/[A-Za-z.]{1,4})+\/?$/,
  /^(?:end|begin)(?: of)? text[.:]?$/i,
  /^(?:\(?(?:release id|posted on|page|visitor counter)\b.*)$/i,
  /^-?\s*(?:page )?\d{1,3}(?: of \d{1,3})?\s*-?$/i,
];
/** From such a line on, a page shows other things than the document. */
const TAIL =
  /^(?:most (?:read|viewed|popular)|related(?: (?:articles|news|posts|stories))?|you may also like|more from\b.*|recommended(?: for you)?|trending(?: now)?|comments?|leave a (?:reply|comment)|also read|latest (?:news|stories))[.:]?$/i;

export function isFurniture(line: string): boolean {
  return FURNITURE.some((sign) => sign.test(line));
}

export function beginsTail(line: string): boolean {
  return TAIL.test(line);
}
