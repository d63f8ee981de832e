import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant } from "#ui/format.ts";
import { EmptyState } from "#ui/notice.tsx";
import { Timeline } from "#ui/record.tsx";
import type { AuditEntry } from "../schema.ts";

const MAX_TEXT = 160;

/** As many are shown at once; the earlier ones are a click away. */
const SHOWN = 4;

/** Changes, newest first: when, who, what it was called, and each row's fields before and after. */
export async function History({ entries, timeZone }: { entries: AuditEntry[]; timeZone: string }) {
  const t = await getTranslations("audit");
  const locale = await getLocale();
  const words = await actionWords();
  if (entries.length === 0) return <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>;
  const items = requestsOf(entries).map(([first, ...others]) => ({
    id: String(first.seq),
    date: formatInstant(first.at, locale, timeZone),
    title: t("did", { who: first.who, action: words(first.action) }),
    detail: [first, ...others]
      // A record that was only counted on beside what changed says nothing.
      .filter(({ changes }) => changes.length > 0 || others.length === 0)
      .map((entry) => <Changes key={entry.seq} entry={entry} />),
  }));
  const earlier = items.slice(SHOWN);
  return (
    <>
      <Timeline items={items.slice(0, SHOWN)} />
      {earlier.length > 0 && (
        <details>
          <summary className="link mb-3 inline-block py-0.5 text-sm">
            {t("earlier", { count: earlier.length })}
          </summary>
          <Timeline items={earlier} />
        </details>
      )}
    </>
  );
}

type Request = [AuditEntry, ...AuditEntry[]];

/** What one request changed belongs together: a meeting with its participants is one act. */
function requestsOf(entries: readonly AuditEntry[]): Request[] {
  const requests: Request[] = [];
  for (const entry of entries) {
    const last = requests.at(-1);
    const isSame = last?.[0].requestId === entry.requestId && last[0].action === entry.action;
    if (last !== undefined && isSame && entry.requestId !== null) last.push(entry);
    else requests.push([entry]);
  }
  return requests;
}

/** What an entry's action is called; one that has no words yet shows as it is named. */
export async function actionWords(): Promise<(action: string) => string> {
  const t = await getTranslations("audit");
  return (action) => {
    const key = `action.${action.replace(".", "-")}`;
    return t.has(key) ? t(key) : action;
  };
}

export async function Changes({ entry }: { entry: AuditEntry }) {
  const t = await getTranslations("audit");
  return (
    <details className="text-sm">
      <summary className="link inline-block py-1">
        {t(`op.${entry.op}`, {
          table: entry.table.replaceAll("_", " "),
          count: entry.changes.length,
        })}
      </summary>
      <dl className="mt-1 grid gap-x-3 gap-y-0.5 sm:grid-cols-[12rem_minmax(0,1fr)]">
        {entry.changes.map(({ field, before, after }) => (
          <div key={field} className="contents">
            <dt className="text-ink-3">{field.replaceAll("_", " ")}</dt>
            <dd dir="auto" className="break-words">
              {before !== null && <del className="text-ink-3">{short(before)}</del>}
              {before !== null && after !== null && " "}
              {after !== null && <ins className="no-underline">{short(after)}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const short = (text: string) => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text);
