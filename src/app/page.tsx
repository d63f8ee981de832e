import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { highestMarking, type Marking } from "#domain/marking.ts";
import { listPendingMous } from "#features/agreements/queries/mous.ts";
import { countCommitmentsBy, headOfCommitments } from "#features/commitments/queries.ts";
import { listPartners } from "#features/countries/queries.ts";
import { listMyDrafts } from "#features/drafts/queries.ts";
import { PROMISES, type PromiseList } from "#features/home/columns.ts";
import { AnalystDesk, ManagerDesk, OfficerDesk } from "#features/home/components/desks.tsx";
import {
  countDesk,
  listChanges,
  listLatestSources,
  listMeetingHeads,
} from "#features/home/queries.ts";
import { homeTimeZone, type Reading, readPage } from "#server/page.ts";
import { currentPerson } from "#server/session.ts";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

export default async function HomePage() {
  const { desk, marking } = await readPage("/", readDesk);
  const t = await getTranslations("home");
  const person = await currentPerson();
  return (
    <Page marking={marking}>
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

/** The desk of the viewer's role with all that it shows, and the highest marking of that. */
async function readDesk({ tx, viewer, today }: Reading) {
  const role = viewer.kind === "user" ? viewer.role : "analyst";
  const head = (name: PromiseList) => headOfCommitments(tx, filterFor(name), today, 6);
  const lists = {
    overdueOurs: filterFor("overdueOurs"),
    overdueTheirs: filterFor("overdueTheirs"),
    dueSoonOurs: filterFor("dueSoonOurs"),
  };
  const counts = {
    ...(await countDesk(tx, today)),
    ...(await countCommitmentsBy(tx, lists, today)),
  };
  const shared = { counts, today, timeZone: homeTimeZone() };
  switch (role) {
    case "officer": {
      const drafts = await listMyDrafts(tx);
      const meetings = await listMeetingHeads(tx, viewer, ["upcoming", "returned"]);
      const promises = { overdue: await head("overdueOurs"), dueSoon: await head("dueSoonOurs") };
      return {
        marking: highestOf(meetings, promises),
        desk: <OfficerDesk {...{ ...shared, drafts, ...meetings, ...promises }} />,
      };
    }
    case "manager": {
      const mous = await listPendingMous(tx, today, 6);
      const promises = { ours: await head("overdueOurs"), theirs: await head("overdueTheirs") };
      const { submitted } = await listMeetingHeads(tx, viewer, ["submitted"]);
      return {
        marking: highestOf({ mous, submitted }, promises),
        desk: <ManagerDesk {...{ ...shared, mous, submitted, ...promises }} />,
      };
    }
    case "analyst":
    case "administrator": {
      const news = { changes: await listChanges(tx), sources: await listLatestSources(tx) };
      const partners = await listPartners(tx, today);
      return {
        marking: highestOf(news),
        desk: <AnalystDesk {...{ ...shared, partners, ...news }} />,
      };
    }
  }
}

function filterFor(name: PromiseList) {
  const { due, obligor } = PROMISES[name];
  return { due: [...due], obligor: [...obligor] };
}

function highestOf(...groups: Record<string, readonly { marking: Marking }[]>[]): Marking {
  return highestMarking(
    groups.flatMap((group) => Object.values(group).flat()).map(({ marking }) => marking),
  );
}
