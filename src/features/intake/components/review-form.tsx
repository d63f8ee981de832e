import { getTranslations } from "next-intl/server";
import { CheckboxField, SubmitButton } from "#ui/choice.tsx";
import { uuidv7 } from "#domain/uuid.ts";
import { Autosave } from "#ui/autosave.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Notice } from "#ui/notice.tsx";
import { intakeFormAction, keepIntakeForm } from "../actions.ts";
import { allOf, type Reviewed } from "../review.ts";
import type { Note } from "#features/intake/comparing/comparison.ts";
import type { DraftAgency, DraftParticipant, Drafts } from "../drafts.ts";
import { typedText } from "../typed.ts";
import { CommitmentCard } from "./commitment-card.tsx";
import type { Desk } from "./desk.ts";
import { DeskKeys } from "./desk-keys.tsx";
import { KEYS } from "./desk-watch.ts";
import { DocumentFields } from "./document-fields.tsx";
import { DraftGroup } from "./draft-group.tsx";
import { FigureCard, InstrumentCard, TrainingCard } from "./instrument-cards.tsx";
import { MeetingCard } from "./meeting-card.tsx";
import { NoteList } from "./note-list.tsx";
import { AgencyCard, ParticipantCard } from "./people-cards.tsx";
import { TextColumn } from "./text-column.tsx";
import "./intake.css";

type Props = {
  desk: Desk;
  drafts: Drafts;
  home: string;
  /** Of the text as a whole. */
  general: readonly Note[];
  intake: { id: string; version: number; isOnRecord: boolean };
  /** What agencies on record are called, to choose from. */
  agencyNames: readonly string[];
  /** Whether a language model may be asked for more. */
  mayAsk: boolean;
};

/** The text on one side, its drafts on the other; one form, kept as it is filled in. */
export async function ReviewForm(props: Props) {
  const { desk, drafts, general, intake, agencyNames, mayAsk } = props;
  const t = await getTranslations("intake");
  const told = `${typedText(desk.typed, "partner")} ${typedText(desk.typed, "source.publishedOn")}`;
  const { isOnRecord } = intake;
  return (
    <div className="intake">
      <TextColumn desk={desk} />
      <ActionForm
        // Read again under another partner or date, it is another form.
        key={`${intake.id} ${told}`}
        action={intakeFormAction}
        requestKey={intake.id}
        leads
        label={t("drafts.title")}
        className="intake-form"
        hidden={{ draftId: intake.id, draftVersion: intake.version, _tab: uuidv7() }}
      >
        <div id="drafts" className="flex flex-wrap items-baseline justify-between gap-2">
          <h2 className="text-lg font-semibold">{t("drafts.title")}</h2>
          <a href="#text" className="link inline-flex min-h-6 items-center text-sm lg:hidden">
            {t("jump.text")}
          </a>
        </div>
        <NoteList notes={general} locale={desk.locale} />
        <DocumentFields desk={desk} drafts={drafts} isOnRecord={isOnRecord} />
        <Groups {...props} />
        {mayAsk && (
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton intent="ask" tone="secondary" small>
              {t("ask.button")}
            </SubmitButton>
            <p className="min-w-0 flex-1 basis-56 text-sm text-ink-2">{t("ask.hint")}</p>
          </div>
        )}
        <datalist id="intake-agencies">
          {agencyNames.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
        <datalist id="intake-topics">
          {desk.choices.topics.map(({ value, label }) => (
            <option key={value}>{label}</option>
          ))}
        </datalist>
        <CheckboxField
          name="leaveUndecided"
          label={t("bar.leave")}
          hint={t("bar.leaveHint")}
          initial={typedText(desk.typed, "leaveUndecided") === "true"}
        />
        <Bar desk={desk} />
      </ActionForm>
    </div>
  );
}

async function Groups({ desk, drafts, home }: Props) {
  const t = await getTranslations("intake");
  const { review } = desk;
  const { participants, agencies, commitments, talkingPoints, instruments, trainings, figures } =
    review;
  const isEmpty = allOf(review).length === 0;
  const bySide = (side: "home" | "partner" | null) =>
    participants.filter(({ draft }) => draft.side === side);
  return (
    <>
      {isEmpty && (
        <Notice title={t("drafts.none")}>
          <p>{t("drafts.noneHint")}</p>
        </Notice>
      )}
      {!isEmpty && commitments.length === 0 && (
        <Notice title={t("drafts.noPromise")}>
          <p>
            {t(drafts.document.language === "en" ? "drafts.noPromiseHint" : "drafts.otherLanguage")}
          </p>
        </Notice>
      )}
      <section id="meeting" aria-labelledby="meeting-title" className="draft-group grid gap-3">
        <h3 id="meeting-title" className="text-lg font-semibold">
          {t("group.meeting")}
        </h3>
        <MeetingCard desk={desk} />
      </section>
      <DraftGroup group="participants" title={t("group.participants")} count={participants.length}>
        <People desk={desk} title={t("group.home")} of={bySide("home")} all={participants} />
        <People desk={desk} title={t("group.partner")} of={bySide("partner")} all={participants} />
        <People desk={desk} title={t("group.unknown")} of={bySide(null)} all={participants} />
      </DraftGroup>
      <DraftGroup group="agencies" title={t("group.agencies")} count={agencies.length}>
        <ul className="grid gap-3">
          {agencies.map((one) => (
            <AgencyCard
              key={one.id}
              desk={desk}
              reviewed={one}
              all={agencies}
              side={sideOf(one.draft, home, drafts.partner)}
            />
          ))}
        </ul>
      </DraftGroup>
      <DraftGroup group="commitments" title={t("group.commitments")} count={commitments.length}>
        <ul className="grid gap-3">
          {commitments.map((one) => (
            <CommitmentCard key={one.id} desk={desk} reviewed={one} all={commitments} />
          ))}
        </ul>
      </DraftGroup>
      <DraftGroup
        group="talkingPoints"
        title={t("group.talkingPoints")}
        hint={t("group.talkingPointsHint")}
        count={talkingPoints.length}
        isFolded
      >
        <ul className="grid gap-3">
          {talkingPoints.map((one) => (
            <CommitmentCard key={one.id} desk={desk} reviewed={one} all={talkingPoints} />
          ))}
        </ul>
      </DraftGroup>
      <DraftGroup group="instruments" title={t("group.instruments")} count={instruments.length}>
        <ul className="grid gap-3">
          {instruments.map((one) => (
            <InstrumentCard key={one.id} desk={desk} reviewed={one} all={instruments} />
          ))}
        </ul>
      </DraftGroup>
      <DraftGroup group="trainings" title={t("group.trainings")} count={trainings.length}>
        <ul className="grid gap-3">
          {trainings.map((one) => (
            <TrainingCard key={one.id} desk={desk} reviewed={one} all={trainings} />
          ))}
        </ul>
      </DraftGroup>
      <DraftGroup
        group="figures"
        title={t("group.figures")}
        hint={t("group.figuresHint")}
        count={figures.length}
      >
        <ul className="grid gap-3">
          {figures.map((one) => (
            <FigureCard key={one.id} desk={desk} reviewed={one} all={figures} />
          ))}
        </ul>
      </DraftGroup>
    </>
  );
}

/** Where an agency stands: on our side, on theirs, on none; null for that of a third country. */
function sideOf({ id, country }: DraftAgency, home: string, partner: string | null) {
  if (country === null) return id === null ? null : "none";
  return country === home ? "home" : country === partner ? "partner" : null;
}

type PeopleProps = {
  desk: Desk;
  title: string;
  of: readonly Reviewed<DraftParticipant>[];
  all: readonly Reviewed<DraftParticipant>[];
};

function People({ desk, title, of, all }: PeopleProps) {
  if (of.length === 0) return null;
  return (
    <div className="grid gap-2">
      <p className="eyebrow">{title}</p>
      <ul className="grid gap-3">
        {of.map((one) => (
          <ParticipantCard key={one.id} desk={desk} reviewed={one} all={all} />
        ))}
      </ul>
    </div>
  );
}

/** How far one is, and the buttons, always in sight. */
async function Bar({ desk }: { desk: Desk }) {
  const t = await getTranslations("intake");
  const { review, typed } = desk;
  const of = (all: readonly { name: string }[], is: (decision: string) => boolean) =>
    all.filter(({ name }) => {
      const into = typedText(typed, `${name}.into`);
      return is(typedText(typed, `${name}.decision`) ?? into ?? "");
    }).length;
  const { meeting, commitments } = review;
  const drafts = allOf(review).filter((one) => one !== meeting);
  const counts = {
    accepted: of(commitments, (one) => one === "accept"),
    total: commitments.length,
    open: of(drafts, (one) => one === ""),
  };
  const words = Object.fromEntries(
    [...KEYS.map(([, what]) => what), "title", "single", "singleHint"].map((key) => [
      key,
      String(t.raw(`keys.${key}` as never)),
    ]),
  ) as Parameters<typeof DeskKeys>[0]["words"];
  return (
    <div className="intake-bar">
      <DeskKeys
        words={words}
        counts={String(t.raw("bar.counts"))}
        initial={t("bar.counts", counts)}
      />
      <Autosave save={keepIntakeForm} />
      <span className="ms-auto flex flex-wrap gap-2">
        <span className="without-script">
          <SubmitButton intent="keep" tone="quiet">
            {t("bar.keep")}
          </SubmitButton>
        </span>
        <SubmitButton intent="handIn" tone="quiet">
          {t("bar.handIn")}
        </SubmitButton>
        {meeting !== null && (
          <SubmitButton intent="submit" tone="secondary">
            {t("bar.submit")}
          </SubmitButton>
        )}
        <SubmitButton intent="save">{t("bar.save")}</SubmitButton>
      </span>
    </div>
  );
}
