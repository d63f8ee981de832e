import { z } from "zod";
import { typedDay } from "#domain/typed-date.ts";
import { recordId } from "#domain/uuid.ts";

/** Parameters of the trail in the address; what is not understood is ignored. */
export const auditFilter = z.object({
  table: z
    .string()
    .regex(/^[a-z_]{1,60}$/)
    .optional()
    .catch(undefined),
  record: z.string().max(60).optional().catch(undefined),
  user: recordId.optional().catch(undefined),
  action: z
    .string()
    .regex(/^[a-z.]{1,60}$/)
    .optional()
    .catch(undefined),
  from: typedDay.optional().catch(undefined),
  until: typedDay.optional().catch(undefined),
  /** The number of the last entry shown on the page before. */
  after: z.coerce.number().int().min(1).optional().catch(undefined),
});
export type AuditFilter = z.infer<typeof auditFilter>;

/** One changed row. `changes` are its fields in the order of their names, without those that count versions. */
export type AuditEntry = {
  seq: number;
  at: Date;
  who: string;
  action: string;
  table: string;
  recordId: string;
  op: "I" | "U" | "D";
  requestId: string | null;
  changes: { field: string; before: string | null; after: string | null }[];
};
