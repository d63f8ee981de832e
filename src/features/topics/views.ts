import type { FuzzyDate } from "#domain/date-precision.ts";
import type { Named } from "#domain/names.ts";
import type {
  AgencyAgreement,
  AgencyCommitment,
  AgencyName,
  Linked,
} from "#features/agencies/views.ts";
import type { MeetingType } from "#generated/prisma/enums.ts";

/** A topic to choose, with the one it stands under. */
export type TopicChoice = Named & { id: string; parent: Named | null };

/** What is on record about a topic and those below it; promises alone among the commitments. */
export type TopicCounts = {
  commitments: number;
  agreements: number;
  meetings: number;
  trainings: number;
};

export type TopicRow = Named & {
  id: string;
  slug: string;
  parentId: string | null;
  isRetired: boolean;
  version: number;
  counts: TopicCounts;
};

/** `tops`: every topic of the first level. */
export type TopicView = TopicRow & {
  parent: TopicRow | null;
  children: TopicRow[];
  tops: TopicRow[];
};

export type TopicCommitment = Omit<AgencyCommitment, "role">;
export type TopicAgreement = AgencyAgreement;
export type TopicMeeting = Linked & { type: MeetingType; held: FuzzyDate | null };

/** The first records of each noun about a topic; the counts tell how many there are. */
export type TopicRecords = {
  commitments: TopicCommitment[];
  agreements: TopicAgreement[];
  meetings: TopicMeeting[];
  trainings: Linked[];
  agencies: AgencyName[];
};
