import type { Actor } from "#domain/actor.ts";
import { todayIn } from "#domain/calendar-date.ts";
import { decodeMessage } from "#domain/message.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { beginBatch } from "#features/imports/commands/begin.ts";
import { performCheck, performImport } from "#features/imports/commands/perform.ts";
import { shippedProfile } from "#features/imports/profiles/shipped.ts";
import { mapping as mappingSchema } from "#features/imports/schema.ts";
import { spoken } from "#features/imports/spoken.ts";
import { countsOf, type Issue } from "#features/imports/views.ts";
import { issuesCsv } from "#features/imports/issues-csv.ts";
import type { Context } from "#server/command.ts";
import { withViewer } from "#server/db.ts";
import { type Messages, messagesOf } from "#server/messages.ts";
import { Refusal } from "../refusal.ts";

type Options = {
  path: string;
  content: Uint8Array;
  profile: string;
  actor: Actor;
  timeZone: string;
  isRehearsal: boolean;
  skipsBad: boolean;
};

type Report = { lines: string[]; issues: string; isGood: boolean };

/** Checks a file, and brings it in unless it is a rehearsal. */
export async function importFile(options: Options): Promise<Report> {
  const { actor, content, isRehearsal, skipsBad } = options;
  const now = new Date();
  const today = todayIn(options.timeZone, now);
  const ctx: Context = { actor, now, today, requestId: uuidv7() };
  const startedAt = performance.now();
  const id = await begin(ctx, options);
  if (isRehearsal) await performCheck(ctx, id, content);
  else await performImport(ctx, id, skipsBad, content);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const { counts, issues, failure, state, columns } = await readBack(actor, id);
  if (isRehearsal) {
    await withViewer(actor, (tx) => tx.importBatch.delete({ where: { id } }), {
      mode: "write",
      action: "import.discard",
      requestId: ctx.requestId,
    });
  }
  const isDry = state !== "done";
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return {
    lines: [
      ...(failure === null ? [] : [say(failure)]),
      `${counts.read} rows: ${counts.created} ${isDry ? "would be new" : "new"}, ${counts.updated} changed, ${counts.unchanged} unchanged, ${counts.refused} refused.`,
      ...Object.entries(counts.alongside).map(([name, count]) => `  with them ${count} ${name}`),
      ...(counts.advice === null ? [] : [say(counts.advice)]),
      ...Object.entries(counts.reasons).map(([key, count]) => `  ${count} x ${reason(key)}`),
      ...Object.entries(counts.noted).map(([key, count]) => `  ${count} x ${noted(key)}`),
      `${counts.notes} notes. ${seconds} s, at most ${megabytes} MB.`,
    ],
    issues: issuesCsv(
      issues,
      {
        say,
        word: (key) => textOf(`imports.issues.${key}`) ?? key,
        fieldName: (field) => textOf(`imports.field.${field}`) ?? field,
      },
      columns,
    ),
    isGood: state === "done" || state === "checked",
  };
}

async function begin(ctx: Context, { path, content, profile }: Options): Promise<string> {
  const purpose = { mode: "write", action: "import.upload", requestId: ctx.requestId } as const;
  const keep = async (tx: Parameters<Parameters<typeof withViewer>[1]>[0]) => {
    const own = await tx.importProfile.findUnique({ where: { name: profile } });
    const raw = shippedProfile(profile)?.mapping ?? own?.mapping;
    if (raw === undefined) throw new Refusal(`There is no profile ${profile}.`);
    const mapping = mappingSchema.parse(raw);
    const { id } = await beginBatch(tx, userIdOf(ctx.actor), path, content);
    const { kind, register } = mapping;
    await tx.importBatch.update({
      where: { id },
      data: { mapping, kind, register, profile, state: "checking" },
    });
    return id;
  };
  return withViewer(ctx.actor, keep, purpose);
}

function userIdOf(actor: Actor): string {
  if (actor.kind !== "user") throw new Refusal("Only a person brings files in.");
  return actor.id;
}

const readBack = (actor: Actor, id: string) =>
  withViewer(actor, async (tx) => {
    const batch = await tx.importBatch.findUniqueOrThrow({
      where: { id },
      select: {
        state: true,
        failure: true,
        counts: true,
        mapping: true,
        work: { select: { issues: true } },
      },
    });
    return {
      state: batch.state,
      failure: batch.failure,
      counts: countsOf(batch.counts),
      columns: mappingSchema.safeParse(batch.mapping).data?.columns ?? {},
      // Written by the pass, in this shape.
      issues: (batch.work?.issues ?? []) as Issue[],
    };
  });

/** A sentence about one row names what stands in it; of many rows only the kind of problem is told. */
function reason(key: string): string {
  const kind = `imports.reason.${key.split(".").at(-1)}`;
  return textOf(kind) ?? say("imports.reason.other");
}

const noted = (key: string): string =>
  textOf(`imports.noted.${key.split(".").at(-1)}`) ?? say("imports.noted.other");

/** The sentence of a message in English. Without the server's catalogue only plain values are put in; no row needs more. */
function say(message: string): string {
  const { key, params: plain } = decodeMessage(message);
  const params = spoken(plain, "en");
  return (textOf(key) ?? key).replace(/\{(\w+)(?:, number)?\}/g, (_, name: string) =>
    String(params[name] ?? ""),
  );
}

const messages = messagesOf("en");

function textOf(key: string): string | null {
  const steps = key.split(".");
  const found = steps.reduce<Messages | string | undefined>(
    (node, step) => (typeof node === "object" ? node[step] : undefined),
    messages,
  );
  return typeof found === "string" ? found : null;
}
