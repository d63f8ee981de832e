import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { daysBetween, todayIn } from "#domain/calendar-date.ts";
import { formatDayShort, formatInstant, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Section } from "#ui/page.tsx";
import { Timeline } from "#ui/record.tsx";
import { StatusTag, Tag } from "#ui/tag.tsx";
import type { UpdateView } from "../views.ts";

/** A report that took effect this many days before it was recorded is said to be back-dated. */
const BACKDATED_DAYS = 7;

/** Every report of progress, the latest first: nothing in it is ever changed. */
export async function StatusHistory({ updates }: { updates: readonly UpdateView[] }) {
  const t = await getTranslations("commitments.history");
  const locale = await getLocale();
  return (
    <Section id="progress" title={t("title")} count={updates.length} hint={t("hint")} sheet>
      {updates.length === 0 ? (
        <EmptyState title={t("none")} icon="circleDashed">
          {t("noneHint")}
        </EmptyState>
      ) : (
        <Timeline
          items={updates.map((update) => ({
            id: update.id,
            date: formatDayShort(update.effectiveOn, locale),
            title: <StatusTag value={update.status} />,
            detail: <Update update={update} />,
          }))}
        />
      )}
    </Section>
  );
}

async function Update({ update }: { update: UpdateView }) {
  const t = await getTranslations("commitments.history");
  const locale = await getLocale();
  const timeZone = await getTimeZone();
  const { effectiveOn, recordedAt, by, note, blocker, nextStep, source, file } = update;
  const late = daysBetween(effectiveOn, todayIn(timeZone, recordedAt));
  return (
    <div className="grid gap-1">
      {note !== null && (
        <p className="max-w-prose whitespace-pre-line text-ink" dir="auto">
          {note}
        </p>
      )}
      {blocker !== null && (
        <p dir="auto">
          <strong className="font-medium text-warn">{t("blocker")}</strong> {blocker}
        </p>
      )}
      {nextStep !== null && (
        <p dir="auto">
          <strong className="font-medium text-ink">{t("nextStep")}</strong> {nextStep}
        </p>
      )}
      {source && (
        <p>
          {t("evidence")}{" "}
          <Link href={`/sources/${source.id}`}>
            {source.ref} <bdi>{source.title}</bdi>
          </Link>
        </p>
      )}
      {file && (
        <p>
          {t("evidence")} {/* A file, not a page. */}
          <a href={`/attachments/${file.id}`} className="link" download>
            <bdi>{file.name}</bdi> ({formatNumber(Math.ceil(file.sizeBytes / 1024), locale)} kB)
          </a>
        </p>
      )}
      {update.hasHiddenEvidence && <p>{t("hiddenEvidence")}</p>}
      {update.claim && <Claim claim={update.claim} />}
      <p className="text-xs text-ink-3">
        {t("recorded", { by, at: formatInstant(recordedAt, locale, timeZone) })}
        {late > BACKDATED_DAYS && ` · ${t("backdated", { days: late })}`}
      </p>
    </div>
  );
}

async function Claim({ claim }: { claim: NonNullable<UpdateView["claim"]> }) {
  const t = await getTranslations("reviews.state");
  const { isAccepted, by, reason } = claim;
  if (isAccepted === null) return <Tag icon="clock">{t("waits")}</Tag>;
  return isAccepted ? (
    <Tag tone="good" icon="check">
      {t("accepted", { by })}
    </Tag>
  ) : (
    <p dir="auto" className="font-medium text-bad">
      {t("returned", { by, reason: reason ?? "" })}
    </p>
  );
}
