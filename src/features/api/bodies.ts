import { commitmentInput, commitmentUpdate, progressInput } from "#features/commitments/schema.ts";
import { meetingInput, meetingUpdate } from "#features/meetings/schema.ts";

/** What programs may write: the input of the same command that the form runs. */
export const BODIES = {
  meetings: { record: meetingInput, revise: meetingUpdate },
  commitments: { record: commitmentInput, revise: commitmentUpdate },
  updates: progressInput,
};

/** Of these, what an address or a header says, and what only forms have. */
export const NOT_IN_A_BODY = ["id", "version", "commitmentId", "draftId", "file"];
