import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant, formatNumber } from "#ui/format.ts";
import { Icon } from "#ui/icon.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { JobState } from "../schema.ts";

type Row = { name: string; next: Date; state: JobState | null };

type Props = {
  jobs: readonly Row[];
  timeZone: string;
  run: (form: FormData) => Promise<void>;
};

/** Each job with how it last went, and the button that runs it out of turn. */
export async function JobTable({ jobs, timeZone, run }: Props) {
  const t = await getTranslations("jobs");
  // Keys come from the list of jobs and from what they count.
  const say = t as unknown as (key: string, values?: object) => string;
  const locale = await getLocale();
  const at = (instant: Date) => formatInstant(instant, locale, timeZone);
  const didOf = ({ counts }: JobState) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) =>
        t("did", { name: say(`count.${name}`), count: formatNumber(count, locale) }),
      )
      .join(", ");
  return (
    <Table
      caption={t("jobs")}
      rows={[...jobs]}
      rowKey={({ name }) => name}
      columns={[
        {
          key: "job",
          header: t("col.job"),
          rowHeader: true,
          cell: ({ name }) => (
            <>
              <span className="block">{say(`name.${name}`)}</span>
              <span className="text-sm font-normal text-ink-2">{say(`nameHint.${name}`)}</span>
            </>
          ),
        },
        {
          key: "last",
          header: t("col.last"),
          cell: ({ state }) => (
            <>
              <StateTag state={state} words={(key) => say(`state.${key}`)} />
              {state !== null && <span className="block text-sm">{at(state.startedAt)}</span>}
              {state?.reason && <ReasonOf reason={state.reason} />}
            </>
          ),
        },
        {
          key: "did",
          header: t("col.did"),
          cell: ({ state }) => (state?.isDone === true ? didOf(state) || t("nothing") : ""),
        },
        { key: "next", header: t("col.next"), cell: ({ next }) => at(next) },
        {
          key: "failures",
          header: t("col.failures"),
          numeric: true,
          cell: ({ state }) => formatNumber(state?.failures ?? 0, locale),
        },
        {
          key: "run",
          header: t("col.run"),
          cell: ({ name, state }) => {
            const verb = t(state === null ? "runNow" : "runAgain");
            return (
              <form action={run}>
                <input type="hidden" name="name" value={name} />
                <button
                  type="submit"
                  className="button button-secondary button-small"
                  aria-label={t("runNamed", { verb, name: say(`name.${name}`) })}
                >
                  <Icon name="history" />
                  {verb}
                </button>
              </form>
            );
          },
        },
      ]}
      empty={null}
    />
  );
}

function StateTag({ state, words }: { state: JobState | null; words: (key: string) => string }) {
  if (state === null) return <Tag icon="circleDashed">{words("never")}</Tag>;
  if (state.isAskedFor) return <Tag icon="clock">{words("asked")}</Tag>;
  if (state.isDone === null) return <Tag icon="clock">{words("running")}</Tag>;
  return state.isDone ? (
    <Tag tone="good" icon="check">
      {words("done")}
    </Tag>
  ) : (
    <Tag tone="bad" icon="alert">
      {words("failed")}
    </Tag>
  );
}

/** Why a run or a mail failed: the kind of failure, as the system names it. */
export async function ReasonOf({ reason }: { reason: string }) {
  const t = await getTranslations("jobs");
  if (reason === "lost") return <span className="block text-sm">{t("reason.lost")}</span>;
  return (
    <code className="block text-sm" dir="ltr">
      {t("reason.other", { code: reason })}
    </code>
  );
}
