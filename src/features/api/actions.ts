"use server";

import { buttonAction, formAction } from "#server/action.ts";
import { withNewSecret } from "#server/secret.ts";
import { makeToken, revokeToken } from "./commands.ts";

export const makeTokenAction = formAction(withNewSecret(makeToken), () => "/profile");
/** The same, from the list of everybody's. */
export const endTokenAction = buttonAction(revokeToken, () => "/administration/tokens");
export const revokeTokenAction = buttonAction(revokeToken, () => "/profile");
