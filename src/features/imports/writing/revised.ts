import "server-only";
import type { z } from "zod";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import { canReviseCommitment } from "#features/commitments/policy.ts";
import type { commitmentUpdate } from "#features/commitments/schema.ts";
import type { Cells } from "#features/imports/kinds/cells.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { executeBulk } from "#server/db.ts";
import type { ReturnedKind } from "../returned.ts";
import { json } from "./known.ts";
import { CHANGED_SINCE } from "./planned.ts";
import type { Late, Writing } from "./target.ts";

/** A record as a file changes it, read by the form that would have changed it. */
export type Revised<Input> = {
  id: string;
  input: Input;
  cells: Cells;
  before: { partner: CountryCode; marking: Marking };
};

type Together<Input> = {
  /** Tells the rows, in their cells, that the form's command would refuse. */
  check: (writing: Writing, rows: readonly Revised<Input>[]) => void;
  /** Gives the rows whose record somebody else has changed in between: nothing of them is written. */
  update: (writing: Writing, rows: readonly Revised<Input>[]) => Promise<Late[]>;
};

type Commitment = z.output<typeof commitmentUpdate>;

const commitments: Together<Commitment> = {
  check({ setting: { actor } }, rows) {
    for (const { cells, input, before } of rows) {
      const after = { ...before, ...input };
      if (!canReviseCommitment(actor, before) || !canReviseCommitment(actor, after)) {
        cells.refuse("partner", "imports.problem.notYours");
      }
    }
  },
  async update({ tx }, rows) {
    const all = json(rows.map(({ input }) => input));
    const written = await tx.$queryRaw<{ id: string }[]>`
      update commitment c set marking = r.marking::marking, title = r.title, text = r.text, kind = r.kind::commitment_kind,
        obligor = r.obligor::obligor, beneficiary = r.beneficiary::obligor, strength = r.strength::wording_strength,
        lead_agency_id = r."leadAgencyId"::uuid, focal_point_id = r."focalPointId"::uuid, made_on = r."madeOn"::date,
        made_precision = r."madePrecision"::date_precision, due_on = r."dueOn"::date,
        due_precision = r."duePrecision"::date_precision, due_words = r."dueWords", version = c.version + 1, updated_at = now()
      from json_to_recordset(${all}) as r(id text, version int, marking text, title text, text text, kind text, obligor text,
        beneficiary text, strength text, "leadAgencyId" text, "focalPointId" text, "madeOn" text, "madePrecision" text,
        "dueOn" text, "duePrecision" text, "dueWords" text)
      where c.id = r.id::uuid and c.version = r.version
      returning c.id::text`;
    const ids = new Set(written.map(({ id }) => id));
    const stale = rows.filter(({ id }) => !ids.has(id));
    for (const { cells } of stale) cells.refuse("row", CHANGED_SINCE);

    const good = rows.filter(({ id }) => ids.has(id)).map(({ input }) => input);
    const agencies = json(good.map(({ id, supportingAgencyIds: others }) => ({ id, others })));
    const topics = json(good.map(({ id, topicIds: others }) => ({ id, others })));
    await executeBulk(
      tx,
      Prisma.sql`
      delete from commitment_agency x using json_to_recordset(${agencies}) as r(id text, others text[])
      where x.commitment_id = r.id::uuid and x.agency_id <> all (r.others::uuid[])`,
    );
    await executeBulk(
      tx,
      Prisma.sql`
      insert into commitment_agency (commitment_id, agency_id) select r.id::uuid, unnest(r.others)::uuid
      from json_to_recordset(${agencies}) as r(id text, others text[]) on conflict do nothing`,
    );
    await executeBulk(
      tx,
      Prisma.sql`
      delete from commitment_topic x using json_to_recordset(${topics}) as r(id text, others text[])
      where x.commitment_id = r.id::uuid and x.topic_id <> all (r.others::uuid[])`,
    );
    await executeBulk(
      tx,
      Prisma.sql`
      insert into commitment_topic (commitment_id, topic_id) select r.id::uuid, unnest(r.others)::uuid
      from json_to_recordset(${topics}) as r(id text, others text[]) on conflict do nothing`,
    );
    return stale.map(({ cells }) => ({ cells, isNew: false }));
  },
};

/** The kinds of which many changes are written at once; of the others each goes through its form. */
export const REVISED: Partial<Record<ReturnedKind, Together<unknown>>> = {
  // Handed what the schema of its own form has made of a row.
  commitment: commitments as Together<unknown>,
};
