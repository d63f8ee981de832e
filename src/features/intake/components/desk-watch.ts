import { usesSingleKeys } from "#ui/shortcuts.tsx";

export const KEYS = [
  ["j", "next"],
  ["k", "previous"],
  ["a", "accept"],
  ["r", "reject"],
  ["e", "edit"],
  ["m", "merge"],
  ["u", "undo"],
  ["s", "save"],
  ["?", "help"],
] as const;
export type Key = (typeof KEYS)[number][1];

type Counts = { accepted: number; total: number; open: number };

type Watch = { onCount: (counts: Counts) => void; onHelp: () => void };

const CARD = "[data-card]";
const all = <E extends Element>(selector: string, within: ParentNode = document) => [
  ...within.querySelectorAll<E>(selector),
];

/** Listens to the screen of drafts until the function that comes back is called. */
export function attend({ onCount, onHelp }: Watch): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const past: { card: HTMLElement; before: string | null }[] = [];
  let current: HTMLElement | null = null;

  const count = () => onCount(countsNow());

  const go = (card: HTMLElement | undefined) => {
    if (card === undefined) return;
    current = card;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    show(card.id);
  };
  const step = (by: 1 | -1) => {
    const cards = all<HTMLElement>(CARD).filter((card) => card.checkVisibility());
    const at = current === null ? -1 : cards.indexOf(current);
    go(cards[at < 0 ? (by === 1 ? 0 : cards.length - 1) : at + by]);
  };
  const decide = (value: string | null, isUndo = false) => {
    if (current === null) return;
    const radios = all<HTMLInputElement>("input[type=radio][name$='.decision']", current);
    const [first] = radios;
    if (first === undefined) return;
    if (!isUndo) past.push({ card: current, before: decisionIn(radios) });
    for (const radio of radios) radio.checked = radio.value === value;
    tell(first);
  };
  const edit = (field: string) => {
    const details = current?.querySelector<HTMLDetailsElement>(".draft-edit");
    if (!details) return;
    if (field === "" && details.open) details.open = false;
    else {
      details.open = true;
      const box = details.querySelector<HTMLElement>(field || "input:not([type=hidden]), select");
      box?.focus();
      // Behind what stands there already.
      if (box instanceof HTMLInputElement)
        box.setSelectionRange(box.value.length, box.value.length);
    }
  };

  const acts: Record<Key, () => void> = {
    next: () => step(1),
    previous: () => step(-1),
    accept: () => {
      decide("accept");
      step(1);
    },
    reject: () => {
      decide("reject");
      step(1);
    },
    edit: () => edit(""),
    merge: () => edit("select[name$='.into']"),
    undo: () => {
      const last = past.pop();
      if (last === undefined) return;
      go(last.card);
      decide(last.before, true);
    },
    save: () => document.querySelector<HTMLElement>("button[name=intent][value=save]")?.click(),
    help: onHelp,
  };

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const key = KEYS.find(([letter]) => letter === event.key);
    if (key === undefined || !usesSingleKeys()) return;
    // Before the help of every page hears it.
    event.preventDefault();
    acts[key[1]]();
  };

  document.addEventListener("keydown", press, { signal, capture: true });
  document.addEventListener("click", decideGroup, { signal, capture: true });
  document.addEventListener("change", count, { signal });
  document.addEventListener("pointerover", ({ target }) => light(target), { signal });
  document.addEventListener(
    "focusin",
    ({ target }) => {
      light(target);
      const card = target instanceof Element ? target.closest<HTMLElement>(CARD) : null;
      if (card !== null) current = card;
    },
    { signal },
  );
  count();
  return () => stop.abort();
}

/** What a script has chosen is told like what a person has: it is kept, and counted. */
function tell(control: HTMLElement) {
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

const decisionIn = (radios: readonly HTMLInputElement[]) =>
  radios.find(({ checked }) => checked)?.value ?? null;

const nameOf = ({ name }: { name: string }) => name.slice(0, name.lastIndexOf("."));

/** Each in one look at the page: there may be hundreds of drafts. What is a part of another draft is decided with that one. */
function countsNow(): Counts {
  const groups = all<HTMLInputElement>("input[name$='._group']");
  const chosen = all<HTMLInputElement>("input[name$='.decision']:checked");
  const accepted = new Set(chosen.filter(({ value }) => value === "accept").map(nameOf));
  const parts = all<HTMLSelectElement>("select[name$='.into']").filter(({ value }) => value !== "");
  const decided = new Set([...chosen, ...parts].map(nameOf));
  const commitments = groups.filter(({ value }) => value === "commitments");
  return {
    accepted: commitments.filter((one) => accepted.has(nameOf(one))).length,
    total: commitments.length,
    // Talking points lie folded away: nobody must decide about them.
    open: groups.filter((one) => one.value !== "talkingPoints" && !decided.has(nameOf(one))).length,
  };
}

/** The buttons of a group decide here, without a way to the server; what they did is kept as if pressed one by one. */
function decideGroup(event: Event) {
  const button = (event.target as Element).closest<HTMLButtonElement>("button[name=intent]");
  const [value = "", group = ""] = button?.value.split("=") ?? [];
  if (group === "") return;
  event.preventDefault();
  for (const mark of all<HTMLInputElement>(`input[name$='._group'][value='${group}']`)) {
    const radios = mark.closest(CARD)?.querySelectorAll<HTMLInputElement>(".decision input") ?? [];
    for (const radio of radios) radio.checked = radio.value === value;
  }
  if (button) tell(button);
}

/** What is typed into; the choices of a card are not. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("input:not([type=radio], [type=checkbox]), textarea, select, dialog *"))
  );
}

/** Lights what is under the pointer or has the focus, and what belongs to it on the other side. */
function light(target: EventTarget | null) {
  if (!(target instanceof Element)) return;
  const mark = target.closest("mark[data-drafts]");
  const ids = mark?.getAttribute("data-drafts")?.split(" ") ?? [
    target.closest<HTMLElement>(CARD)?.id ?? "",
  ];
  for (const one of all(".is-meant, .is-lit")) one.classList.remove("is-meant", "is-lit");
  for (const id of ids) {
    if (id === "") continue;
    for (const one of all(`mark[data-drafts~='${id}']`)) one.classList.add("is-meant");
    if (mark !== null) document.getElementById(id)?.classList.add("is-lit");
  }
}

/** Brings the passage of a draft into view, where the text stands beside the drafts. */
function show(id: string) {
  const sign = document.getElementById(`at-${id}`);
  const sheet = sign?.closest<HTMLElement>(".intake-sheet");
  if (!sign || !sheet || sheet.scrollHeight <= sheet.clientHeight) return;
  const top = sign.getBoundingClientRect().top - sheet.getBoundingClientRect().top;
  sheet.scrollTop += top - sheet.clientHeight / 3;
}
