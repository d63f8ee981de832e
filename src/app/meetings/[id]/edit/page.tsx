import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { single } from "#domain/listing.ts";
import { recordId, uuidv7 } from "#domain/uuid.ts";
import { DiscardDraft } from "#features/drafts/components/discard-draft.tsx";
import { findDraft, findDraftOf } from "#features/drafts/queries.ts";
import { ConflictNotice } from "#features/meetings/components/conflict-notice.tsx";
import { MeetingForm } from "#features/meetings/components/meeting-form.tsx";
import { differences, meetingBoxes } from "#features/meetings/form-values.ts";
import { canReviseMeeting } from "#features/meetings/policy.ts";
import { getMeeting } from "#features/meetings/queries/record.ts";
import { livesInForm } from "#features/meetings/rules.ts";
import { idsIn, textIn } from "#features/meetings/typed.ts";
import { labelsOf, picksForMinutes } from "#features/picks/queries.ts";
import { listTopicChoices } from "#features/topics/queries/choices.ts";
import { env } from "#server/env.ts";
import { readPage } from "#server/page.ts";
import { nameIn } from "#domain/names.ts";
import { Notice } from "#ui/notice.tsx";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings"))("edit") };
}

export default async function EditMeetingPage(props: PageProps<"/meetings/[id]/edit">) {
  const { id } = await props.params;
  const params = await props.searchParams;
  const t = await getTranslations("meetings");
  const locale = await getLocale();
  const wanted = single(recordId).parse(params["draft"]);

  const read = await readPage("/meetings/[id]/edit", async ({ tx, viewer, today }) => {
    const meeting = await getMeeting(tx, id, today);
    if (!canReviseMeeting(viewer, meeting)) return null;
    const draft =
      wanted === null ? await findDraftOf(tx, "meeting", id) : await findDraft(tx, wanted);
    const stored = meetingBoxes(meeting, locale);
    // A planned meeting that took place: "log what came of it" opens the form so.
    const started = params["life"] === "held" ? { ...stored, life: "held" } : stored;
    const typed = draft?.values ?? started;
    return {
      meeting,
      draft,
      stored,
      typed,
      topics: await listTopicChoices(tx),
      picks: await picksForMinutes(tx, meeting.partner, today),
      labels: await labelsOf(tx, [...idsIn(typed), ...idsIn(stored)]),
      clearance: viewer.kind === "user" ? viewer.clearance : "official",
    } as const;
  });
  if (read === null) redirect(`/meetings/${id}` as never);
  const { meeting, draft, stored, typed, ...data } = read;
  if (draft !== null && draft.recordId !== id) notFound();
  const isOutdated = draft !== null && textIn(typed, "version") !== String(meeting.version);
  const draftId = draft?.id ?? wanted ?? uuidv7();
  return (
    <Page marking={meeting.marking}>
      <PageHeader
        title={t("edit")}
        kicker={meeting.ref}
        marking={meeting.marking}
        breadcrumb={[
          { href: "/meetings", label: t("title") },
          { href: `/meetings/${id}`, label: <bdi>{meeting.title}</bdi> },
        ]}
      />
      {isOutdated && (
        <ConflictNotice differences={differences(stored, typed)} labels={data.labels} />
      )}
      {draft !== null && !isOutdated && <Notice title={t("draftOpened")} />}
      <MeetingForm
        {...data}
        countries={[]}
        typed={typed}
        draft={{ id: draftId, version: draft?.version ?? 0 }}
        record={{
          id,
          version: meeting.version,
          partner: nameIn(locale, meeting.country),
          lives: livesInForm(meeting.life),
        }}
        homeZone={env().ACCORD_TIME_ZONE}
      />
      <DiscardDraft id={draftId} requestKey={uuidv7()} />
    </Page>
  );
}
