import { columnsParameter, type ListColumns } from "#domain/list-columns.ts";
import { groupParameter, type ListGroups } from "#domain/list-groups.ts";
import { MeetingLife, MeetingType, RecordState } from "#generated/prisma/enums.ts";
import { meetingFilter } from "./schema.ts";

export const MEETING_COLUMNS: ListColumns = {
  record: "title",
  headers: "meetings.col",
  usual: {
    held: ["held_on", "held_precision"],
    title: ["title", "ref", "place", "partner_head"],
    partner: ["partner", "partner_label"],
    type: ["type"],
    life: ["life"],
    state: ["record_state"],
    commitments: ["commitments"],
  },
  more: [
    "mode",
    "until_on",
    "place",
    "host_side",
    "series",
    "round",
    "home_head",
    "partner_head",
    "participants",
    "topics_label",
    "next_round_on",
    "next_round_words",
    "summary",
    "marking",
  ],
  comesBackBy: ["type"],
};

export const MEETING_GROUPS = {
  partner: "label",
  topic: "label",
  type: Object.values(MeetingType),
  life: Object.values(MeetingLife),
  state: Object.values(RecordState),
  year: "latest",
} as const satisfies ListGroups;

/** Parameters of the register: which meetings, and how they are shown. */
export const meetingList = meetingFilter.extend({
  cols: columnsParameter(MEETING_COLUMNS),
  group: groupParameter(MEETING_GROUPS),
});
