import { cache } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { isDated, momentFilter } from "#domain/moment.ts";
import { mayTry } from "#domain/permissions.ts";
import { AgreementRecord } from "#features/agreements/components/agreement-record.tsx";
import { canWriteAgreement } from "#features/agreements/policy.ts";
import { getFamily } from "#features/agreements/queries/family.ts";
import { listCommitmentsUnder } from "#features/agreements/queries/commitments-under.ts";
import { listNeighbours } from "#features/agreements/queries/neighbours.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { isInFirstStage } from "#features/agreements/standing-of-view.ts";
import { getValuesAt, listHistory } from "#features/audit/queries.ts";
import { followAction } from "#features/notifications/actions.ts";
import { FollowButton } from "#features/notifications/components/follow-button.tsx";
import { isFollowing } from "#features/notifications/queries.ts";
import { momentOf } from "#server/moment.ts";
import { homeOrigin, homeTimeZone, readPage, todayAtHome } from "#server/page.ts";

type Props = PageProps<"/agreements/[id]">;

/** Read once for the page and its title. */
const read = cache((id: string, asOf: CalendarDate | null, knownOn: CalendarDate | null) =>
  readPage("/agreements/[id]", async ({ tx, viewer, today }) => {
    const moment = momentOf({ asOf, knownOn }, today);
    const then =
      moment.knownAt === null ? {} : await getValuesAt(tx, "agreement", id, moment.knownAt);
    const agreement = await getAgreement(tx, id, moment, then);
    const { partner, marking } = agreement;
    return {
      agreement,
      commitments: await listCommitmentsUnder(tx, id, moment),
      neighbours: isInFirstStage(agreement)
        ? await listNeighbours(tx, id, partner.code, moment.asOf)
        : null,
      family: agreement.links.length > 0 ? await getFamily(tx, id, moment) : null,
      history: await listHistory(tx, "agreement", id, {
        childKey: "agreement_id",
        until: moment.knownAt,
      }),
      // In the picture of another day nothing can be changed.
      mayWrite:
        !isDated({ asOf, knownOn }) &&
        canWriteAgreement(viewer, { partner: partner.code, marking }),
      mayChoose: !isDated({ asOf, knownOn }) && mayTry(viewer, "claim.choose"),
      today: moment.asOf,
      // The picture of another day takes its statements for itself.
      isFollowed: isDated({ asOf, knownOn })
        ? null
        : await isFollowing(tx, viewer, "agreement", id),
    };
  }),
);

export async function generateMetadata({ params, searchParams }: Props) {
  const { asOf, knownOn } = momentFilter.parse(await searchParams);
  const { agreement } = await read((await params).id, asOf, knownOn);
  return { title: agreement.title };
}

export default async function AgreementPage({ params, searchParams }: Props) {
  const address = await searchParams;
  const when = momentFilter.parse(address);
  const { id } = await params;
  const { isFollowed, ...known } = await read(id, when.asOf, when.knownOn);
  return (
    <AgreementRecord
      {...known}
      follow={
        isFollowed !== null && (
          <FollowButton
            kind="agreement"
            recordId={id}
            isFollowed={isFollowed}
            path={`/agreements/${id}`}
            action={followAction}
          />
        )
      }
      params={address}
      when={when}
      timeZone={homeTimeZone()}
      origin={homeOrigin()}
      accessedOn={todayAtHome()}
    />
  );
}
