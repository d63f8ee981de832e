import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { momentFilter } from "#domain/moment.ts";
import { nameIn } from "#domain/names.ts";
import { mayTry } from "#domain/permissions.ts";
import { History } from "#features/audit/components/history.tsx";
import { getValuesAt, listHistory } from "#features/audit/queries.ts";
import {
  RecordFigures,
  RecordFulfilment,
} from "#features/commitments/components/record-evidence.tsx";
import { RecordFacts } from "#features/commitments/components/record-facts.tsx";
import { RecordHeader } from "#features/commitments/components/record-header.tsx";
import {
  RecordBlocks,
  RecordOrigins,
  RecordRestatements,
} from "#features/commitments/components/record-links.tsx";
import { RecordMilestones } from "#features/commitments/components/record-milestones.tsx";
import { RecordText } from "#features/commitments/components/record-text.tsx";
import { StatusHistory } from "#features/commitments/components/status-history.tsx";
import { canReportProgress, canReviseCommitment } from "#features/commitments/policy.ts";
import { getCommitment } from "#features/commitments/queries/record.ts";
import { CiteThis } from "#features/export/components/cite-this.tsx";
import { followAction } from "#features/notifications/actions.ts";
import { FollowButton } from "#features/notifications/components/follow-button.tsx";
import { isFollowing } from "#features/notifications/queries.ts";
import { Claims } from "#features/sources/components/claims.tsx";
import { momentOf } from "#server/moment.ts";
import { homeOrigin, homeTimeZone, readPage, todayAtHome } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { Notice } from "#ui/notice.tsx";
import { ButtonLink, Columns, Page, Section } from "#ui/page.tsx";

type Props = PageProps<"/commitments/[id]">;

/** What belongs to the commitment itself; citations and claims are of their sources. */
const HISTORY = {
  childKey: "commitment_id",
  children: ["milestone", "status_update", "commitment_origin", "commitment_topic"],
};

/** Read once for the title of the page and the page. */
const read = cache((id: string, asOf: CalendarDate | null, knownOn: CalendarDate | null) =>
  readPage("/commitments/[id]", async ({ tx, viewer, today }) => {
    const { knownAt } = momentOf({ asOf, knownOn }, today);
    const then = knownAt === null ? {} : await getValuesAt(tx, "commitment", id, knownAt);
    const commitment = await getCommitment(tx, id, { asOf, knownOn }, today, then);
    const standing = { partner: commitment.partner.code, marking: commitment.marking };
    // In the picture of another day nothing can be changed.
    const isToday = asOf === null && knownOn === null;
    const may = {
      report: isToday && canReportProgress(viewer, standing),
      revise: isToday && canReviseCommitment(viewer, standing),
      choose: isToday && mayTry(viewer, "claim.choose"),
    };
    const history = await listHistory(tx, "commitment", id, {
      ...HISTORY,
      until: knownAt,
    });
    const isFollowed = await isFollowing(tx, viewer, "commitment", id);
    return { commitment, may, history, today, isFollowed };
  }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { asOf, knownOn } = momentFilter.parse(await searchParams);
  const { commitment } = await read((await params).id, asOf, knownOn);
  return { title: `${commitment.ref} ${commitment.title}` };
}

export default async function CommitmentPage({ params, searchParams }: Props) {
  const { id } = await params;
  const address = await searchParams;
  const { asOf, knownOn } = momentFilter.parse(address);
  const { commitment, may, history, today, isFollowed } = await read(id, asOf, knownOn);
  const t = await getTranslations("commitments");
  const words = await getTranslations();
  return (
    <Page dated marking={commitment.highestMarking}>
      <RecordHeader commitment={commitment} asOf={asOf ?? today} may={may}>
        <FollowButton
          kind="commitment"
          recordId={id}
          isFollowed={isFollowed}
          path={`/commitments/${id}`}
          action={followAction}
        />
        {may.report && (
          <ButtonLink href={`/commitments/${id}/answers`}>{words("answers.action")}</ButtonLink>
        )}
      </RecordHeader>
      <AsOf path={`/commitments/${id}`} params={address} when={{ asOf, knownOn }} rewound />
      {!commitment.wasRecorded && <Notice tone="warning" title={t("record.notRecorded")} />}
      {commitment.wasRecorded && !commitment.wasMade && (
        <Notice tone="warning" title={t("record.notMade")}>
          {t("record.notMadeHint")}
        </Notice>
      )}
      <Columns aside={<RecordFacts commitment={commitment} />}>
        <RecordText text={commitment.text} citations={commitment.citations} />
        <StatusHistory updates={commitment.updates} />
        <RecordMilestones milestones={commitment.milestones} />
        <RecordOrigins origins={commitment.origins} />
        <RecordRestatements commitment={commitment} />
        <RecordBlocks commitment={commitment} />
        <RecordFulfilment commitment={commitment} />
        <RecordFigures figures={commitment.figures} />
        <Claims claims={commitment.claims} mayChoose={may.choose} />
        <Section id="trail" title={t("trail.title")} sheet>
          <History entries={history} timeZone={homeTimeZone()} />
        </Section>
      </Columns>
      <CiteThis
        kind={words("export.cite.kind.commitment")}
        reference={commitment.ref}
        title={commitment.title}
        partner={nameIn(await getLocale(), commitment.partner)}
        date={commitment.made}
        state={words(`values.status.${commitment.status}`)}
        marking={commitment.highestMarking}
        path={`/commitments/${id}`}
        origin={homeOrigin()}
        when={{ asOf, knownOn }}
        today={todayAtHome()}
      />
    </Page>
  );
}
