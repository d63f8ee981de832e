"use server";

import { buttonAction, formAction } from "#server/action.ts";
import { chooseLocale, signIn, signOut } from "#server/sign-in.ts";

export const signInAction = formAction(signIn, (next) => next);
export const signOutAction = buttonAction(signOut, (next) => next);
export const chooseLocaleAction = buttonAction(chooseLocale, (next) => next);
