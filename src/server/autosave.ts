import "server-only";
import { headers } from "next/headers";
import { z } from "zod";
import { AppError } from "#domain/errors.ts";
import type { Context } from "#server/command.ts";
import { env } from "#server/env.ts";
import { formIn } from "#server/form-values.ts";
import { log } from "#server/log.ts";
import { refuseForeignOrigin } from "#server/origin.ts";
import { formContext, requestId } from "#server/session.ts";

/** `hidden`: fields of the form that are to change with this save. */
export type Saved = { at: string; hidden: Record<string, string> };

/**
 * A save that nobody pressed a button for: the time it was saved at, or null when it was not, for the
 * form to say so and to try again.
 */
export function autosaveAction(
  work: (ctx: Context, form: FormData) => Promise<Record<string, string>>,
) {
  return async (sent: FormData): Promise<Saved | null> => {
    try {
      const form = formIn(sent);
      refuseForeignOrigin(await headers());
      const ctx = await formContext(null);
      return { hidden: await work(ctx, form), at: timeOf(ctx.now) };
    } catch (error) {
      if (!(error instanceof AppError || error instanceof z.ZodError)) {
        log.error({ err: error, requestId: await requestId() }, "draft not saved");
      }
      return null;
    }
  };
}

function timeOf(now: Date): string {
  const timeZone = env().ACCORD_TIME_ZONE;
  return now.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
}
