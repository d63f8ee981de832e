import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import type { FileView, VersionView } from "../views.ts";

type Row = Omit<VersionView, "file"> & { file: FileView | null };

/** Every version of an agreement's text without the text itself, the latest first; of one number alone when it is given. */
export function listVersions(tx: Tx, agreementId: string, number?: number): Promise<Row[]> {
  const only = number === undefined ? Prisma.empty : Prisma.sql`and d.number = ${number}::int`;
  return tx.$queryRaw<Row[]>`
    select d.id, d.number, d.side, d.note, d.recorded_at as "recordedAt", u.name as by, length(d.text) as length,
      encode(sha256(convert_to(d.text, 'UTF8')), 'hex') as sha256,
      case when f.id is not null then
        json_build_object('id', f.id, 'name', f.name, 'sizeBytes', f.size_bytes, 'sha256', f.sha256) end as file,
      (select count(*)::int from text_comment c where c.draft_text_id = d.id and c.parent_id is null
        and not exists (select from text_comment s where s.parent_id = c.id and s.is_settling)) as "openComments"
    from draft_text d join user_account u on u.id = d.by_id left join attachment f on f.id = d.attachment_id
    where d.agreement_id = ${agreementId}::uuid ${only} order by d.number desc`;
}
