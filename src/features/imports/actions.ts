"use server";

import { formAction } from "#server/action.ts";
import {
  checkInBackground,
  discardImport,
  findableInBackground,
  finishImport,
  importInBackground,
  mapImport,
  startImport,
  uploadImport,
} from "./commands/steps.ts";
import { undoImport } from "./commands/undo.ts";

export const uploadImportAction = formAction(uploadImport, (id) => `/imports/${id}/map`);

export const mapImportAction = formAction(
  (ctx, input) => mapImport(ctx, input).then(checkInBackground(ctx)),
  (id) => `/imports/${id}/check`,
);

export const startImportAction = formAction(
  (ctx, input) =>
    startImport(ctx, input).then(importInBackground(ctx, input["skipsBad"] === "true")),
  (id) => `/imports/${id}`,
);

export const finishImportAction = formAction(
  (ctx, input) => finishImport(ctx, input).then(findableInBackground(ctx)),
  (id) => `/imports/${id}`,
);

export const discardImportAction = formAction(discardImport, () => "/imports");
export const undoImportAction = formAction(undoImport, (id) => `/imports/${id}`);
