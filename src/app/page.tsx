import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { countPendingMous, listPendingMous } from "#features/agreements/queries/mous.ts";
import { countCommitmentsBy, headOfCommitments } from "#features/commitments/queries.ts";
import { listPartners } from "#features/countries/queries.ts";
import { listMyDrafts } from "#features/drafts/queries.ts";
import { PROMISES, type PromiseList } from "#features/home/columns.ts";
import { AnalystDesk, ManagerDesk, OfficerDesk } from "#features/home/components/desks.tsx";
import {
  countDesk,
  listChanges,
  listLatestSources,
  listReturned,
  listSubmitted,
  listUpcoming,
} from "#features/home/queries.ts";
import { homeTimeZone, type Reading, readPage } from "#server/page.ts";
import { currentPerson } from "#server/session.ts";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

export default async function HomePage() {
  const desk = await readPage("/", readDesk);
  const t = await getTranslations("home");
  const person = await currentPerson();
  return (
    <Page>
      <PageHeader
        title={t("greeting", { name: person?.name ?? "" })}
        meta={t(`role.${person?.role ?? "analyst"}`)}
        actions={
          person?.role === "administrator" && (
            <ButtonLink href="/administration">{t("administration")}</ButtonLink>
          )
        }
      />
      {desk}
    </Page>
  );
}

/** The desk of the viewer's role, with all that it shows. */
async function readDesk({ tx, viewer, today }: Reading) {
  const role = viewer.kind === "user" ? viewer.role : "analyst";
  const head = (name: PromiseList) => {
    const { due, obligor } = PROMISES[name];
    return headOfCommitments(tx, { due: [...due], obligor: [...obligor] }, today, 6);
  };
  const promises = await countCommitmentsBy(
    tx,
    {
      overdueOurs: { due: ["overdue"], obligor: ["home", "both"] },
      overdueTheirs: { due: ["overdue"], obligor: ["partner", "both"] },
      dueSoonOurs: { due: ["soon"], obligor: ["home", "both"] },
    },
    today,
  );
  const counts = { ...(await countDesk(tx)), ...promises };
  const shared = { today, timeZone: homeTimeZone() };
  switch (role) {
    case "officer":
      return (
        <OfficerDesk
          {...{ ...shared, counts }}
          drafts={await listMyDrafts(tx)}
          upcoming={await listUpcoming(tx, viewer)}
          returned={await listReturned(tx, viewer)}
          overdue={await head("overdueOurs")}
          dueSoon={await head("dueSoonOurs")}
        />
      );
    case "manager":
      return (
        <ManagerDesk
          {...shared}
          counts={{ ...counts, mous: await countPendingMous(tx, today) }}
          mous={await listPendingMous(tx, today, 6)}
          ours={await head("overdueOurs")}
          theirs={await head("overdueTheirs")}
          submitted={await listSubmitted(tx, viewer)}
        />
      );
    case "analyst":
    case "administrator":
      return (
        <AnalystDesk
          {...{ ...shared, counts }}
          partners={await listPartners(tx, today)}
          changes={await listChanges(tx)}
          sources={await listLatestSources(tx)}
        />
      );
  }
}
