"use server";

import { formAction } from "#server/action.ts";
import { recordCourse, recordTraining, reviseCourse, reviseTraining } from "./commands.ts";

export const recordTrainingAction = formAction(recordTraining, (id) => `/trainings/${id}`);
export const reviseTrainingAction = formAction(reviseTraining, (id) => `/trainings/${id}`);
export const recordCourseAction = formAction(
  recordCourse,
  (_, { trainingId }) => `/trainings/${String(trainingId)}`,
);
export const reviseCourseAction = formAction(reviseCourse);
