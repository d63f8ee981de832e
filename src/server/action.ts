import "server-only";
import { getTranslations } from "next-intl/server";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { z } from "zod";
import { AppError } from "#domain/errors.ts";
import type { FormAction, FormState } from "#domain/form-state.ts";
import { decodeMessage } from "#domain/message.ts";
import type { Context } from "#server/command.ts";
import { fieldOf, formIn, inputOf, typedValues } from "#server/form-values.ts";
import { log } from "#server/log.ts";
import { refuseForeignOrigin } from "#server/origin.ts";
import { formContext, requestId } from "#server/session.ts";
import { spoken } from "#server/spoken.ts";

type Work = (
  ctx: Context,
  input: Record<string, unknown>,
  form: FormData,
) => Promise<{ id: string }>;

/**
 * A command as a form action: fields in, either a new place or the errors out, with everything typed
 * kept. `goTo` gives the address to go to; without one the page shown is made anew (going to a place on
 * the page that is shown would leave it as it was).
 */
export function formAction(
  run: Work,
  goTo?: (id: string, input: Record<string, unknown>) => string | null,
): FormAction {
  return async (_previous, sent) => {
    const form = formIn(sent);
    const input = inputOf(form);
    let id: string;
    try {
      refuseForeignOrigin(await headers());
      const key = form.get("requestKey");
      ({ id } = await run(await formContext(typeof key === "string" ? key : null), input, form));
    } catch (error) {
      // Made anew, the page carries the version to compare with, so that sending again can succeed.
      if (error instanceof AppError && error.code === "stale") refresh();
      return await refusal(error, form);
    }
    const place = goTo?.(id, input) ?? null;
    // Also where it leads: that may be the page of the form, at another place in it.
    refresh();
    if (place !== null) redirect(place as never);
    return { values: {}, fieldErrors: {}, formError: null };
  };
}

/** For a form that has nothing to fill in and so nothing to show again: a failure is a page. */
export function buttonAction(run: Work, goTo: (id: string) => string) {
  return async (sent: FormData): Promise<void> => {
    const form = formIn(sent);
    refuseForeignOrigin(await headers());
    const work = async () => run(await formContext(null), inputOf(form), form);
    const { id } = await work().catch(leadAway);
    // The place may be the page that shows the button: it is made anew all the same.
    refresh();
    redirect(goTo(id) as never);
  };
}

/** The page for a failure, of those that there are; any other is the error page's. */
function leadAway(error: unknown): never {
  const code = error instanceof AppError ? error.code : null;
  if (code === "unauthenticated") redirect("/sign-in");
  if (code === "forbidden") forbidden();
  if (code === "not_found" || error instanceof z.ZodError) notFound();
  throw error;
}

/** What a form that failed shows: the sentences in the reader's language, and what was typed. */
async function refusal(error: unknown, form: FormData): Promise<FormState> {
  const t = await getTranslations();
  // Keys come from data; a missing one shows as the key, which the catalogue tests forbid.
  const say = t as unknown as (key: string, params?: object) => string;
  const values = typedValues(form);
  if (error instanceof z.ZodError) {
    const fieldErrors: Record<string, string[]> = {};
    for (const issue of error.issues) {
      const { key, params } = decodeMessage(issue.message);
      (fieldErrors[fieldOf(form, issue.path)] ??= []).push(say(key, await spoken(params)));
    }
    return { values, fieldErrors, formError: null };
  }
  if (error instanceof AppError) {
    if (error.code === "unavailable") log.warn({ requestId: await requestId() }, "database away");
    const key = t.has(error.messageKey as never) ? error.messageKey : "errors.refused";
    const { href } = error.params;
    return {
      values,
      fieldErrors: {},
      formError: say(key, await spoken(error.params)),
      ...(typeof href === "string" && { formLink: { href, label: say("errors.openIt") } }),
    };
  }
  const id = await requestId();
  log.error({ err: error, requestId: id }, "action failed");
  return { values, fieldErrors: {}, formError: say("errors.unexpected", { requestId: id }) };
}
