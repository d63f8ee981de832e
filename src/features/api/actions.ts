"use server";

import { buttonAction, formAction } from "#server/action.ts";
import { withNewSecret } from "#server/secret.ts";
import { makeToken, revokeToken } from "./commands.ts";

export const makeTokenAction = formAction(withNewSecret(makeToken), () => "/profile");
export const revokeTokenAction = buttonAction(revokeToken, () => "/profile");
