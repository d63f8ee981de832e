import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cursor } from "#domain/listing.ts";
import { isDated, momentFilter } from "#domain/moment.ts";
import { highestMarking } from "#domain/marking.ts";
import { mayTry } from "#domain/permissions.ts";
import { BriefLink } from "#features/briefs/components/brief-actions.tsx";
import { headOfCommitments } from "#features/commitments/queries.ts";
import { OPEN_STATUSES } from "#features/commitments/rules.ts";
import { PartnerHead } from "#features/countries/components/partner-head.tsx";
import { OpenPromises, PartnerLists } from "#features/countries/components/partner-overview.tsx";
import { PartnerTiles } from "#features/countries/components/partner-tiles.tsx";
import { PartnerTimeline } from "#features/countries/components/partner-timeline.tsx";
import { EVENTS_SHOWN, eventCursor, pageOfEvents } from "#features/countries/events.ts";
import { getPartner, listPartnerEvents, listPartnerHeads } from "#features/countries/queries.ts";
import { followAction } from "#features/notifications/actions.ts";
import { FollowButton } from "#features/notifications/components/follow-button.tsx";
import { isFollowing } from "#features/notifications/queries.ts";
import { momentOf } from "#server/moment.ts";
import { readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { ButtonLink, Columns, Page, Section } from "#ui/page.tsx";

export async function generateMetadata({
  params,
}: PageProps<"/partners/[code]">): Promise<Metadata> {
  const { code } = await params;
  return { title: `${code} · ${(await getTranslations("partners"))("title")}` };
}

export default async function PartnerPage(props: PageProps<"/partners/[code]">) {
  const { code } = await props.params;
  // The place in the timeline is forgotten wherever something else is asked.
  const { after: place, ...params } = await props.searchParams;
  const when = momentFilter.parse(params);
  const after = eventCursor(cursor.parse(place));
  const { partner, promises, heads, timeline, isFollowed, mayLog, today } = await readPage(
    "/partners/[code]",
    async ({ tx, viewer, today: day }) => {
      const moment = momentOf(when, day);
      const found = await getPartner(tx, code, moment);
      const open = { partner: [found.code], status: [...OPEN_STATUSES], ...when };
      const read = await Promise.all([
        headOfCommitments(tx, open, day, 40),
        listPartnerHeads(tx, code, moment),
        listPartnerEvents(tx, code, moment, EVENTS_SHOWN + 1, after),
        isFollowing(tx, viewer, "partner", found.code),
      ]);
      return {
        partner: found,
        promises: read[0],
        heads: read[1],
        timeline: pageOfEvents(read[2]),
        isFollowed: read[3],
        mayLog: !isDated(when) && mayTry(viewer, "meeting.record"),
        today: moment.asOf,
      };
    },
    { keepsPlans: !isDated(when) },
  );
  const t = await getTranslations("partners");
  const path = `/partners/${partner.code}`;
  const marking = highestMarking([
    ...promises.map((promise) => promise.marking),
    ...timeline.events.map((event) => event.marking),
  ]);
  return (
    <Page dated marking={marking}>
      <PartnerHead
        partner={partner}
        tab="overview"
        when={when}
        params={params}
        limits={[t("limits")]}
        actions={
          <>
            <BriefLink partner={code} />
            <FollowButton
              kind="partner"
              recordId={partner.code}
              isFollowed={isFollowed}
              path={`/partners/${code}`}
              action={followAction}
            />
            {mayLog && (
              <ButtonLink href={`/meetings/new?partner=${code}`} tone="primary">
                {t("log")}
              </ButtonLink>
            )}
          </>
        }
      />
      <PartnerTiles partner={partner} />
      <Section id="promises" title={t("promises")}>
        <OpenPromises partner={partner} promises={promises} today={today} />
      </Section>
      <Columns
        aside={
          <Section id="timeline" title={t("timeline")}>
            <PartnerTimeline
              events={timeline.events}
              latestHref={after && `${hrefWith(path, params, {})}#timeline`}
              earlierHref={
                timeline.earlier &&
                `${hrefWith(path, params, { after: timeline.earlier })}#timeline`
              }
            />
          </Section>
        }
      >
        <div className="grid content-start gap-4 md:grid-cols-2">
          <PartnerLists code={partner.code} heads={heads} today={today} />
        </div>
      </Columns>
    </Page>
  );
}
