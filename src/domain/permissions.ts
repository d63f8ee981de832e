import type { Actor, Role } from "./actor.ts";

const everybody = ["analyst", "officer", "manager", "administrator"] as const;
const authors = ["officer", "manager"] as const;
const researchers = ["analyst", "officer", "manager"] as const;
const managers = ["manager"] as const;
const administrators = ["administrator"] as const;

/**
 * The one permission matrix: which role may try which action. What a policy adds (state of the record,
 * partner, authorship) narrows it; nothing widens it. A command with another name does not compile.
 */
export const ACTIONS = {
  "draft.save": authors,
  "draft.discard": authors,
  "meeting.record": authors,
  "meeting.revise": authors,
  "meeting.submit": authors,
  "meeting.agree": managers,
  "meeting.return": managers,
  "meeting.reopen": managers,
  "meeting.cancel": authors,
  "meeting.postpone": authors,
  "meeting.raise": authors,
  "series.record": authors,
  "review.accept": managers,
  "review.return": managers,
  "commitment.record": authors,
  "commitment.revise": authors,
  "commitment.report": authors,
  "commitment.link": authors,
  "commitment.milestone": authors,
  "attachment.keep": researchers,
  "agreement.record": authors,
  "agreement.revise": authors,
  "agreement.act": authors,
  "agreement.link": authors,
  "agreement.move": authors,
  "agreement.mark": authors,
  "agreement.fastTrack": authors,
  "agreement.concur": authors,
  "agreement.draft": authors,
  "agreement.comment": researchers,
  "agreement.freeze": authors,
  "agreement.reopen": managers,
  "agreement.sign": authors,
  "agreement.after": authors,
  "training.record": authors,
  "training.revise": authors,
  "training.course": authors,
  "delivery.record": authors,
  "delivery.revise": authors,
  "agency.record": researchers,
  "agency.revise": researchers,
  "agency.alias": researchers,
  "agency.succeed": researchers,
  "person.record": researchers,
  "person.revise": researchers,
  "post.record": researchers,
  "post.revise": researchers,
  "tenure.record": researchers,
  "tenure.revise": researchers,
  "source.add": researchers,
  "source.revise": researchers,
  "citation.attach": researchers,
  "citation.remove": researchers,
  "claim.record": researchers,
  "claim.choose": managers,
  "figure.record": researchers,
  "intake.start": authors,
  "intake.keep": authors,
  "intake.save": authors,
  "import.upload": everybody,
  "import.map": everybody,
  "import.run": everybody,
  "import.discard": everybody,
  "import.undo": everybody,
  "topic.record": administrators,
  "topic.revise": administrators,
  "route.record": administrators,
  "user.invite": administrators,
  "user.revise": administrators,
  "token.make": everybody,
  "token.revoke": everybody,
  "export.begin": everybody,
  "export.end": everybody,
  "brief.start": authors,
  "brief.revise": authors,
  "brief.freeze": authors,
  "view.save": everybody,
  "view.revise": everybody,
  "view.remove": everybody,
  "view.pin": everybody,
  "notice.follow": everybody,
  "notice.read": everybody,
  "notice.settings": everybody,
  "job.request": administrators,
} as const satisfies Record<string, readonly Role[]>;

export type ActionName = keyof typeof ACTIONS;

/** Whether the actor's role may try this action at all. Jobs act for the person whose rights they carry. */
export function mayTry(actor: Actor, action: ActionName): boolean {
  const roles: readonly Role[] = ACTIONS[action];
  return actor.kind === "user" && roles.includes(actor.role);
}

/**
 * Who may open which address, pages and route handlers alike. One that is missing here fails the tests. "token": a program
 * with a key of its own, whoever is signed in; "link": who knows the private address.
 */
export const ADDRESSES = {
  "/": everybody,
  "/sign-in": "public",
  "/welcome": "public",
  "/health/live": "public",
  "/health/ready": "public",
  "/dashboard": everybody,
  "/partners": everybody,
  "/partners/compare": everybody,
  "/partners/[code]": everybody,
  "/partners/[code]/topics": everybody,
  "/partners/[code]/balance": everybody,
  "/partners/[code]/brief": everybody,
  "/partners/[code]/brief/[file]": everybody,
  "/briefs/[id]": everybody,
  "/briefs/[id]/edit": authors,
  "/briefs/[id]/[file]": everybody,
  "/meetings": everybody,
  "/meetings/new": authors,
  "/meetings/[id]": everybody,
  "/meetings/[id]/edit": authors,
  "/meetings/[id]/print": everybody,
  "/commitments": everybody,
  "/commitments/new": authors,
  "/commitments/[id]": everybody,
  "/commitments/[id]/edit": authors,
  "/commitments/[id]/report": authors,
  "/agreements": everybody,
  "/agreements/new": authors,
  "/agreements/[id]": everybody,
  "/agreements/[id]/family": everybody,
  "/agreements/[id]/edit": authors,
  "/agreements/[id]/act": authors,
  "/agreements/[id]/link": authors,
  "/agreements/[id]/move": authors,
  "/agreements/[id]/neighbours": authors,
  "/agreements/[id]/fast-track": authors,
  "/agreements/[id]/concur": authors,
  "/agreements/[id]/texts": everybody,
  "/agreements/[id]/texts/[number]": everybody,
  "/agreements/[id]/texts/compare": everybody,
  "/agreements/[id]/after": everybody,
  "/mous": everybody,
  "/overdue": everybody,
  "/reviews": managers,
  "/trainings": everybody,
  "/trainings/new": authors,
  "/trainings/[id]": everybody,
  "/trainings/[id]/edit": authors,
  "/trainings/[id]/courses/new": authors,
  "/deliveries/new": authors,
  "/deliveries/[id]": everybody,
  "/deliveries/[id]/edit": authors,
  "/agencies": everybody,
  "/agencies/new": researchers,
  "/agencies/[id]": everybody,
  "/agencies/[id]/edit": researchers,
  "/people": everybody,
  "/people/new": researchers,
  "/people/[id]": everybody,
  "/people/[id]/edit": researchers,
  "/topics": everybody,
  "/topics/[slug]": everybody,
  "/sources": everybody,
  "/sources/new": researchers,
  "/sources/[id]": everybody,
  "/sources/[id]/cite": researchers,
  "/sources/[id]/edit": researchers,
  "/attachments/[id]": everybody,
  "/export/[file]": everybody,
  "/print/[register]": everybody,
  "/intake": authors,
  "/intake/[id]": authors,
  "/help/intake": everybody,
  "/imports": everybody,
  "/imports/new": everybody,
  "/imports/[id]": everybody,
  "/imports/[id]/map": everybody,
  "/imports/[id]/check": everybody,
  "/imports/[id]/rows": everybody,
  "/search": everybody,
  "/search/palette": everybody,
  "/pick": everybody,
  "/profile": everybody,
  "/views": everybody,
  "/notifications": everybody,
  "/api/v1": everybody,
  "/api/v1/openapi.json": "public",
  "/api/v1/[resource]": "token",
  "/api/v1/[resource]/[id]": "token",
  "/api/v1/commitments/[id]/updates": "token",
  "/api/v1/search": "token",
  "/feeds/[token]": "link",
  "/administration": administrators,
  "/administration/topics": administrators,
  "/administration/topics/new": administrators,
  "/administration/topics/[id]": administrators,
  "/administration/users": administrators,
  "/administration/users/new": administrators,
  "/administration/users/[id]": administrators,
  "/administration/audit": administrators,
  "/administration/exports": administrators,
  "/administration/jobs": administrators,
} as const satisfies Record<string, readonly Role[] | Entrance>;

type Entrance = "public" | "token" | "link";
export type Address = keyof typeof ADDRESSES;

/** Whether the actor may open this address. Everybody, signed in or not, may open a public one. */
export function mayOpen(actor: Actor, address: Address): boolean {
  // Wider than the table of today.
  const allowed = ADDRESSES[address] as readonly Role[] | Entrance;
  switch (allowed) {
    case "public":
    case "link":
      return true;
    case "token":
      return actor.kind === "user" && actor.token !== undefined;
    default:
      return actor.kind === "user" && actor.token === undefined && allowed.includes(actor.role);
  }
}
