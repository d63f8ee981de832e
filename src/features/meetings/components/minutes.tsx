import { getTranslations } from "next-intl/server";
import { type CalendarDate, daysBetween } from "#domain/calendar-date.ts";
import { isPromise } from "#domain/wording-strength.ts";
import { DUE_SOON_DAYS } from "#features/commitments/rules.ts";
import { DateText } from "#ui/date-text.tsx";
import { Link } from "#ui/link.tsx";
import { DueTag, StatusTag } from "#ui/tag.tsx";
import type { MadeCommitment, MeetingView, OutcomeView } from "../views.ts";

type Props = { meeting: MeetingView; today: CalendarDate };

/** The agenda, each item with what came out of it; what belongs to no item stands at the end. */
export async function Minutes({ meeting, today }: Props) {
  const t = await getTranslations("meetings");
  const { agenda, outcomes } = meeting;
  const loose = outcomes.filter(({ agendaItemId }) => agendaItemId === null);
  if (agenda.length === 0 && outcomes.length === 0) {
    return <p className="text-sm text-ink-3">{t("noMinutes")}</p>;
  }
  return (
    <ol className="grid gap-5">
      {agenda.map(({ id, title, notes }, index) => (
        <li key={id} className="grid gap-1.5">
          <h3 className="flex gap-2 font-semibold">
            <span className="figures text-ink-2">{index + 1}.</span>
            <bdi>{title}</bdi>
          </h3>
          {notes !== null && (
            <p className="ps-6 text-sm whitespace-pre-line text-ink-2" dir="auto">
              {notes}
            </p>
          )}
          <Outcomes
            outcomes={outcomes.filter(({ agendaItemId }) => agendaItemId === id)}
            today={today}
          />
        </li>
      ))}
      {loose.length > 0 && (
        <li className="grid gap-1.5">
          {agenda.length > 0 && <h3 className="font-semibold">{t("form.looseOutcomes")}</h3>}
          <Outcomes outcomes={loose} today={today} />
        </li>
      )}
    </ol>
  );
}

type OutcomesProps = { outcomes: readonly OutcomeView[]; today: CalendarDate };

async function Outcomes({ outcomes, today }: OutcomesProps) {
  const t = await getTranslations("values.outcomeKind");
  const meetings = await getTranslations("meetings");
  if (outcomes.length === 0) return null;
  const nameOf = ({ kind, commitment }: OutcomeView) =>
    commitment !== null && !isPromise(commitment.strength) ? meetings("talkingPoint") : t(kind);
  return (
    <ul className="grid gap-2 sm:ps-6">
      {outcomes.map((outcome) => {
        const { id, kind, text, commitment, isSealed } = outcome;
        return (
          <li
            key={id}
            className={`keep-together grid gap-1 border-s-4 ps-3 text-sm ${EDGES[kind]}`}
          >
            <p dir="auto">
              <span className="me-2 font-semibold">{nameOf(outcome)}</span>
              {text !== commitment?.title && <span className="whitespace-pre-line">{text}</span>}
            </p>
            {commitment !== null && <Made commitment={commitment} today={today} />}
            {isSealed && <p className="text-xs text-ink-3">{meetings("sealed")}</p>}
          </li>
        );
      })}
    </ul>
  );
}

const EDGES = {
  information: "border-line-strong",
  decision: "border-info",
  commitment: "border-accent",
} as const;

type MadeProps = { commitment: MadeCommitment; today: CalendarDate };

/** A commitment under the outcome that made it: what it is, who owes it, and how it stands. */
export async function Made({ commitment, today }: MadeProps) {
  const t = await getTranslations("values");
  const { id, ref, title, obligor, strength, status, isOpen, leadAgency } = commitment;
  const { due, dueLastDay, dueWords } = commitment;
  return (
    <div className="grid gap-1 rounded-md bg-sunken px-3 py-2">
      <Link href={`/commitments/${id}`} className="link justify-self-start font-medium">
        <bdi>{title}</bdi>
      </Link>
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-ink-2">
        <span className="figures">{ref}</span>
        <span className="font-medium text-ink">{t(`owedBy.${obligor}`)}</span>
        <span>{t(`wordingStrength.${strength}`)}</span>
        {leadAgency !== null && <bdi>{leadAgency}</bdi>}
        {isPromise(strength) && <StatusTag value={status} />}
        {dueWords !== null && <q dir="auto">{dueWords}</q>}
        {due !== null &&
          (isOpen && dueLastDay !== null && daysBetween(today, dueLastDay) <= DUE_SOON_DAYS ? (
            <DueTag due={dueLastDay} today={today} />
          ) : (
            <DateText date={due} />
          ))}
      </p>
    </div>
  );
}
