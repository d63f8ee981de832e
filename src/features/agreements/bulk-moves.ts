import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Marking } from "#domain/marking.ts";
import {
  type MoveChoice,
  moveChoices,
  type Refusal,
  refusalOfMove,
  type Standing,
} from "./moves.ts";
import { nextStages, type Stage } from "./stages.ts";

/** A card that was chosen to be moved, with what decides where it may go. */
export type ChosenCard = {
  id: string;
  version: number;
  fromId: string | null;
  ref: string;
  title: string;
  marking: Marking;
  standing: Standing;
};

type Placed = { standing: Standing };
/** `ahead`: why it does not go on along its route together with others; null: it may. */
type Grouped<Card> = { card: Card; ahead: { to: Stage; refusal: Refusal } | null };
/** Cards at one stage of one route, so that a move asks the same of each. `choices`: where at least one of them may go. */
export type BulkGroup<Card> = { stage: Stage; choices: MoveChoice[]; cards: Grouped<Card>[] };
export type Alone<Card> = { card: Card; why: Refusal };

const byItself = (why: "first" | "own" | "nowhere" | "only"): Refusal => ({
  key: `mous.bulk.why.${why}`,
  params: {},
});

/** What can be said once for several: one word for why, one note; not a number, a day or a text that each has of its own. */
const isShared = ({ way, asks }: MoveChoice): boolean =>
  way !== "skip" &&
  way !== "start" &&
  asks.referenceNo !== "required" &&
  asks.happened !== "required";

/** Which of the chosen cards may be moved together, and where; and which are moved by themselves, and why. */
export function bulkGroups<Card extends Placed>(
  cards: readonly Card[],
  on: CalendarDate,
): { groups: BulkGroup<Card>[]; alone: Alone<Card>[] } {
  const groups = new Map<string, BulkGroup<Card>>();
  const alone: Alone<Card>[] = [];
  for (const card of cards) {
    const { stage, route } = card.standing;
    const choices = moveChoices(on, card.standing).filter(isShared);
    if (stage === null || stage === route[0]?.stage) alone.push({ card, why: byItself("first") });
    else if (choices.length === 0) alone.push({ card, why: byItself("nowhere") });
    else {
      const key = [stage, ...route.map((step) => step.stage)].join(" ");
      const group = groups.get(key) ?? { stage, choices: [], cards: [] };
      const fresh = choices.filter(
        (one) => !group.choices.some((known) => known.stage === one.stage),
      );
      const all = [...group.choices, ...fresh];
      groups.set(key, {
        stage,
        choices: [...all.filter(isAhead), ...all.filter((one) => !isAhead(one))],
        cards: [...group.cards, { card, ahead: heldBack(card.standing, choices, on) }],
      });
    }
  }
  const all = [...groups.values()];
  const single = all.filter((group) => group.cards.length === 1).flatMap((group) => group.cards);
  return {
    groups: all.filter((group) => group.cards.length > 1),
    // A form for one card is its own, which asks for less.
    alone: [...single.map(({ card }) => ({ card, why: byItself("only") })), ...alone],
  };
}

const isAhead = ({ way }: MoveChoice) => way === "forward" || way === "resume";

/** Why a card does not go on along its route with the others. */
function heldBack(standing: Standing, choices: readonly MoveChoice[], on: CalendarDate) {
  const { stage, cameFrom, route } = standing;
  const stages = route.map((step) => step.stage);
  const next = nextStages(stage, stages, cameFrom).find(
    ({ way }) => way === "forward" || way === "resume",
  );
  if (next === undefined || choices.some((one) => one.stage === next.stage)) return null;
  return { to: next.stage, refusal: refusalOfMove(next.stage, on, standing) ?? byItself("own") };
}
