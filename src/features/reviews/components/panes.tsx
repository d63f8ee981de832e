import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { ProposalList } from "#features/answers/components/proposal-list.tsx";
import type { ProposalView } from "#features/answers/schema.ts";
import { HandedInDrafts } from "#features/intake/components/handed-in-drafts.tsx";
import type { HandedIn } from "#features/intake/handed-in.ts";
import { MeetingFacts } from "#features/meetings/components/meeting-facts.tsx";
import { Minutes } from "#features/meetings/components/minutes.tsx";
import { Participants } from "#features/meetings/components/participants.tsx";
import type { MeetingView } from "#features/meetings/views.ts";
import { formatDay } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { SummaryList } from "#ui/record.tsx";
import { StatusTag } from "#ui/tag.tsx";
import {
  acceptAnswerInQueueAction,
  acceptCompletionAction,
  acceptIntakeAction,
  agreeInQueueAction,
  returnAnswerInQueueAction,
  returnCompletionAction,
  returnInQueueAction,
  returnIntakeAction,
} from "../actions.ts";
import type { ClaimView, ReviewItem } from "../schema.ts";
import { Decision } from "./decision.tsx";

/** `queue`: the part of it that is looked at, which is gone back to. */
type Opened = { item: ReviewItem; queue: string };
type MinutesProps = Opened & { meeting: MeetingView; today: CalendarDate };

/** Minutes as they were handed in, to be read before they are agreed. */
export async function MinutesPane({ item, queue, meeting, today }: MinutesProps) {
  const t = await getTranslations("reviews");
  return (
    <Pane item={item} href={`/meetings/${item.recordId}`}>
      <Decision
        item={item}
        queue={queue}
        accept={{ action: agreeInQueueAction, label: t("agree") }}
        back={{ action: returnInQueueAction, label: t("return") }}
      />
      <MeetingFacts meeting={meeting} />
      <Participants meeting={meeting} />
      {meeting.summary !== null && (
        <p dir="auto" className="max-w-prose whitespace-pre-line">
          {meeting.summary}
        </p>
      )}
      <Minutes meeting={meeting} today={today} />
    </Pane>
  );
}

type ClaimProps = Opened & { claim: ClaimView };

/** What is said to be complete, and what shows it. */
export async function CompletionPane({ item, queue, claim }: ClaimProps) {
  const t = await getTranslations("reviews");
  const locale = await getLocale();
  const { text, effectiveOn, note, before, source, file, hasHiddenEvidence } = claim;
  return (
    <Pane item={item} href={`/commitments/${item.recordId}`}>
      <Decision
        item={item}
        queue={queue}
        accept={{ action: acceptCompletionAction, label: t("accept") }}
        back={{ action: returnCompletionAction, label: t("return") }}
      />
      <SummaryList
        rows={[
          { term: t("claim.text"), value: <bdi className="whitespace-pre-line">{text}</bdi> },
          { term: t("claim.on"), value: formatDay(effectiveOn, locale) },
          { term: t("claim.before"), value: <StatusTag value={before} /> },
          { term: t("claim.note"), value: note && <bdi>{note}</bdi> },
          {
            term: t("claim.evidence"),
            value: (
              <span className="grid justify-items-start gap-1">
                {source && (
                  <Link href={`/sources/${source.id}`} className="link">
                    {source.ref} <bdi>{source.title}</bdi>
                  </Link>
                )}
                {file && (
                  // A file, not a page.
                  <a href={`/attachments/${file.id}`} className="link" download>
                    <bdi>{file.name}</bdi>
                  </a>
                )}
                {hasHiddenEvidence && <span>{t("claim.hidden")}</span>}
              </span>
            ),
          },
        ]}
      />
    </Pane>
  );
}

type AnswerProps = Opened & {
  answer: ProposalView;
  today: CalendarDate;
  timeZone: string;
};

/** An answer without an account becomes a report in the manager's own words, or goes back. */
export async function AnswerPane({ item, queue, answer, today, timeZone }: AnswerProps) {
  return (
    <Pane item={item} href={`/commitments/${item.recordId}`}>
      <ProposalList
        proposals={[answer]}
        today={today}
        timeZone={timeZone}
        queue={queue}
        accept={acceptAnswerInQueueAction}
        giveBack={returnAnswerInQueueAction}
      />
    </Pane>
  );
}

type IntakeProps = Opened & { handedIn: HandedIn };

/** Drafts from a text as their author would have saved them. */
export async function IntakePane({ item, queue, handedIn }: IntakeProps) {
  const t = await getTranslations("reviews");
  return (
    <Pane item={item} href={`/intake/${item.id}`} open={t("openText")}>
      <Decision
        item={item}
        queue={queue}
        accept={{ action: acceptIntakeAction, label: t("acceptIntake") }}
        back={{ action: returnIntakeAction, label: t("return") }}
      />
      <p className="text-sm text-ink-2">{t("intakeHint")}</p>
      <HandedInDrafts {...handedIn} />
    </Pane>
  );
}

type PaneProps = { item: ReviewItem; href: string; open?: string; children: React.ReactNode };

async function Pane({ item: { title, ref }, href, open, children }: PaneProps) {
  const t = await getTranslations("reviews");
  return (
    <Section
      id="item"
      title={<bdi>{title}</bdi>}
      hint={ref ?? undefined}
      actions={
        <Link href={href} className="button button-secondary">
          {open ?? t("open")}
        </Link>
      }
    >
      <div className="sheet grid gap-5 p-4">{children}</div>
    </Section>
  );
}
