import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { highestMarking, type Marking } from "#domain/marking.ts";
import { listPendingMous } from "#features/agreements/queries/mous.ts";
import { countCommitmentsBy, headsOfCommitments } from "#features/commitments/queries.ts";
import { listPartners } from "#features/countries/queries.ts";
import { listMyDrafts } from "#features/drafts/queries.ts";
import { REGISTERS } from "#features/export/registers.ts";
import { PROMISES, type PromiseList } from "#features/home/columns.ts";
import { AnalystDesk, ManagerDesk, OfficerDesk } from "#features/home/components/desks.tsx";
import {
  countDesk,
  listChanges,
  listLatestSources,
  listMeetingHeads,
} from "#features/home/queries.ts";
import { listReviews } from "#features/reviews/queries.ts";
import { Pinned } from "#features/views/components/pinned.tsx";
import { headOfView } from "#features/views/queries.ts";
import { registerOf } from "#features/views/schema.ts";
import type { DeskCounts, EndingHead } from "#features/home/schema.ts";
import { homeTimeZone, type Reading, readPage } from "#server/page.ts";
import { currentPerson } from "#server/session.ts";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

export default async function HomePage() {
  const { desk, pinned, handovers, marking } = await readPage("/", readHome);
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
      {handovers > 0 && (
        <Notice tone="warning" title={t("handovers", { count: handovers })}>
          <Link href="/handover">{t("toHandovers")}</Link>
        </Notice>
      )}
      {pinned && <Pinned pinned={pinned} />}
      {desk}
    </Page>
  );
}

/** The desk of the viewer's role and the view that is pinned to it, and the highest marking of all that. */
async function readHome(reading: Reading) {
  const { tx, viewer, today } = reading;
  const { pinned: view, ending, handovers, ...counts } = await countDesk(tx, viewer, today);
  const { desk, marking } = await readDesk(reading, counts, ending);
  const pinned =
    view &&
    (await headOfView(tx, view, REGISTERS[registerOf(view)], { today, locale: await getLocale() }));
  return {
    desk,
    pinned,
    handovers,
    marking: highestMarking([marking, pinned?.marking ?? "official"]),
  };
}

async function readDesk(
  { tx, viewer, today }: Reading,
  desk: Partial<DeskCounts>,
  ending: EndingHead[],
) {
  const role = viewer.kind === "user" ? viewer.role : "analyst";
  const heads = <Name extends string>(lists: Record<Name, PromiseList>) => {
    const filters = Object.entries<PromiseList>(lists).map(([name, list]) => [
      name,
      filterFor(list),
    ]);
    return headsOfCommitments(
      tx,
      Object.fromEntries(filters) as Record<Name, ReturnType<typeof filterFor>>,
      today,
      6,
    );
  };
  const second: PromiseList = role === "officer" ? "dueSoonOurs" : "overdueTheirs";
  const lists = { overdueOurs: filterFor("overdueOurs"), [second]: filterFor(second) };
  const counts = {
    ...desk,
    ...(await countCommitmentsBy(tx, lists, today)),
  };
  const shared = { counts, today, timeZone: homeTimeZone() };
  switch (role) {
    case "officer": {
      const drafts = await listMyDrafts(tx);
      const meetings = await listMeetingHeads(tx, viewer, ["upcoming", "returned"]);
      const promises = await heads({ overdue: "overdueOurs", dueSoon: "dueSoonOurs" });
      return {
        marking: highestOf(meetings, promises),
        desk: <OfficerDesk {...{ ...shared, drafts, ...meetings, ...promises }} />,
      };
    }
    case "manager": {
      const mous = await listPendingMous(tx, today, 6);
      const promises = await heads({ ours: "overdueOurs", theirs: "overdueTheirs" });
      const { upcoming } = await listMeetingHeads(tx, viewer, ["upcoming"]);
      const submitted = await listReviews(tx, viewer, { kind: [], partner: [] }, 6);
      return {
        marking: highestOf({ mous, submitted, upcoming, ending }, promises),
        desk: <ManagerDesk {...{ ...shared, mous, submitted, upcoming, ending, ...promises }} />,
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
