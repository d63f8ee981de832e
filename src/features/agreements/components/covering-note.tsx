import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { nameIn } from "#domain/names.ts";
import { formatDay } from "#ui/format.ts";
import { SummaryList } from "#ui/record.tsx";
import { isSameDesk } from "#features/routes/desks.ts";
import type { ConcurrenceView } from "../concurrences.ts";
import type { AgreementView } from "../views.ts";

type Props = { agreement: AgreementView; request: ConcurrenceView; printedAt: string };

/** The note that goes to a desk with a request, as a sheet: its marking above and below, what is asked, what it is about. */
export async function CoveringNote({ agreement, request, printedAt }: Props) {
  const t = await getTranslations("agreements.note");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const stage = request.stage && values(`stage.${request.stage}`);
  return (
    <article className="sheet grid gap-6 px-6 py-8 sm:px-10">
      <Mark>{values(`marking.${agreement.marking}`)}</Mark>
      <header className="grid gap-4">
        <div className="flex flex-wrap justify-between gap-3 text-sm">
          <p className="figures">{t("reference", { ref: agreement.ref, round: request.round })}</p>
          <p>{formatDay(request.requestedOn, locale)}</p>
        </div>
        <p>
          <span className="eyebrow block">{t("to")}</span>
          <strong className="text-lg">
            <bdi>{request.desk}</bdi>
          </strong>
          {request.agency && nameIn(locale, request.agency) !== request.desk && (
            <span className="block text-sm">
              <bdi>{nameIn(locale, request.agency)}</bdi>
            </span>
          )}
        </p>
        <h1 className="text-xl font-semibold">{t("subject", { title: agreement.title })}</h1>
      </header>
      <Part title={t("asked")}>
        <p className="whitespace-pre-line" {...(request.asked !== null && { dir: "auto" })}>
          {request.asked ??
            (stage === null
              ? t("askedPlain", { desk: request.desk })
              : t("askedAt", { desk: request.desk, stage }))}
        </p>
        {request.round > 1 && <p>{t("again", { round: request.round })}</p>}
      </Part>
      <Part title={t("about")}>
        <Facts agreement={agreement} request={request} />
      </Part>
      <Part title={t("history")}>
        <History agreement={agreement} request={request} />
      </Part>
      <footer className="border-t border-line pt-3 text-xs text-ink-2">
        {t("printed", { at: printedAt })}
      </footer>
      <Mark>{values(`marking.${agreement.marking}`)}</Mark>
    </article>
  );
}

type PartProps = { title: string; children: ReactNode };

function Part({ title, children }: PartProps) {
  return (
    <section className="keep-together grid gap-2">
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

async function Facts({ agreement, request }: Omit<Props, "printedAt">) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const names = (side: "home" | "partner") =>
    agreement.parties
      .filter((party) => party.side === side)
      .map((party) => nameIn(locale, party))
      .join("; ");
  const draft = agreement.draftTexts.find(({ number }) => number === request.draftNumber);
  return (
    <SummaryList
      rows={[
        { term: t("field.partner"), value: nameIn(locale, agreement.partner) },
        { term: t("field.instrument"), value: values(`instrumentType.${agreement.instrument}`) },
        { term: t("field.binding"), value: values(`binding.${agreement.binding}`) },
        { term: t("field.counterpart"), value: values(`counterpart.${agreement.counterpart}`) },
        { term: t("field.money"), value: values(`moneyInvolved.${agreement.money}`) },
        {
          term: t("field.lead"),
          value: agreement.leadAgency && nameIn(locale, agreement.leadAgency),
        },
        { term: t("field.homeParties"), value: names("home") || null },
        { term: t("field.partnerParties"), value: names("partner") || null },
        {
          term: t("field.topics"),
          value: agreement.topics.map((topic) => nameIn(locale, topic)).join("; ") || null,
        },
        { term: t("field.summary"), value: agreement.summary },
        { term: t("note.route"), value: agreement.route && nameIn(locale, agreement.route) },
        {
          term: t("field.draftNumber"),
          value:
            request.draftNumber === null
              ? t("note.noDraft")
              : [t("concur.version", { number: request.draftNumber }), draft?.note ?? null]
                  .filter((part) => part !== null)
                  .join(": "),
        },
      ]}
    />
  );
}

/** The stages it has been in, and what desks have said, by day; this desk's earlier answers among them. */
async function History({ agreement, request }: Omit<Props, "printedAt">) {
  const t = await getTranslations("agreements.note");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const said = agreement.concurrences
    .filter(({ id, decidedOn }) => id !== request.id && decidedOn !== null)
    .map(({ id, desk, decision, decidedOn, referenceNo, note }) => ({
      id,
      on: decidedOn ?? request.requestedOn,
      text: t("said", {
        desk,
        decision: decision === null ? "" : values(`concurrenceDecision.${decision}`),
        reference: referenceNo ?? "",
        has: referenceNo === null ? "no" : "yes",
      }),
      note: isSameDesk(desk, request.desk) ? note : null,
    }));
  const stages = agreement.stages.map(({ id, stage, enteredOn }) => ({
    id,
    on: enteredOn,
    text: t("entered", { stage: values(`stage.${stage}`) }),
    note: null,
  }));
  const lines = [...stages, ...said].toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  if (lines.length === 0) return <p className="text-sm">{t("noHistory")}</p>;
  return (
    <ol className="grid gap-1 text-sm">
      {lines.map((line) => (
        <li key={line.id} className="grid grid-cols-[10rem_1fr] gap-3">
          <span className="figures">{formatDay(line.on, locale)}</span>
          <span>
            <bdi>{line.text}</bdi>
            {line.note !== null && <span className="block text-ink-2">{line.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
