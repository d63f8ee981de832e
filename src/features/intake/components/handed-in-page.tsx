import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { segments } from "#features/sources/rules.ts";
import { SubmitButton } from "#ui/choice.tsx";
import { ActionForm } from "#ui/form.tsx";
import { formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { Columns, Page, PageHeader, Section } from "#ui/page.tsx";
import { HighlightedText } from "#ui/prose.tsx";
import { takeUpIntakeAction } from "../actions.ts";
import type { HandedIn } from "../handed-in.ts";
import { draftsOf, passageOf } from "../rules.ts";
import { HandedInDrafts } from "./handed-in-drafts.tsx";

type Props = { handedIn: HandedIn; timeZone: string; canDecide: boolean };

/** Drafts that were handed in, beside their text: what is to be recorded, and what has become of it. */
export async function HandedInPage({ handedIn, timeZone, canDecide }: Props) {
  const t = await getTranslations("intake");
  const locale = await getLocale();
  const { title, marking, text, partner, sentBy, sentAt, drafts, state } = handedIn;
  return (
    <Page marking={marking}>
      <PageHeader
        title={<bdi>{title === "" ? t("work.untitled") : title}</bdi>}
        marking={marking}
        breadcrumb={
          canDecide
            ? [{ href: "/reviews", label: t("review.queue") }]
            : [{ href: "/intake", label: t("new") }]
        }
        meta={t("review.sent", {
          by: sentBy,
          at: formatInstant(sentAt, locale, timeZone),
          partner: nameIn(locale, partner),
        })}
      />
      <State handedIn={handedIn} canDecide={canDecide} />
      <Columns
        aside={
          <Section id="text" title={t("text.title")} sheet>
            <HighlightedText
              lang={drafts?.source?.language ?? "en"}
              segments={segments(text, passagesOf(handedIn)).map(({ text: words, citations }) => ({
                text: words,
                citations: citations.map((id) => ({
                  id,
                  href: "#drafts",
                  label: t("drafts.title"),
                })),
              }))}
            />
          </Section>
        }
      >
        <Section id="drafts" title={t("drafts.title")} sheet>
          <HandedInDrafts {...handedIn} />
        </Section>
      </Columns>
      {state === "waits" && handedIn.isOwn && <TakeUp handedIn={handedIn} />}
    </Page>
  );
}

/** What has become of it, and the way on. */
async function State({ handedIn, canDecide }: Pick<Props, "handedIn" | "canDecide">) {
  const t = await getTranslations("intake.review");
  const reviews = await getTranslations("reviews");
  const { id, state, isOwn, decidedBy, reasonKind, reason, source } = handedIn;
  const by = decidedBy ?? "";
  switch (state) {
    case "waits":
      return (
        <Notice title={t("waits")}>
          {canDecide && !isOwn ? (
            <Link href={`/reviews?item=intake-${id}`} className="link">
              {t("decide")}
            </Link>
          ) : (
            <p>{t("waitsHint")}</p>
          )}
        </Notice>
      );
    case "returned":
      return (
        <Notice tone="warning" title={t("returned", { by })}>
          <p>
            {reasonKind !== null && `${reviews(`reason.${reasonKind}`)}: `}
            <bdi>{reason}</bdi>
          </p>
          {isOwn && <TakeUp handedIn={handedIn} />}
        </Notice>
      );
    case "accepted":
      return (
        <Notice tone="success" title={t("accepted", { by })}>
          {source && (
            <Link href={`/sources/${source.id}?saved=1`} className="link">
              {source.ref}
            </Link>
          )}
        </Notice>
      );
    case "takenUp":
      return <Notice title={t("takenUp")} />;
  }
}

async function TakeUp({ handedIn: { id, version, state } }: { handedIn: HandedIn }) {
  const t = await getTranslations("intake.review");
  const words = t(state === "returned" ? "goOn" : "takeBack");
  return (
    <ActionForm
      action={takeUpIntakeAction}
      requestKey={uuidv7()}
      hidden={{ id, version }}
      label={words}
      className="no-print pt-2"
    >
      <SubmitButton tone="secondary" small>
        {words}
      </SubmitButton>
    </ActionForm>
  );
}

/** The passages of what is to be recorded. */
function passagesOf({ drafts }: HandedIn) {
  if (drafts === null) return [];
  const { meeting } = drafts;
  const ofMeeting = meeting.as !== "none" && meeting.at !== null ? [meeting.at] : [];
  const accepted = draftsOf(drafts).flatMap(({ key, draft }) =>
    draft.decision === "accept" || draft.decision === "merge" ? [key] : [],
  );
  return [...new Set([...ofMeeting, ...accepted])].map((id) => ({ id, ...passageOf(id) }));
}
