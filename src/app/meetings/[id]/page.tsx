import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { isDated, momentFilter } from "#domain/moment.ts";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { BriefLink } from "#features/briefs/components/brief-actions.tsx";
import { mayTry } from "#domain/permissions.ts";
import { CiteThis } from "#features/export/components/cite-this.tsx";
import { Citations } from "#features/meetings/components/citations.tsx";
import { MeetingFacts, NextRound } from "#features/meetings/components/meeting-facts.tsx";
import { Made, Minutes } from "#features/meetings/components/minutes.tsx";
import { Participants } from "#features/meetings/components/participants.tsx";
import { ReviewHistory } from "#features/meetings/components/review-history.tsx";
import { CallOffPanel, ReviewPanel } from "#features/meetings/components/review-panel.tsx";
import { canReviseMeeting } from "#features/meetings/policy.ts";
import { getMeeting } from "#features/meetings/queries/record.ts";
import { followAction } from "#features/notifications/actions.ts";
import { FollowButton } from "#features/notifications/components/follow-button.tsx";
import { isFollowing } from "#features/notifications/queries.ts";
import { Claims } from "#features/sources/components/claims.tsx";
import { env } from "#server/env.ts";
import { momentOf } from "#server/moment.ts";
import { homeOrigin, readPage, todayAtHome } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { Icon } from "#ui/icon.tsx";
import { Notice } from "#ui/notice.tsx";
import { ButtonLink, Columns, Page, PageHeader, Section } from "#ui/page.tsx";
import { StatusTag } from "#ui/tag.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings"))("meeting") };
}

export default async function MeetingPage({ params, searchParams }: PageProps<"/meetings/[id]">) {
  const { id } = await params;
  const address = await searchParams;
  const when = momentFilter.parse(address);
  const t = await getTranslations("meetings");
  const { meeting, viewer, today, isFollowed } = await readPage(
    "/meetings/[id]",
    async ({ tx, viewer: reader, today: day }) => ({
      meeting: await getMeeting(tx, id, momentOf(when, day)),
      viewer: reader,
      today: when.asOf ?? day,
      isFollowed: await isFollowing(tx, reader, "meeting", id),
    }),
  );
  const { outcomes, otherCommitments, summary, citations, life } = meeting;
  const made = outcomes.map(({ commitment }) => commitment).filter((one) => one !== null);
  const marking = highestMarking([
    meeting.marking,
    ...[...made, ...otherCommitments].map((one) => one.marking),
  ]);
  // In the picture of another day nothing can be changed.
  const isToday = !isDated(when);
  const mayEdit = isToday && canReviseMeeting(viewer, meeting);
  const words = await getTranslations();
  return (
    <Page dated marking={marking}>
      <PageHeader
        title={<bdi>{meeting.title}</bdi>}
        kicker={meeting.ref}
        marking={meeting.marking}
        breadcrumb={[{ href: "/meetings", label: t("title") }]}
        meta={
          <>
            <StatusTag kind="meetingLife" value={life} />
            <StatusTag kind="recordState" value={meeting.recordState} />
          </>
        }
        actions={
          <>
            {life === "planned" && <BriefLink partner={meeting.country.code} meetingId={id} />}
            {mayEdit && life !== "held" && (
              <ButtonLink href={`/meetings/${id}/edit?life=held`} tone="primary">
                {t("logOutcome")}
              </ButtonLink>
            )}
            {mayEdit && (
              <ButtonLink href={`/meetings/${id}/edit`}>
                <Icon name="edit" />
                {t("editShort")}
              </ButtonLink>
            )}
            <FollowButton
              kind="meeting"
              recordId={id}
              isFollowed={isFollowed}
              path={`/meetings/${id}`}
              action={followAction}
            />
            <ButtonLink href={`/meetings/${id}/print`}>
              <Icon name="printer" />
              {t("print")}
            </ButtonLink>
          </>
        }
      />
      <AsOf path={`/meetings/${id}`} params={address} when={when} limits={[t("limits")]} />
      {!meeting.hadBegun && <Notice tone="warning" title={t("notBegun")} />}
      {isToday && (
        <>
          <ReviewPanel meeting={meeting} viewer={viewer} />
          <CallOffPanel meeting={meeting} viewer={viewer} />
        </>
      )}
      <Columns
        aside={
          <>
            <Section id="next" title={t("nextRound")} sheet>
              <NextRound meeting={meeting} />
            </Section>
            <Section id="history" title={t("history")} sheet>
              <ReviewHistory
                reviews={meeting.reviews}
                createdBy={meeting.createdBy}
                timeZone={env().ACCORD_TIME_ZONE}
              />
            </Section>
          </>
        }
      >
        <Section id="facts" title={t("facts")} sheet>
          <MeetingFacts meeting={meeting} />
        </Section>
        <Section id="participants" title={t("form.participants")} sheet>
          <Participants meeting={meeting} />
        </Section>
        <Section id="minutes" title={t("form.agenda")} sheet>
          <Minutes meeting={meeting} today={today} />
        </Section>
        {otherCommitments.length > 0 && (
          <Section id="commitments" title={t("otherCommitments")} count={otherCommitments.length}>
            <ul className="grid gap-2 text-sm">
              {otherCommitments.map((commitment) => (
                <li key={commitment.id}>
                  <Made commitment={commitment} today={today} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        {summary !== null && (
          <Section id="summary" title={t("form.summary")} sheet>
            <p className="max-w-prose whitespace-pre-line" dir="auto">
              {summary}
            </p>
          </Section>
        )}
        <Claims claims={meeting.claims} mayChoose={isToday && mayTry(viewer, "claim.choose")} />
        <Section id="sources" title={t("sources")} count={citations.length} sheet>
          {citations.length === 0 ? (
            <p className="text-sm text-ink-3">{t("noSources")}</p>
          ) : (
            <Citations citations={citations} />
          )}
        </Section>
      </Columns>
      <CiteThis
        kind={words("export.cite.kind.meeting")}
        reference={meeting.ref}
        title={meeting.title}
        partner={nameIn(await getLocale(), meeting.country)}
        date={meeting.held}
        state={words(`values.meetingLife.${life}`)}
        marking={marking}
        path={`/meetings/${id}`}
        origin={homeOrigin()}
        when={when}
        today={todayAtHome()}
      />
    </Page>
  );
}
