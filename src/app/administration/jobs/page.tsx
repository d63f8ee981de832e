import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requestJobAction } from "#features/jobs/actions.ts";
import { FailedRuns, FailingMails } from "#features/jobs/components/failures.tsx";
import { JobTable } from "#features/jobs/components/job-table.tsx";
import {
  countMails,
  listFailedRuns,
  listFailingMails,
  listJobStates,
} from "#features/jobs/queries.ts";
import { JOBS } from "#jobs.ts";
import { nextRun } from "#server/jobs/schedule.ts";
import { mailDestination } from "#server/mail/transport.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { Notice } from "#ui/notice.tsx";
import { Page, PageHeader, Section } from "#ui/page.tsx";

/** The job of each minute runs so often; after this nobody does. */
const SILENT_MINUTES = 5;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("jobs"))("title") };
}

export default async function JobsPage() {
  const { states, runs, mail, mails, now } = await readPage(
    "/administration/jobs",
    async ({ tx, now: instant }) => ({
      states: await listJobStates(tx),
      runs: await listFailedRuns(tx),
      mail: await countMails(tx),
      mails: await listFailingMails(tx),
      now: instant,
    }),
  );
  const t = await getTranslations("jobs");
  const timeZone = homeTimeZone();
  const latest = Math.max(0, ...states.map(({ startedAt }) => startedAt.getTime()));
  const silentMinutes = Math.floor((now.getTime() - latest) / 60_000);
  const destination = mailDestination();
  return (
    <Page>
      <PageHeader title={t("title")} meta={t("intro")} />
      {latest > 0 && silentMinutes >= SILENT_MINUTES && (
        <Notice tone="warning" title={t("silent", { minutes: silentMinutes })}>
          {t("silentHint")}
        </Notice>
      )}
      <Section id="jobs" title={t("jobs")}>
        <JobTable
          jobs={JOBS.map(({ name, schedule }) => ({
            name,
            next: nextRun(schedule, timeZone, now),
            state: states.find((state) => state.name === name) ?? null,
          }))}
          timeZone={timeZone}
          run={requestJobAction}
        />
      </Section>
      <Section id="mail" title={t("mail")}>
        {destination === "off" && <Notice tone="info" title={t("mailOff")} />}
        {destination === "folder" && <Notice tone="info" title={t("mailFolder")} />}
        <p>{t("mailCounts", mail)}</p>
        <FailingMails mails={mails} timeZone={timeZone} />
      </Section>
      <Section id="failures" title={t("failures")}>
        <FailedRuns runs={runs} timeZone={timeZone} />
      </Section>
    </Page>
  );
}
