import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { listReviews } from "#features/reviews/queries.ts";
import { reviewFilter } from "#features/reviews/schema.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { demonstration } from "../../prisma/demo/demonstration.ts";
import { makeFirstAdminToken } from "../../scripts/database/first-admin.ts";
import { makeAccounts } from "../../scripts/demonstration/accounts.ts";
import { loadDemonstration } from "../../scripts/demonstration/load.ts";
import { startLoading } from "../../scripts/demonstration/loading.ts";
import { loadSources } from "../../scripts/demonstration/register.ts";
import { batchOf, checkedFile } from "../make/import.ts";
import { exportedFile, profileOf, RETURNING_NAMES, type Returning } from "../make/returned.ts";
import { asOwner } from "../make/user.ts";

afterAll(disconnect);

/** Exports of every register, given back. */
async function comesBack(register: Returning, actor: Actor) {
  const file = await exportedFile(actor, register, "csv");
  const id = await checkedFile(actor, file, profileOf(register));
  return batchOf(actor, id);
}

const load = (token: string | null) => loadDemonstration({ token, onProgress: () => undefined });

async function countsOf(...tables: readonly string[]): Promise<Record<string, number>> {
  return asOwner(async (client) => {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      counts[table] = rows[0]?.n ?? -1;
    }
    return counts;
  });
}

/** The account as the session would give it. */
async function actorOf(email: string): Promise<Extract<Actor, { kind: "user" }>> {
  const account = demonstration.accounts.find((one) => one.email === email);
  const { rows } = await asOwner((client) =>
    client.query<{ id: string }>("select id from user_account where email = $1", [email]),
  );
  if (account === undefined || rows[0] === undefined) throw new Error(`${email} is not loaded.`);
  const { role, clearance } = account;
  return { kind: "user", id: rows[0].id, role, clearance, partners: null };
}

beforeAll(async () => {
  const token = await makeFirstAdminToken(process.env["DATABASE_URL_OWNER"] ?? "");
  await load(token);
}, 120_000);

const TABLES = {
  user_account: "accounts",
  topic: "topics",
  route: "routes",
  source: "sources",
  agency: "agencies",
  person: "people",
  post: "posts",
  tenure: "tenures",
  meeting: "meetings",
  meeting_series: "series",
  agreement: "agreements",
  commitment: "commitments",
  status_update: "updates",
  training: "trainings",
  delivery: "deliveries",
  figure: "figures",
  claim: "claims",
} as const satisfies Record<string, keyof typeof demonstration>;

const seenBy = async (email: string) =>
  withViewer(await actorOf(email), async (tx) => ({
    commitments: await tx.commitment.count(),
    partners: (await tx.commitment.groupBy({ by: ["partner"] })).length,
    secret: await tx.agreement.count({ where: { marking: "secret" } }),
    confidential: await tx.commitment.count({ where: { marking: "confidential" } }),
    restricted: await tx.commitment.count({ where: { marking: "restricted" } }),
  }));

const of = (partner: string) =>
  demonstration.commitments.filter((one) => one.partner === partner).length;

describe("the load", () => {
  test("makes each record once", async () => {
    const expected = Object.entries(TABLES).map(([table, kind]) => [
      table,
      demonstration[kind].length,
    ]);
    expect(await countsOf(...Object.keys(TABLES))).toEqual(Object.fromEntries(expected));
  });

  test("changes nothing when it is complete", async () => {
    const before = await countsOf("audit_event", "draft", "citation");
    expect(await load(null)).toBe(false);
    expect(await countsOf("audit_event", "draft", "citation")).toEqual(before);
  });

  test("makes nothing twice when it is taken up again", async () => {
    const administrator = await actorOf("admin@demo");
    const before = await countsOf("audit_event", "source", "user_account");
    const timeZone = "Asia/Karachi";
    const { loadedOn } = await asOwner(async (client) => {
      const { rows } = await client.query<{ loadedOn: CalendarDate }>(
        `select to_char(min(created_at) at time zone $1, 'YYYY-MM-DD') as "loadedOn" from user_account`,
        [timeZone],
      );
      return rows[0] ?? { loadedOn: "" as CalendarDate };
    });
    const first = { actor: administrator, loadedOn };
    const actors = await makeAccounts(demonstration.accounts, first, timeZone);
    await loadSources(demonstration, startLoading({ actors, timeZone, loadedOn }));
    expect(await countsOf("audit_event", "source", "user_account")).toEqual(before);
  });

  test("marks every account as one of the demonstration", async () => {
    const { rows } = await asOwner((client) =>
      client.query("select email from user_account where not is_demo"),
    );
    expect(rows).toEqual([]);
  });

  test("is named in the audit trail, each change under the action of its command", async () => {
    const { rows } = await asOwner((client) =>
      client.query<{ request: string }>(
        "select distinct request_id as request from audit_event where action <> 'test.setup' and action <> 'user.first' order by 1",
      ),
    );
    expect(rows.map(({ request }) => request)).toEqual(["demonstration", "demonstration:complete"]);
  });
});

describe("what the screens find", () => {
  test("has overdue promises on both sides, some due soon, kept, dropped and superseded ones", async () => {
    const { rows } = await asOwner((client) =>
      client.query<{ obligor: string; overdue: boolean; soon: boolean; status: string }>(
        `select c.obligor, s.is_overdue as overdue, s.is_due_soon as soon, s.status
         from app.commitment_state(current_date) s join commitment c on c.id = s.commitment_id
         where s.is_promise`,
      ),
    );
    const late = new Set(rows.filter(({ overdue }) => overdue).map(({ obligor }) => obligor));
    expect([...late].toSorted()).toEqual(["both", "home", "partner"]);
    expect(rows.filter(({ soon }) => soon).length).toBeGreaterThan(3);
    expect(new Set(rows.map(({ status }) => status)).size).toBe(7);
  });

  test("has pending MoUs, some of them over the target of their stage", async () => {
    const { rows } = await asOwner((client) =>
      client.query<{ over: boolean }>(
        `select is_over_target as over from app.agreement_state(current_date) where is_pending_mou`,
      ),
    );
    expect(rows.length).toBe(10);
    expect(rows.some(({ over }) => over)).toBe(true);
  });

  test("has minutes that wait for the manager, came back, or are not handed in yet", async () => {
    const officer = await actorOf("officer@demo");
    const states = await withViewer(officer, (tx) => tx.meeting.groupBy({ by: ["recordState"] }));
    expect(states).toHaveLength(4);
    expect(await withViewer(officer, (tx) => tx.draft.count())).toBe(2);
  });

  test("has drafts from a text that wait for a manager, and are nowhere on record before", async () => {
    const manager = await actorOf("manager@demo");
    const filter = reviewFilter.parse({ kind: "intake" });
    const queue = await withViewer(manager, (tx) => listReviews(tx, manager, filter));
    expect(queue).toMatchObject([{ kind: "intake", isOwn: false, partner: { code: "IT" } }]);
    const made = await withViewer(manager, (tx) =>
      tx.source.count({ where: { title: queue[0]?.title ?? "" } }),
    );
    expect(made).toBe(0);
  });

  test("keeps from each account what is above its clearance or of other partners", async () => {
    const all = demonstration.commitments.length;
    expect(await seenBy("manager@demo")).toMatchObject({ commitments: all, secret: 1 });
    expect(await seenBy("officer@demo")).toMatchObject({ commitments: all, secret: 0 });
    expect(await seenBy("analyst@demo")).toMatchObject({ commitments: all - 1, confidential: 0 });
    expect(await seenBy("officer.uk@demo")).toEqual({
      commitments: of("GB"),
      partners: 1,
      secret: 0,
      confidential: 0,
      restricted: 0,
    });
  });

  test("anchors every citation where its words stand", async () => {
    const { rows } = await asOwner((client) =>
      client.query(
        `select c.id from citation c join source s on s.id = c.source_id
         where substr(s.text, c.starts_at + 1, c.ends_at - c.starts_at) <> c.quote`,
      ),
    );
    expect(rows).toEqual([]);
  });
});

test.each(RETURNING_NAMES)(
  "its %s come back from their export without a change",
  async (register) => {
    const { counts, issues } = await comesBack(register, await actorOf("manager@demo"));
    expect(issues).toEqual([]);
    expect(counts).toMatchObject({ created: 0, updated: 0, refused: 0, notes: 0 });
    expect(counts.unchanged).toBe(counts.read);
    expect(counts.read).toBeGreaterThan(1);
  },
);
