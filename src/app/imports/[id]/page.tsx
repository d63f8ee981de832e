import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { placeOf, StateTag } from "#features/imports/components/import-list.tsx";
import { Issues, Outcome } from "#features/imports/components/outcome.tsx";
import { ImportProgress } from "#features/imports/components/progress.tsx";
import { Brought, FinishForm, StepList, UndoForm } from "#features/imports/components/steps.tsx";
import { canUndo } from "#features/imports/policy.ts";
import { getImport, listBrought, listIssues, listTouched } from "#features/imports/queries.ts";
import { sayer } from "#features/imports/say.ts";
import { isSilent } from "#features/imports/views.ts";
import { readPage } from "#server/page.ts";
import { Notice } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

const TITLES: Partial<Record<string, "title" | "beingTakenBack" | "takenBack">> = {
  done: "title",
  undoing: "beingTakenBack",
  undone: "takenBack",
};

export default async function ImportPage({ params }: PageProps<"/imports/[id]">) {
  const { id } = await params;
  const { batch, issues, records, touched, mayUndo, now } = await readPage(
    "/imports/[id]",
    async ({ tx, viewer, now: at }) => {
      const found = await getImport(tx, id);
      const isIn = found.state === "done";
      // Who was to take it back is gone with it: somebody may ask again.
      const isStuck = found.state === "undoing" && isSilent(found, at);
      return {
        batch: found,
        issues: await listIssues(tx, id),
        records: isIn ? await listBrought(tx, id, 30) : [],
        touched: isIn || isStuck ? await listTouched(tx, id) : [],
        mayUndo: (isIn || isStuck) && canUndo(viewer, found),
        now: at,
      };
    },
  );
  const t = await getTranslations("imports");
  const say = await sayer();
  const { state } = batch;
  const isOver = state === "done" || state === "undone";
  return (
    <Page>
      <PageHeader
        title={t(`done.${TITLES[state] ?? "running"}`)}
        kicker={batch.fileName}
        meta={<StateTag state={state} />}
        breadcrumb={[{ href: "/imports", label: t("title") }]}
      />
      <StepList id={id} now="done" />
      {batch.failure !== null && (
        <Notice tone="error" title={t(state === "done" ? "done.stays" : "done.nothing")}>
          {say(batch.failure)}
        </Notice>
      )}
      {state === "undone" && <Notice tone="info" title={t("done.undone")} />}
      {!batch.isFindable && <FinishForm batch={batch} />}
      {(state === "running" || state === "undoing") && <ImportProgress batch={batch} now={now} />}
      {isOver && <Outcome batch={batch} />}
      {isOver && <Brought records={records} />}
      {isOver && <Issues id={id} issues={issues} />}
      {mayUndo && <UndoForm batch={batch} touched={touched} />}
      {!isOver && state !== "running" && state !== "undoing" && (
        <p>
          <ButtonLink
            href={state === "failed" ? `/imports/${id}/check` : placeOf(batch)}
            tone="primary"
          >
            {t("done.goOn")}
          </ButtonLink>
        </p>
      )}
    </Page>
  );
}
