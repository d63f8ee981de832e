import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant } from "#ui/format.ts";
import { Icon } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import type { DraftView } from "../schema.ts";

type Props = { drafts: readonly DraftView[]; timeZone: string };

/** The form that a draft was typed into. */
function formOf({ id, kind, recordId }: DraftView): string {
  switch (kind) {
    case "meeting":
      return recordId === null
        ? `/meetings/new?draft=${id}`
        : `/meetings/${recordId}/edit?draft=${id}`;
    case "intake":
      return `/intake/${id}`;
    case "route":
      return `/administration/routes/drafts/${id}`;
  }
}

function nameOf({ kind, recordId }: DraftView) {
  if (kind !== "meeting") return kind;
  return recordId === null ? "new" : "change";
}

/** What somebody has begun to write and not sent, the last first. */
export async function DraftList({ drafts, timeZone }: Props) {
  const t = await getTranslations("drafts");
  const locale = await getLocale();
  return (
    <ul className="sheet divide-y divide-line text-sm">
      {drafts.map((draft) => (
        <li key={draft.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2">
          <Link href={formOf(draft)} className="link inline-flex items-center gap-1.5 font-medium">
            <Icon name="edit" className="size-3.5" />
            <bdi>{draft.title === "" ? t("untitled") : draft.title}</bdi>
          </Link>
          <span className="text-xs text-ink-2">
            {t(nameOf(draft))}
            {" · "}
            {t("saved", { at: formatInstant(draft.savedAt, locale, timeZone) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
