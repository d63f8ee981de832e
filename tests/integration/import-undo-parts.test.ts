import { afterAll, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { csvFile, HEAD, imported, treaties } from "../make/import.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

/** What comes of a part that is asked for by the role of the application, with nothing begun; none of it stays. */
async function partsAsked(actor: Actor, id: string): Promise<string> {
  const [batch] = await asOwner(
    async (client) =>
      (
        await client.query(
          `select min(e.seq) as low, max(e.seq) as high from audit_event e join import_batch b on b.request_id = e.request_id
           where b.id = $1 and e.table_name = 'agreement_action'`,
          [id],
        )
      ).rows,
  );
  const asked = withViewer(
    actor,
    async (tx) => {
      await tx.$queryRaw`select set_config('app.undoing', 'yes', true), set_config('app.bulk', 'yes', true)`;
      await tx.$queryRaw`
        select app.undo_import_part(${id}::uuid, 'agreement_action', 'I', ${batch.low}::bigint, ${batch.high}::bigint)::text`;
      const [left] = await tx.$queryRaw<[{ n: number }]>`
        select count(*)::int as n from import_row r join agreement_action x on x.agreement_id = r.record_id
        where r.batch_id = ${id}::uuid`;
      throw new Error(`${left.n} left`);
    },
    { mode: "write", action: "import.undo", requestId: crypto.randomUUID() },
  );
  return asked.catch((error: unknown) => (error instanceof Error ? error.message : ""));
}

test("a setting that says the work was begun lets nobody take back a part but of one's own import, all of which one sees", async () => {
  const owner = await makeUser("analyst");
  const file = csvFile(
    [
      HEAD,
      "1,FRANCE,First treaty,Treaty,13/02/1990,Paris,13/03/1990,,",
      "2,GERMANY,Second treaty,Treaty,13/02/1990,Paris,13/03/1990,,",
    ].join("\r\n"),
  );
  const id = await imported(owner, file, { ...treaties, register: "planted" });
  // What the owner is let do shows that the others are refused for who they are.
  expect(await partsAsked(owner, id)).toBe("0 left");
  expect(await partsAsked(await makeUser("administrator"), id)).toBe("0 left");
  for (const role of ["analyst", "officer", "manager"] as const) {
    expect(await partsAsked(await makeUser(role), id)).toBe("errors.notFound");
  }
  await asOwner((client) =>
    client.query("update user_account set is_confined = true where id = $1", [owner.id]),
  );
  expect(await partsAsked(owner, id)).toBe("errors.notFound");
});
