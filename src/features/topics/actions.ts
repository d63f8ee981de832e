"use server";

import { formAction } from "#server/action.ts";
import { addStandardTopics, moveTopic, recordTopic, reviseTopic } from "./commands.ts";

const LIST = "/administration/topics";

export const recordTopicAction = formAction(recordTopic, () => LIST);
export const reviseTopicAction = formAction(reviseTopic, () => LIST);
export const moveTopicAction = formAction(moveTopic);
export const addStandardTopicsAction = formAction(addStandardTopics);
