import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { nameIn } from "#domain/names.ts";
import { WaitingTag } from "#features/agreements/components/tags.tsx";
import type { MouItem } from "#features/agreements/mou-views.ts";
import type { CommitmentRow } from "#features/commitments/views.ts";
import type { DraftView } from "#features/drafts/schema.ts";
import type { PartnerSummary } from "#features/countries/schema.ts";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { formatDays, formatFuzzy, formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Card } from "#ui/record.tsx";
import { DueTag, MarkingTag, StatusTag, Tag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { Change, ChangeKind, MeetingHead, MeetingList, SourceHead } from "../schema.ts";

type PanelProps = {
  title: string;
  /** Said when there is nothing. */
  empty: string;
  all?: { href: string; label: string };
  children: ReactNode[];
};

/** A head of a list: a few lines, and the way to all of it. */
export function Panel({ title, empty, all, children }: PanelProps) {
  return (
    <Card title={title}>
      {children.length === 0 ? (
        <p className="text-ink-3">{empty}</p>
      ) : (
        <ul className="divide-y divide-line">{children}</ul>
      )}
      {all && (
        <p className="mt-3 text-sm">
          <Link href={all.href} className="link">
            {all.label}
          </Link>
        </p>
      )}
    </Card>
  );
}

type LineProps = { href: string; title: string; partner?: string; children?: ReactNode };

export function Line({ href, title, partner, children }: LineProps) {
  return (
    <li className="grid gap-1 py-2">
      <Link href={href} className="link" dir="auto">
        {title}
      </Link>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
        {partner && <span className="figures font-medium">{partner}</span>}
        {children}
      </span>
    </li>
  );
}

export async function DraftPanel({ drafts, timeZone }: { drafts: DraftView[]; timeZone: string }) {
  const t = await getTranslations("home");
  const locale = await getLocale();
  return (
    <Panel title={t("drafts")} empty={t("noDrafts")}>
      {drafts.slice(0, 8).map((draft) => (
        <Line
          key={draft.id}
          href={
            draft.recordId === null
              ? `/meetings/new?draft=${draft.id}`
              : `/meetings/${draft.recordId}/edit?draft=${draft.id}`
          }
          title={draft.title || t("untitled")}
        >
          {t("savedAt", { at: formatInstant(draft.savedAt, locale, timeZone) })}
        </Line>
      ))}
    </Panel>
  );
}

type MeetingPanelProps = {
  name: MeetingList;
  meetings: MeetingHead[];
  href: string;
};

export async function MeetingPanel({ name, meetings, href }: MeetingPanelProps) {
  const t = await getTranslations("home");
  const locale = await getLocale();
  const words = await fuzzyWords();
  return (
    <Panel title={t(name)} empty={t(`no.${name}`)} all={{ href, label: t(`all.${name}`) }}>
      {meetings.map(({ id, title, partner, on, precision, marking }) => (
        <Line key={id} href={`/meetings/${id}`} title={title} partner={partner}>
          <span>{formatFuzzy(on === null ? null : { on, precision }, locale, words)}</span>
          {marking !== "official" && <MarkingTag marking={marking} />}
          {name === "upcoming" && (
            <Link
              href={`/partners/${partner}/brief?meeting=${id}`}
              className="link inline-block py-1"
              aria-label={t("briefFor", { title })}
            >
              {t("brief")}
            </Link>
          )}
        </Line>
      ))}
    </Panel>
  );
}

type PromisePanelProps = {
  title: string;
  empty: string;
  promises: CommitmentRow[];
  today: CalendarDate;
  all: { href: string; label: string };
};

export function PromisePanel({ title, empty, promises, today, all }: PromisePanelProps) {
  return (
    <Panel title={title} empty={empty} all={all}>
      {promises.map(({ id, title: name, partner, status, dueLastDay, doubts }) => (
        <Line key={id} href={`/commitments/${id}`} title={name} partner={partner.code}>
          <StatusTag value={status} />
          <DueTag due={dueLastDay} today={today} />
          <DoubtMarks doubts={doubts} />
        </Line>
      ))}
    </Panel>
  );
}

export async function MouPanel({ mous }: { mous: MouItem[] }) {
  const t = await getTranslations("home");
  const values = await getTranslations("values");
  const locale = await getLocale();
  return (
    <Panel
      title={t("mous")}
      empty={t("no.mous")}
      all={{ href: "/mous?view=table", label: t("all.mous") }}
    >
      {mous.map((mou) => (
        <Line
          key={mou.id}
          href={`/agreements/${mou.id}`}
          title={mou.title}
          partner={mou.partner.code}
        >
          <span>{mou.stage === null ? t("noStage") : values(`stage.${mou.stage}`)}</span>
          {mou.daysInStage !== null && (
            <span className="figures font-semibold text-ink">
              {formatDays(mou.daysInStage, locale)}
            </span>
          )}
          {mou.waitingOn !== null && <WaitingTag on={mou.waitingOn} agency={mou.waitingAgency} />}
          {mou.isOverTarget && (
            <Tag tone="warn" icon="alert">
              {t("overTarget")}
            </Tag>
          )}
        </Line>
      ))}
    </Panel>
  );
}

export async function SourcePanel({ sources }: { sources: SourceHead[] }) {
  const t = await getTranslations("home");
  const values = await getTranslations("values");
  return (
    <Panel
      title={t("sources")}
      empty={t("no.sources")}
      all={{ href: "/sources", label: t("all.sources") }}
    >
      {sources.map(({ id, title, partner, publisher, kind }) => (
        <Line key={id} href={`/sources/${id}`} title={title} partner={partner}>
          <span>{values(`sourceKind.${kind}`)}</span>
          {publisher && <bdi>{publisher}</bdi>}
        </Line>
      ))}
    </Panel>
  );
}

const PLACE: Record<ChangeKind, { path: string; words: string }> = {
  progress: { path: "commitments", words: "status" },
  commitment: { path: "commitments", words: "wordingStrength" },
  action: { path: "agreements", words: "agreementActionType" },
  stage: { path: "agreements", words: "stage" },
  meeting: { path: "meetings", words: "recordState" },
};

export async function ChangePanel({ changes, timeZone }: { changes: Change[]; timeZone: string }) {
  const t = await getTranslations("home");
  const values = await getTranslations("values");
  const locale = await getLocale();
  return (
    <Panel title={t("changes")} empty={t("no.changes")}>
      {changes.map(({ id, kind, detail, title, partner, at }) => (
        <Line
          key={`${kind}-${id}-${at.getTime()}`}
          href={`/${PLACE[kind].path}/${id}`}
          title={title}
          partner={partner}
        >
          <span>
            {t(`change.${kind}`)}: {values(`${PLACE[kind].words}.${detail}`)}
          </span>
          <span className="text-ink-3">{formatInstant(at, locale, timeZone)}</span>
        </Line>
      ))}
    </Panel>
  );
}

export async function PartnerLines({
  partners,
}: {
  partners: Pick<
    PartnerSummary,
    "code" | "name" | "nameUr" | "open" | "agreements" | "meetings" | "trainings"
  >[];
}) {
  const t = await getTranslations("home");
  const locale = await getLocale();
  return (
    <Panel
      title={t("partners")}
      empty={t("no.partners")}
      all={{ href: "/partners", label: t("all.partners") }}
    >
      {partners.map((partner) => (
        <Line key={partner.code} href={`/partners/${partner.code}`} title={nameIn(locale, partner)}>
          {partner.open > 0
            ? t("open", { count: partner.open })
            : t("onRecord", {
                count: partner.agreements + partner.meetings + partner.trainings,
              })}
        </Line>
      ))}
    </Panel>
  );
}
