import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { COUNT_LIMIT } from "#domain/listing.ts";
import type { MouItem } from "#features/agreements/mou-views.ts";
import { commitmentsHref } from "#features/commitments/schema.ts";
import type { CommitmentRow } from "#features/commitments/views.ts";
import type { PartnerSummary } from "#features/countries/schema.ts";
import type { DraftView } from "#features/drafts/schema.ts";
import type { ReviewItem } from "#features/reviews/schema.ts";
import { formatNumber } from "#ui/format.ts";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { StatTile, Tiles } from "#ui/record.tsx";
import { PROMISES, type PromiseList } from "../columns.ts";
import type { Change, DeskCounts, EndingHead, MeetingHead, SourceHead } from "../schema.ts";
import { EndingPanel } from "./ending-panel.tsx";
import {
  ChangePanel,
  DraftPanel,
  MeetingPanel,
  MouPanel,
  PartnerLines,
  PromisePanel,
  SourcePanel,
} from "./panels.tsx";
import { ReviewPanel } from "./review-panel.tsx";

type Shared = {
  counts: Partial<DeskCounts & Record<PromiseList, number>>;
  today: CalendarDate;
  timeZone: string;
};

const HREF = {
  upcoming: "/meetings?life=planned",
  submitted: "/reviews",
  returned: "/meetings?state=returned",
  sources: "/sources",
  mous: "/mous?view=table",
  silent: "/overdue?view=rounds&show=silent",
} as const;

/** Counted up to the limit of a list. */
const BOUNDED: readonly string[] = ["upcoming", "submitted", "returned", "sources"];

/** A row of numbers, each opening exactly the list that it counts. */
async function DeskTiles({
  counts,
  names,
}: {
  counts: Shared["counts"];
  names: (PromiseList | keyof typeof HREF)[];
}) {
  const t = await getTranslations("home.tile");
  const locale = await getLocale();
  const told = (name: (typeof names)[number]) => {
    const count = counts[name] ?? 0;
    return BOUNDED.includes(name) && count > COUNT_LIMIT
      ? `${formatNumber(COUNT_LIMIT, locale)}+`
      : formatNumber(count, locale);
  };
  return (
    <Tiles>
      {names.map((name) => (
        <StatTile
          key={name}
          label={t(name)}
          value={told(name)}
          href={
            name in PROMISES ? promisesHref(name as PromiseList) : HREF[name as keyof typeof HREF]
          }
          tone={
            (name.startsWith("overdue") || name === "silent") && (counts[name] ?? 0) > 0
              ? "bad"
              : "neutral"
          }
        />
      ))}
    </Tiles>
  );
}

function promisesHref(name: PromiseList): string {
  const { due, obligor } = PROMISES[name];
  return commitmentsHref({ due: [...due], obligor: [...obligor] });
}

type PromisesProps = { name: PromiseList; promises: CommitmentRow[]; today: CalendarDate };

async function Promises({ name, promises, today }: PromisesProps) {
  const t = await getTranslations("home");
  return (
    <PromisePanel
      title={t(name)}
      empty={t(`no.${name}`)}
      promises={promises}
      today={today}
      all={{ href: promisesHref(name), label: t(`all.${name}`) }}
    />
  );
}

/** Panels of uneven height, column after column. */
const Grid = "gap-4 md:columns-2 xl:columns-3 *:mb-4 *:break-inside-avoid";

type OfficerProps = Shared & {
  drafts: DraftView[];
  returned: MeetingHead[];
  upcoming: MeetingHead[];
  overdue: CommitmentRow[];
  dueSoon: CommitmentRow[];
};

/** What a desk officer has to do: finish, prepare, answer. */
export function OfficerDesk(props: OfficerProps) {
  const { counts, today, timeZone, drafts, returned, upcoming, overdue, dueSoon } = props;
  return (
    <>
      <DeskTiles counts={counts} names={["overdueOurs", "dueSoonOurs", "upcoming", "returned"]} />
      <div className={Grid}>
        <DraftPanel drafts={drafts} timeZone={timeZone} />
        <MeetingPanel name="upcoming" meetings={upcoming} href={HREF.upcoming} />
        <Promises name="dueSoonOurs" promises={dueSoon} today={today} />
        <Promises name="overdueOurs" promises={overdue} today={today} />
        <MeetingPanel name="returned" meetings={returned} href={HREF.returned} />
      </div>
    </>
  );
}

type AnalystProps = Shared & {
  partners: PartnerSummary[];
  changes: Change[];
  sources: SourceHead[];
};

/** What an analyst looks for: with whom, what is new, where it is written. */
export function AnalystDesk({ counts, timeZone, partners, changes, sources }: AnalystProps) {
  const isEmpty = partners.length === 0 && changes.length === 0 && sources.length === 0;
  return (
    <>
      {isEmpty && <Beginning />}
      <DeskTiles counts={counts} names={["overdueOurs", "overdueTheirs", "upcoming", "sources"]} />
      <div className={Grid}>
        <PartnerLines partners={partners.slice(0, 12)} />
        <ChangePanel changes={changes} timeZone={timeZone} />
        <SourcePanel sources={sources} />
      </div>
    </>
  );
}

/** With nothing on record yet, most begin with a register that they have already. */
async function Beginning() {
  const t = await getTranslations("home.beginning");
  return (
    <EmptyState
      title={t("title")}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          <ButtonLink href="/imports/new" tone="primary">
            {t("import")}
          </ButtonLink>
          <ButtonLink href="/sources/new">{t("source")}</ButtonLink>
        </span>
      }
    >
      {t("hint")}
    </EmptyState>
  );
}

type ManagerProps = Shared & {
  mous: MouItem[];
  ours: CommitmentRow[];
  theirs: CommitmentRow[];
  submitted: ReviewItem[];
  upcoming: MeetingHead[];
  ending: EndingHead[];
};

/** What a manager decides on: what waits, what is late, what is to be agreed. */
export function ManagerDesk(props: ManagerProps) {
  const { counts, today, mous, ours, theirs, submitted, upcoming, ending } = props;
  return (
    <>
      <DeskTiles
        counts={counts}
        names={["submitted", "mous", "overdueOurs", "overdueTheirs", "silent"]}
      />
      <div className={Grid}>
        <ReviewPanel items={submitted} today={today} />
        <MouPanel mous={mous} />
        <EndingPanel ending={ending} />
        <Promises name="overdueOurs" promises={ours} today={today} />
        <Promises name="overdueTheirs" promises={theirs} today={today} />
        <MeetingPanel name="upcoming" meetings={upcoming} href={HREF.upcoming} />
      </div>
    </>
  );
}
