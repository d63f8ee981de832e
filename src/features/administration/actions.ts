"use server";

import { formAction } from "#server/action.ts";
import { chooseLocale, signIn, signOut } from "#server/sign-in.ts";

export const signInAction = formAction(signIn, (next) => next);
export const signOutAction = formAction(signOut, (next) => next);
export const chooseLocaleAction = formAction(chooseLocale, (next) => next);
