import "server-only";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import type { Actor } from "#domain/actor.ts";
import { type CalendarDate, todayIn } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { type Address, mayOpen } from "#domain/permissions.ts";
import { type Tx, withViewer } from "#server/db.ts";
import { env } from "#server/env.ts";
import type { Purpose } from "#server/guarded-pool.ts";
import { log } from "#server/log.ts";
import { actorOf, currentPerson, requestId } from "#server/session.ts";

export type Reading = { tx: Tx; viewer: Actor; today: CalendarDate; now: Date };

/**
 * Reads for a page: checks that the viewer may open this address, then runs all of the page's queries
 * in one transaction of the viewer's. Every page begins here.
 *
 * Leads to sign-in without a session, to the page "no rights" for the wrong role, and to "not found"
 * for a record that is missing or hidden.
 */
export async function readPage<T>(
  address: Address,
  work: (reading: Reading) => Promise<T>,
  { keepsPlans = false }: Pick<Purpose, "keepsPlans"> = {},
): Promise<T> {
  const viewer = await enterPage(address);
  const now = new Date();
  const startedAt = performance.now();
  let statements = 0;
  try {
    const today = todayIn(env().ACCORD_TIME_ZONE, now);
    return await withViewer(viewer, (tx) => work({ tx, viewer, today, now }), {
      keepsPlans,
      onStatements: (count) => {
        statements = count;
      },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  } finally {
    const ms = Math.round(performance.now() - startedAt);
    log.info({ address, statements, ms, requestId: await requestId() }, "page");
  }
}

/** Reads for what stands around every page, which goes without it when the database is away. */
export async function readShell<T>(
  viewer: Actor,
  work: (tx: Tx) => Promise<T>,
  otherwise: T,
): Promise<T> {
  return withViewer(viewer, work).catch(() => otherwise);
}

/** For a page that reads nothing: the same door. */
export async function enterPage(address: Address): Promise<Actor> {
  const person = await currentPerson();
  const viewer = actorOf(person);
  if (!mayOpen(viewer, address)) {
    if (person !== null) forbidden();
    const from = (await headers()).get("x-accord-path") ?? "/";
    redirect(`/sign-in?next=${encodeURIComponent(from)}`);
  }
  return viewer;
}

export function todayAtHome(now = new Date()): CalendarDate {
  return todayIn(env().ACCORD_TIME_ZONE, now);
}

export const homeTimeZone = () => env().ACCORD_TIME_ZONE;

/** What people type before a path to come here. */
export const homeOrigin = () => env().ACCORD_ORIGIN;
