import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { single } from "#domain/listing.ts";
import { countryCode } from "#domain/country-code.ts";
import { recordId, uuidv7 } from "#domain/uuid.ts";
import { listCountries } from "#features/countries/queries.ts";
import { DiscardDraft } from "#features/drafts/components/discard-draft.tsx";
import { findDraft, recordOfDraft } from "#features/drafts/queries.ts";
import { MeetingForm } from "#features/meetings/components/meeting-form.tsx";
import { emptyMeeting } from "#features/meetings/form-values.ts";
import { idsIn, textIn } from "#features/meetings/typed.ts";
import { labelsOf, picksForMinutes } from "#features/picks/queries.ts";
import { listTopicChoices } from "#features/topics/queries/choices.ts";
import { env } from "#server/env.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings"))("log") };
}

export default async function NewMeetingPage({ searchParams }: PageProps<"/meetings/new">) {
  const t = await getTranslations("meetings");
  const params = await searchParams;
  const locale = await getLocale();
  const wanted = single(recordId).parse(params["draft"]);
  const timeZone = env().ACCORD_TIME_ZONE;

  const read = await readPage("/meetings/new", async ({ tx, viewer, today }) => {
    const draft = wanted === null ? null : await findDraft(tx, wanted);
    const record = wanted === null || draft !== null ? null : await recordOfDraft(tx, wanted);
    if (record !== null) return { record };
    const own = viewer.kind === "user" ? viewer.partners : null;
    const partner =
      single(countryCode).parse(params["partner"]) ?? (own?.length === 1 ? own[0] : null);
    const life = params["life"] === "planned" ? "planned" : "held";
    const typed =
      draft?.values ?? emptyMeeting({ partner: partner ?? "", today, timeZone, locale, life });
    const chosen = countryCode.safeParse(textIn(typed, "partner")).data ?? null;
    const countries = await listCountries(tx);
    return {
      draft,
      typed,
      countries: countries.filter(({ code }) => own === null || own.some((one) => one === code)),
      topics: await listTopicChoices(tx),
      picks: await picksForMinutes(tx, chosen, today),
      labels: await labelsOf(tx, idsIn(typed)),
      clearance: viewer.kind === "user" ? viewer.clearance : "official",
    } as const;
  });
  if ("record" in read) redirect(`/meetings/${read.record}` as never);
  const { draft, ...data } = read;
  const id = draft?.id ?? wanted ?? uuidv7();
  return (
    <Page>
      <PageHeader title={t("log")} breadcrumb={[{ href: "/meetings", label: t("title") }]} />
      <p className="text-sm text-ink-2">{t("logHint")}</p>
      <MeetingForm
        {...data}
        draft={{ id, version: draft?.version ?? 0 }}
        record={null}
        homeZone={timeZone}
      />
      <DiscardDraft id={id} requestKey={uuidv7()} />
    </Page>
  );
}
