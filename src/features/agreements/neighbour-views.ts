import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Marking } from "#domain/marking.ts";
import type { Binding, InstrumentType, NeighbourKind, Stage } from "#generated/prisma/enums.ts";
import type { AgreementState } from "./rules.ts";

/** An instrument that is there already, and what the proposed one is to it. */
export type Neighbour = {
  id: string;
  ref: string;
  title: string;
  instrument: InstrumentType;
  binding: Binding;
  marking: Marking;
  version: number;
  state: AgreementState;
  stage: Stage | null;
  group: NeighbourGroup;
  /** The last that happened with it or on its topics; null: nothing is on record. */
  lastOn: CalendarDate | null;
  /** Null: nobody has compared them. */
  mark: { kind: NeighbourKind; note: string | null; by: string; at: Date } | null;
  /** A link that is there without a mark. */
  linkedAs: "replaces" | "supplements" | null;
};
export const NEIGHBOUR_GROUPS = ["existing", "pending", "dormant"] as const;
type NeighbourGroup = (typeof NEIGHBOUR_GROUPS)[number];
