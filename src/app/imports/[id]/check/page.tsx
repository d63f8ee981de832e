import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Issues, Outcome } from "#features/imports/components/outcome.tsx";
import { ImportProgress } from "#features/imports/components/progress.tsx";
import { StartForm, StepList } from "#features/imports/components/steps.tsx";
import { getImport, listIssues } from "#features/imports/queries.ts";
import { sayer } from "#features/imports/say.ts";
import { readPage } from "#server/page.ts";
import { Notice } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.check"))("title") };
}

export default async function CheckPage({ params }: PageProps<"/imports/[id]/check">) {
  const { id } = await params;
  const { batch, issues, now } = await readPage("/imports/[id]/check", async ({ tx, now: at }) => ({
    batch: await getImport(tx, id),
    issues: await listIssues(tx, id),
    now: at,
  }));
  const t = await getTranslations("imports");
  const say = await sayer();
  const { state, counts } = batch;
  const isChecked = state === "checked" || state === "failed";
  return (
    <Page>
      <PageHeader
        title={t("check.title")}
        kicker={batch.fileName}
        breadcrumb={[{ href: "/imports", label: t("title") }]}
        actions={
          isChecked && <ButtonLink href={`/imports/${id}/map`}>{t("check.back")}</ButtonLink>
        }
      />
      <StepList id={id} now="check" />
      {batch.failure !== null && (
        <Notice tone="error" title={t("check.failed")}>
          {say(batch.failure)}
        </Notice>
      )}
      {state === "checking" && <ImportProgress batch={batch} now={now} />}
      {isChecked && counts.read > 0 && (
        <>
          <Outcome batch={batch} />
          <StartForm batch={batch} />
          <Issues id={id} issues={issues} />
        </>
      )}
      {!isChecked && state !== "checking" && (
        <p>
          <ButtonLink href={`/imports/${id}`}>{t("check.result")}</ButtonLink>
        </p>
      )}
    </Page>
  );
}
