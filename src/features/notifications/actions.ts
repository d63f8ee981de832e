"use server";

import { ownPath } from "#domain/own-path.ts";
import { buttonAction, formAction } from "#server/action.ts";
import { followRecord, readNotices, reviseSetting } from "./commands.ts";

/** Leads back to the record's page. */
export const followAction = buttonAction(
  async (ctx, { path, ...input }) => {
    await followRecord(ctx, input);
    return { id: ownPath(path) };
  },
  (path) => path,
);
export const readNoticesAction = buttonAction(readNotices, () => "/notifications");
export const reviseSettingAction = formAction(reviseSetting, () => "/profile#mail");
