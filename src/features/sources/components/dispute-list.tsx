import { getTranslations } from "next-intl/server";
import { Link } from "#ui/link.tsx";
import type { DisputedRecord } from "../views.ts";
import { ClaimedFields } from "./claims.tsx";

type Props = { disputes: readonly DisputedRecord[]; sourceId: string; mayChoose: boolean };

/** Record by record, what this source says among what others say. */
export async function DisputeList({ disputes, sourceId, mayChoose }: Props) {
  const t = await getTranslations("sources");
  return (
    <ul className="grid gap-3">
      {disputes.map(({ target, fields }) => (
        <li key={target.id} className="sheet grid gap-3 px-4 py-3">
          <p className="grid">
            <span className="eyebrow">{t(`kind.${target.kind}`)}</span>
            <Link href={target.href} className="link font-medium">
              <bdi>{target.title}</bdi>
            </Link>
          </p>
          <ClaimedFields claims={fields} sourceId={sourceId} mayChoose={mayChoose} />
        </li>
      ))}
    </ul>
  );
}
