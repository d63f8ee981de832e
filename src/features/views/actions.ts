"use server";

import { buttonAction, formAction } from "#server/action.ts";
import { pinView, removeView, reviseView, saveView } from "./commands.ts";
import { canonicalQuery, hrefOf, viewInput } from "./schema.ts";

/** Leads to the list as it was saved. */
export const saveViewAction = buttonAction(
  async (ctx, input) => {
    await saveView(ctx, input);
    const { register, query } = viewInput.parse(input);
    return { id: hrefOf({ register, query: canonicalQuery(register, query) }) };
  },
  (href) => href,
);

export const reviseViewAction = formAction(reviseView);
export const removeViewAction = formAction(removeView);
export const pinViewAction = buttonAction(pinView, () => "/views");
