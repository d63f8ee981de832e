import { getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { formatDay } from "#ui/format.ts";
import { Icon } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import type { Note } from "#features/intake/comparing/comparison.ts";

type Props = { notes: readonly Note[]; locale: string };

/** What somebody should look at; nothing of it changes a draft. */
export async function NoteList({ notes, locale }: Props) {
  if (notes.length === 0) return null;
  const t = await getTranslations("intake.note");
  const title = (await getTranslations("intake.notes"))("title");
  return (
    <ul className="grid gap-1 text-sm">
      {notes.map(({ kind, params, passage, links }) => (
        <li
          key={`${kind} ${passage?.start} ${JSON.stringify(params)}`}
          className="flex gap-2 rounded-sm bg-warn-soft px-2 py-1 text-warn"
        >
          <Icon name="alert" className="mt-0.5 size-4 flex-none" />
          <span className="min-w-0" dir="auto">
            <span className="sr-only">{title}: </span>
            {t(kind, written(params, locale))}
            {links.map(({ href, label }) => (
              <Link key={href} href={href} className="ms-2 inline-block font-medium underline">
                <bdi>{label}</bdi>
              </Link>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Dates as the reader writes them. */
function written(params: Note["params"], locale: string): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name.endsWith("On") ? formatDay(value as CalendarDate, locale) : value,
    ]),
  );
}
