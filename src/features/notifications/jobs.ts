import "server-only";
import type { Role } from "#domain/actor.ts";
import { todayIn } from "#domain/calendar-date.ts";
import { withViewer } from "#server/db.ts";
import { env, isDemonstration } from "#server/env.ts";
import type { Counts, Job } from "#server/jobs/job.ts";
import { jobsPool } from "#server/jobs/pool.ts";
import { log } from "#server/log.ts";
import type { Compose } from "#server/mail/outbox.ts";
import { isAddress, isMailOn } from "#server/mail/transport.ts";
import { digestMessage } from "./digest.ts";
import { listUntold } from "./queries.ts";
import { digestDueOn } from "./rules.ts";
import { DEFAULT_SETTING, languageOf, type Setting } from "./schema.ts";
import { tellPerson } from "./telling.ts";

type Person = {
  id: string;
  email: string;
  role: Role;
} & Pick<Setting, "rhythm" | "hour" | "weekday" | "language" | "without">;

/** Who may sign in, each with what they say about mail. With an id that person alone, if they are still there. */
async function listPeople(id: string | null = null): Promise<Person[]> {
  const { rows } = await jobsPool().query<
    { id: string; email: string; role: Role } & { [Key in keyof Setting]: Setting[Key] | null }
  >(
    `select u.id, u.email, u.role, s.rhythm, s.hour, s.weekday, s.language, s.without
     from user_account u left join notice_setting s on s.user_id = u.id
     where u.disabled_at is null and ($1 or not u.is_demo) and ($2::uuid is null or u.id = $2) order by u.id`,
    [isDemonstration(), id],
  );
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: row.role,
    rhythm: row.rhythm ?? DEFAULT_SETTING.rhythm,
    hour: row.hour ?? DEFAULT_SETTING.hour,
    weekday: row.weekday ?? DEFAULT_SETTING.weekday,
    language: languageOf(row.language ?? DEFAULT_SETTING.language),
    without: row.without ?? DEFAULT_SETTING.without,
  }));
}

/** A job that acts for one person sees and writes what that person may, and nothing more. */
const actingFor = (userId: string, job: string) => ({ kind: "system", job, userId }) as const;

async function tell(person: Person, now: Date): Promise<number> {
  const today = todayIn(env().ACCORD_TIME_ZONE, now);
  const escalateDays = env().ACCORD_ESCALATE_DAYS;
  return withViewer(
    actingFor(person.id, "notices"),
    (tx) => tellPerson(tx, person, { today, escalateDays }),
    { mode: "write", action: "notice.tell" },
  );
}

/** Does the work for each person; one who fails holds up none of the others, and the first failure is told in the end. */
async function forEach(
  people: readonly Person[],
  signal: AbortSignal,
  work: (person: Person) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const person of people) {
    if (signal.aborted) return;
    await work(person).catch((error: unknown) => {
      log.error({ err: error, userId: person.id }, "a person was not told");
      failures.push(error);
    });
  }
  if (failures.length > 0) throw failures[0];
}

/** Tells everybody what the day brought: due and overdue promises, notice dates, rounds that did not come, changes. */
export const noticesJob: Job = {
  name: "notices",
  schedule: { every: "hour", minute: 50 },
  isEager: true,
  run: async ({ now, signal }): Promise<Counts> => {
    const counts = { notices: 0 };
    await forEach(await listPeople(), signal, async (person) => {
      counts.notices += await tell(person, now);
    });
    return counts;
  },
};

/** Queues the digests whose hour has come, for who has something to read. */
export const digestsJob: Job = {
  name: "digests",
  schedule: { every: "hour", minute: 0 },
  run: async ({ now, signal }): Promise<Counts> => {
    const counts = { queued: 0 };
    if (!isMailOn()) return counts;
    await forEach(await listPeople(), signal, async (person) => {
      const day = digestDueOn(person, env().ACCORD_TIME_ZONE, now);
      if (day === null || !isAddress(person.email)) return;
      await tell(person, now);
      const untold = await withViewer(actingFor(person.id, "digests"), (tx) =>
        listUntold(tx, person.id, person.without),
      );
      if (untold.length === 0) return;
      const { rowCount } = await jobsPool().query(
        `insert into mail (id, template, user_id, key) values (gen_random_uuid(), 'digest', $1, $2) on conflict do nothing`,
        [person.id, `digest:${person.id}:${day}`],
      );
      counts.queued += rowCount ?? 0;
    });
    return counts;
  },
};

/** Reads at the moment of sending, as its reader: who lost a right in between is told nothing by it. */
export const composeDigest: Compose = async ({ userId }, now) => {
  const [person] = await listPeople(userId);
  if (person === undefined) return null;
  const notices = await withViewer(actingFor(userId, "mail"), (tx) =>
    listUntold(tx, userId, person.without),
  );
  const message = digestMessage({
    notices,
    today: todayIn(env().ACCORD_TIME_ZONE, now),
    language: person.language,
    rhythm: person.rhythm,
    origin: env().ACCORD_ORIGIN,
  });
  if (message === null) return null;
  return { to: person.email, message, noticeIds: notices.map(({ id }) => id) };
};

const KEPT_DAYS = 180;

/** Forgets changes that were read long ago, and how old mails fared. Other notices stay: they are how nothing is told twice. */
export const upkeepJob: Job = {
  name: "upkeep",
  schedule: { every: "day", hour: 3, minute: 10 },
  run: async (): Promise<Counts> => {
    const gone = await jobsPool().query(
      "delete from notice where kind = 'changed' and coalesce(read_at, mailed_at) < now() - $1 * interval '1 day'",
      [KEPT_DAYS],
    );
    const mails = await jobsPool().query(
      "delete from mail where coalesce(sent_at, dropped_at) < now() - $1 * interval '1 day'",
      [KEPT_DAYS],
    );
    await jobsPool().query(
      `delete from job_run r using (
         select id, row_number() over (partition by name order by started_at desc) as place from job_run
       ) old where old.id = r.id and old.place > 500`,
    );
    await jobsPool().query(
      "delete from job_request where taken_at < now() - $1 * interval '1 day'",
      [KEPT_DAYS],
    );
    const { rows } = await jobsPool().query<{ terms: number }>("select app.renew_terms() as terms");
    return { notices: gone.rowCount ?? 0, mails: mails.rowCount ?? 0, terms: rows[0]?.terms ?? 0 };
  },
};
