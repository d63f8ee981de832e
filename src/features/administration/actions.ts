"use server";

import { buttonAction, formAction } from "#server/action.ts";
import { makeInvitation, welcome } from "#server/invitation.ts";
import { chooseLocale, signIn, signOut } from "#server/sign-in.ts";
import { inviteUser, reviseUser } from "./commands.ts";

export const signInAction = formAction(signIn, (next) => next);
export const signOutAction = buttonAction(signOut, (next) => next);
export const chooseLocaleAction = buttonAction(chooseLocale, (next) => next);
export const welcomeAction = formAction(welcome, (next) => next);

export const inviteUserAction = formAction(
  async (ctx, input) => {
    const { id } = await inviteUser(ctx, input);
    await makeInvitation(ctx, id);
    return { id };
  },
  (id) => `/administration/users/${id}`,
);

export const reviseUserAction = formAction(reviseUser, (id) => `/administration/users/${id}`);

export const inviteAgainAction = formAction(
  async (ctx, input) => {
    const id = String(input["id"]);
    await makeInvitation(ctx, id);
    return { id };
  },
  (id) => `/administration/users/${id}`,
);
