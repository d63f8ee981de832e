/**
 * What people are told, by occasion. A kind has its words in the catalogue `notices` (`kind.<kind>`, `section.<kind>`), and
 * its place in a mail by its place in this list: what asks for something first.
 */
export const NOTICE_KINDS = [
  /** Minutes, a proposal or a draft wait for the reader's decision. */
  "submitted",
  /** What the reader handed in came back, with a reason. */
  "returned",
  /** A focal point answered without an account: to be accepted. */
  "answered",
  /** Nobody else moved: overdue for longer than the installation allows. */
  "escalated",
  "overdue",
  "due_soon",
  /** The last day to give notice of an agreement draws near. */
  "notice_date",
  /** The term of an agreement ends, or runs on by itself. */
  "term_ends",
  /** A next round that was promised should take place by now, and none is planned. */
  "round_expected",
  /** A post has a new holder, who takes its open items over. */
  "handover",
  "changed",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Who makes the words of a mail, when it is sent. */
export type MailTemplate = "digest" | "question";
