import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { marking } from "#domain/marking.ts";
import { mayOpen } from "#domain/permissions.ts";
import { returnFields } from "#domain/return-reason.ts";
import { nameIn } from "#domain/names.ts";
import { recordId, uuidv7 } from "#domain/uuid.ts";
import { AppError } from "#domain/errors.ts";
import { listSides } from "#features/countries/queries.ts";
import { DiscardDraft } from "#features/drafts/components/discard-draft.tsx";
import { findDraft, recordOfDraft } from "#features/drafts/queries.ts";
import { compare } from "#features/intake/comparing/compare.ts";
import { NOTHING_KNOWN } from "#features/intake/comparing/known.ts";
import { choicesOf } from "#features/intake/components/choices.ts";
import { HandedInPage } from "#features/intake/components/handed-in-page.tsx";
import { ReviewForm } from "#features/intake/components/review-form.tsx";
import { modelFor } from "#features/intake/proposing/model.ts";
import { findHandedIn } from "#features/intake/queries/handed-in.ts";
import { knownOf } from "#features/intake/queries/known.ts";
import { registerOf } from "#features/intake/queries/register.ts";
import { readAgain } from "#features/intake/reading-again.ts";
import { notesByDraft, reviewOf } from "#features/intake/review.ts";
import { typedText } from "#features/intake/typed.ts";
import { listTopicChoices } from "#features/topics/queries/choices.ts";
import { homeTimeZone, type Reading, readPage } from "#server/page.ts";
import { formatFuzzy } from "#ui/format.ts";
import { Notice } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";
import { fuzzyWords } from "#ui/words.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("intake"))("title") };
}

export default async function IntakeReviewPage({ params }: PageProps<"/intake/[id]">) {
  const { id } = await params;
  const read = await readPage("/intake/[id]", (reading) => readIntake(reading, id));
  if ("sourceId" in read) redirect(`/sources/${read.sourceId}` as never);
  if (read.handedIn !== undefined) {
    const { handedIn, canDecide } = read;
    return <HandedInPage {...{ handedIn, canDecide }} timeZone={homeTimeZone()} />;
  }
  const t = await getTranslations("intake");
  const locale = await getLocale();
  const fuzzy = await fuzzyWords();
  const { draft, text, home, drafts, review, comparison, register, topics, countries } = read;
  const reviews = await getTranslations("reviews");
  const returned = typedText(draft.values, "_reason");
  const reasonKind = returnFields.reasonKind.catch("other").parse(draft.values["_reasonKind"]);
  const notes = notesByDraft(review, comparison.notes);
  const typed = draft.values;
  const names = new Map([
    ...register.agencies.map((one) => [one.id, one.names[0] ?? ""] as const),
    // The first of several names of a person is the one in English.
    ...register.people.map((one) => [one.id, one.name] as const).toReversed(),
    ...topics.map((topic) => [topic.id, nameIn(locale, topic)] as const),
  ]);
  const sides = [home, drafts.partner, null];
  const marked = marking.safeParse(typed["marking"]).data ?? "official";
  const attachments = [typed["_attachments[]"] ?? typed["_attachments"] ?? []].flat();
  const pages = Number(typedText(typed, "_pagesWithoutText") ?? 0);
  return (
    <Page marking={marked}>
      <PageHeader
        title={t("title")}
        breadcrumb={[{ href: "/intake", label: t("new") }]}
        actions={<ButtonLink href="/help/intake">{t("help")}</ButtonLink>}
      />
      {attachments.length > 0 && (
        <Notice title={t("document.attachments", { names: attachments.join(", ") })} />
      )}
      {pages > 0 && <Notice tone="warning" title={t("document.pages", { count: pages })} />}
      {returned !== undefined && (
        <Notice
          tone="warning"
          title={t("review.cameBack", { reason: reviews(`reason.${reasonKind}`) })}
        >
          <bdi>{returned}</bdi>
        </Notice>
      )}
      {draft.recordId !== null && (
        <Notice title={t("document.onRecord", { ref: read.ref ?? "" })} />
      )}
      <ReviewForm
        desk={{
          text,
          language: drafts.document.language,
          locale,
          typed,
          review,
          comparison,
          notes,
          choices: await choicesOf(countries, topics),
          names,
          clearance: read.clearance,
          fuzzy: (date) => formatFuzzy(date, locale, fuzzy),
        }}
        drafts={drafts}
        home={home}
        general={notes.get("") ?? []}
        intake={{ id, version: draft.version, isOnRecord: draft.recordId !== null }}
        mayAsk={modelFor(marked) !== null}
        agencyNames={register.agencies
          .filter(({ country }) => sides.includes(country))
          .flatMap((one) => one.names[0] ?? [])}
      />
      <DiscardDraft id={id} requestKey={uuidv7()} />
    </Page>
  );
}

/** The text, drafted from anew with what the register knows now, and compared with what is on record. */
async function readIntake({ tx, viewer, today }: Reading, id: string) {
  const wanted = recordId.safeParse(id);
  const draft = wanted.success ? await findDraft(tx, id) : null;
  if (draft === null || draft.kind !== "intake") {
    const handedIn = wanted.success ? await findHandedIn(tx, viewer, id) : null;
    if (handedIn !== null) return { handedIn, canDecide: mayOpen(viewer, "/reviews") };
    const sourceId = wanted.success ? await recordOfDraft(tx, id) : null;
    if (sourceId === null) throw new AppError("not_found", "errors.notFound");
    return { sourceId };
  }
  const { home, others } = await listSides(tx);
  const register = await registerOf(tx);
  const { text, context, drafts } = readAgain(draft.values, register, home);
  const { partner } = drafts;
  const own = viewer.kind === "user" ? viewer.partners : null;
  const isMine = partner !== null && (own === null || own.some((code) => code === partner));
  const known = isMine
    ? await knownOf(tx, partner, text, drafts, today, context.publishedOn)
    : NOTHING_KNOWN;
  return {
    draft,
    text,
    home,
    register,
    drafts,
    review: reviewOf(drafts),
    comparison: compare(drafts, known, {
      text,
      home,
      partner,
      publishedOn: context.publishedOn ?? drafts.document.publishedOn,
      today,
      register,
    }),
    topics: await listTopicChoices(tx),
    countries: others.filter(({ code }) => own === null || own.some((one) => one === code)),
    ref: known.sources.find((one) => one.id === draft.recordId)?.ref ?? null,
    clearance: viewer.kind === "user" ? viewer.clearance : "official",
  } as const;
}
