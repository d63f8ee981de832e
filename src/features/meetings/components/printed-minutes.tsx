import { getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Marking } from "#domain/marking.ts";
import { MeetingFacts, NextRound } from "./meeting-facts.tsx";
import { Made, Minutes } from "./minutes.tsx";
import { Participants } from "./participants.tsx";
import type { MeetingView } from "../views.ts";

type Props = {
  meeting: MeetingView;
  /** The highest of what is on the sheet. */
  marking: Marking;
  today: CalendarDate;
  printedAt: string;
};

/** The minutes as a document, in house order, its marking above and below. */
export async function PrintedMinutes({ meeting, marking, today, printedAt }: Props) {
  const t = await getTranslations("meetings");
  const values = await getTranslations("values");
  const { ref, title, summary, recordState, otherCommitments, reviews } = meeting;
  const agreed = reviews.findLast(({ action }) => action === "agreed");
  return (
    <article className="sheet grid gap-6 px-6 py-8 sm:px-10">
      <Mark>{values(`marking.${marking}`)}</Mark>
      <header className="grid gap-1 text-center">
        <p className="figures text-sm text-ink-2">{ref}</p>
        <h1 className="text-2xl font-semibold" dir="auto">
          {title}
        </h1>
        <p className="text-sm">
          {recordState === "agreed" && agreed
            ? t("agreedMinutes", { name: agreed.by })
            : t("notAgreed", { state: values(`recordState.${recordState}`) })}
        </p>
      </header>
      <MeetingFacts meeting={meeting} />
      <Part title={t("form.participants")}>
        <Participants meeting={meeting} />
      </Part>
      <Part title={t("form.agenda")}>
        <Minutes meeting={meeting} today={today} />
      </Part>
      {otherCommitments.length > 0 && (
        <Part title={t("otherCommitments")}>
          <ul className="grid gap-2 text-sm">
            {otherCommitments.map((commitment) => (
              <li key={commitment.id} className="keep-together">
                <Made commitment={commitment} today={today} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {summary !== null && (
        <Part title={t("form.summary")}>
          <p className="whitespace-pre-line" dir="auto">
            {summary}
          </p>
        </Part>
      )}
      <Part title={t("nextRound")}>
        <NextRound meeting={meeting} />
      </Part>
      <footer className="border-t border-line pt-3 text-xs text-ink-2">
        {t("printed", { at: printedAt })}
      </footer>
      <Mark>{values(`marking.${marking}`)}</Mark>
    </article>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="grid gap-2">
      <h2 className="border-b border-line pb-1 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** On paper the margins of every sheet say it as well. */
function Mark({ children }: { children: string }) {
  return (
    <p className="text-center text-sm font-bold tracking-[0.12em] uppercase" data-mark="">
      {children}
    </p>
  );
}
