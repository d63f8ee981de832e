import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type CalendarDate, daysBetween } from "#domain/calendar-date.ts";
import { nameIn } from "#domain/names.ts";
import { SIDES } from "#domain/sides.ts";
import { formatDay, formatFuzzy } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Card, SummaryList } from "#ui/record.tsx";
import { Tag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import { NOTICE_AHEAD_DAYS } from "../notice.ts";
import { type ActionType, isTreatyLike, wordingOf } from "../rules.ts";
import type { AgencyName, AgreementView } from "../views.ts";

type Props = { agreement: AgreementView };

/** These dates are shown also when they are not known. */
const ALWAYS: readonly ActionType[] = ["signed", "in_force"];
const DATES: readonly ActionType[] = [
  "initialled",
  "signed",
  "ratified",
  "notified",
  "provisionally_applied",
  "in_force",
  "suspended",
  "revived",
  "renewed",
  "expired",
  "terminated",
];

/** When each thing happened to it last, as exactly as it is known. */
export async function KeyDates({ agreement }: Props) {
  const t = await getTranslations("agreements.wording");
  const values = await getTranslations("values");
  const all = await getTranslations();
  const locale = await getLocale();
  const words = await fuzzyWords();
  const isTreaty = isTreatyLike(agreement.binding, agreement.instrument);
  const { takesEffectKey } = wordingOf(agreement.binding, agreement.instrument);
  const takesEffect = (hasHappened: boolean) =>
    hasHappened ? t(isTreaty ? "enteredIntoForce" : "cameIntoEffect") : all(takesEffectKey);
  const rows = DATES.flatMap((type) => {
    const action = agreement.actions.findLast((one) => one.type === type);
    if (action === undefined && !ALWAYS.includes(type)) return [];
    const word =
      type === "in_force"
        ? takesEffect(action !== undefined)
        : values(`${isTreaty ? "agreementActionType" : "agreementActionTypeNonBinding"}.${type}`);
    const date = action && formatFuzzy(action.happened, locale, words);
    return [{ term: word, value: date ?? <span className="text-ink-3">{t("noneOnRecord")}</span> }];
  });
  return <SummaryList rows={rows} />;
}

/** Parties of a treaty, participants of anything else, by side. */
export async function Parties({ agreement }: Props) {
  const t = await getTranslations();
  const locale = await getLocale();
  const { parties, leadAgency, binding, instrument } = agreement;
  const { membersKey } = wordingOf(binding, instrument);
  const name = (agency: AgencyName) => (
    <Link href={`/agencies/${agency.id}`}>
      <bdi>{nameIn(locale, agency)}</bdi>
    </Link>
  );
  return (
    <Card title={t(membersKey)}>
      <dl className="grid gap-3 text-sm">
        {SIDES.map((side) => (
          <Fact key={side} term={t(side === "home" ? "agreements.ours" : "agreements.theirs")}>
            {parties.some((party) => party.side === side) ? (
              <ul className="grid gap-1">
                {parties
                  .filter((party) => party.side === side)
                  .map((party) => (
                    <li key={party.id}>{name(party)}</li>
                  ))}
              </ul>
            ) : (
              <NotKnown />
            )}
          </Fact>
        ))}
        <Fact term={t("agreements.field.lead")}>
          {leadAgency === null ? <NotKnown /> : name(leadAgency)}
        </Fact>
      </dl>
    </Card>
  );
}

async function NotKnown() {
  const t = await getTranslations("ui.record");
  return <span className="text-ink-3">{t("notKnown")}</span>;
}

function Fact({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt className="font-medium text-ink-2">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export async function Topics({ agreement }: Props) {
  const t = await getTranslations("agreements.field");
  const locale = await getLocale();
  if (agreement.topics.length === 0) return null;
  return (
    <Card title={t("topics")}>
      <ul className="grid gap-1 text-sm">
        {agreement.topics.map((topic) => (
          <li key={topic.id}>
            <Link href={`/topics/${topic.slug}`}>{nameIn(locale, topic)}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** How long it runs, and until when notice can be given. */
export async function Term({ agreement, today }: Props & { today: CalendarDate }) {
  const t = await getTranslations("agreements.term");
  const values = await getTranslations("values.renewalRule");
  const locale = await getLocale();
  const { months, renewal, noticeDays, endsOn, lastDayToGiveNotice } = agreement.term;
  const isUnknown = months === null && endsOn === null && noticeDays === null;
  return (
    <Card title={t("title")}>
      {isUnknown ? (
        <p className="text-sm text-ink-2">{t("unknown")}</p>
      ) : (
        <dl className="grid gap-3 text-sm">
          {months !== null && <Fact term={values(renewal)}>{t("months", { months })}</Fact>}
          <Fact term={t("ends")}>{endsOn === null ? <NotKnown /> : formatDay(endsOn, locale)}</Fact>
          {noticeDays !== null && (
            <Fact term={t("noticeDays")}>{t("days", { days: noticeDays })}</Fact>
          )}
          {lastDayToGiveNotice !== null && (
            <Fact term={t("lastNotice")}>
              <LastNotice day={lastDayToGiveNotice} today={today} />
            </Fact>
          )}
        </dl>
      )}
    </Card>
  );
}

async function LastNotice({ day, today }: { day: CalendarDate; today: CalendarDate }) {
  const t = await getTranslations("agreements.term");
  const locale = await getLocale();
  const days = daysBetween(today, day);
  return (
    <span className="flex flex-wrap items-center gap-2">
      {formatDay(day, locale)}
      {days < 0 && (
        <Tag icon="history" tone="neutral">
          {t("noticePast")}
        </Tag>
      )}
      {days >= 0 && days <= NOTICE_AHEAD_DAYS && (
        <Tag icon="clock" tone={days <= 30 ? "bad" : "warn"}>
          {days === 0 ? t("noticeToday") : t("noticeIn", { days })}
        </Tag>
      )}
    </span>
  );
}
