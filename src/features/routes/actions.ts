"use server";

import { buttonAction, formAction } from "#server/action.ts";
import { assignRoute } from "./commands/assign.ts";
import { beginRoute, discardRoute, reviseRoute, reviseRouteStage } from "./commands/draft.ts";
import { addStandardRoutes } from "./commands/record.ts";
import { saveRoute } from "./commands/save.ts";

const LIST = "/administration/routes";
const draft = (id: string) => `${LIST}/drafts/${id}`;

export const addStandardRoutesAction = formAction(addStandardRoutes);
export const beginRouteAction = buttonAction(beginRoute, draft);

/** Where the button leads: to the stage whose form is opened, to the effects, or nowhere. */
function afterRevision(id: string, { intent }: Record<string, unknown>): string | null {
  const [verb, stage] = String(intent).split(":");
  if (verb === "preview") return `${draft(id)}/preview`;
  return verb === "open" ? `${draft(id)}/${stage}` : null;
}

export const reviseRouteAction = formAction(reviseRoute, afterRevision);
export const reviseRouteStageAction = formAction(reviseRouteStage, (id) => draft(id));
export const discardRouteAction = buttonAction(discardRoute, () => LIST);
export const saveRouteAction = formAction(saveRoute, (id) => `/routes/${id}`);
export const assignRouteAction = formAction(assignRoute, (id) => `/routes/${id}#instruments`);
