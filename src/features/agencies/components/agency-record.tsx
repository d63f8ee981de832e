import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { nameIn } from "#domain/names.ts";
import { Claims } from "#features/sources/components/claims.tsx";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { Columns } from "#ui/page.tsx";
import { Card } from "#ui/record.tsx";
import { CountryName, Tag } from "#ui/tag.tsx";
import type {
  AgencyAgreement,
  AgencyCommitments as Counted,
  AgencyMeeting,
  AgencyPlace,
  AgencyView,
  Some,
} from "../views.ts";
import { AgencyLink, AgencyLinks } from "./agency-name.tsx";
import { Citations } from "./evidence.tsx";
import { EarlierNotice, FormerNotice, OtherNames, Successions } from "./names.tsx";
import { Posts } from "./posts.tsx";
import { AgencyAgreements, AgencyCommitments, AgencyMeetings, AgencyTraining } from "./work.tsx";

type Props = {
  agency: AgencyView;
  place: AgencyPlace;
  commitments: Counted;
  agreements: Some<AgencyAgreement>;
  meetings: Some<AgencyMeeting>;
  /** The day that is shown. */
  today: CalendarDate;
  mayChoose: boolean;
};

/** What is known of an agency: who is there, what it owes, signed and attended, and where that is written. */
export async function AgencyRecord(props: Props) {
  const { agency, place, commitments, agreements, meetings, today, mayChoose } = props;
  const t = await getTranslations("agencies");
  const { id, successions } = { id: agency.id, successions: place.successions };
  return (
    <>
      <FormerNotice id={id} successions={successions} today={today} />
      <EarlierNotice id={id} successions={successions} today={today} />
      {agency.isPlaceholder && (
        <Notice tone="warning" title={t("placeholderTitle")}>
          {t("placeholderHint")}
        </Notice>
      )}
      <Columns aside={<Aside agency={agency} />}>
        <AgencyCommitments agencyId={id} commitments={commitments} today={today} />
        <Posts posts={agency.posts} on={today} />
        <AgencyAgreements agencyId={id} agreements={agreements} />
        <AgencyMeetings agencyId={id} meetings={meetings} />
        <AgencyTraining {...agency} />
        <OtherNames aliases={agency.aliases} />
        <Successions successions={successions} />
        <Claims claims={agency.claims} mayChoose={mayChoose} />
        <Citations citations={agency.citations} />
      </Columns>
    </>
  );
}

/** The line below the name of an agency. */
export async function AgencyMeta({ agency, place }: Pick<Props, "agency" | "place">) {
  const t = await getTranslations("agencies");
  const locale = await getLocale();
  const { country } = place;
  const { acronym, name, nameUr, isPlaceholder } = agency;
  const otherName = locale === "ur" ? name : nameUr;
  return (
    <>
      {country === null ? (
        <span>{t("multilateral")}</span>
      ) : (
        <Link
          href={country.isHome ? `/agencies?country=${country.code}` : `/partners/${country.code}`}
        >
          <CountryName code={country.code} name={nameIn(locale, country)} />
        </Link>
      )}
      {acronym !== null && <bdi className="font-semibold">{acronym}</bdi>}
      {otherName !== null && nameUr !== null && (
        <bdi lang={locale === "ur" ? "en" : "ur"}>{otherName}</bdi>
      )}
      {isPlaceholder && <Tag tone="warn">{t("placeholder")}</Tag>}
    </>
  );
}

async function Aside({ agency }: Pick<Props, "agency">) {
  const t = await getTranslations("agencies");
  const locale = await getLocale();
  const { parent, children, functions, topics, notes } = agency;
  return (
    <>
      <Card title={t("partOf")}>
        {parent === null ? (
          <p className="text-sm text-ink-3">{t("noParent")}</p>
        ) : (
          <AgencyLink agency={parent} />
        )}
      </Card>
      {children.length > 0 && (
        <Card title={t("parts")}>
          <AgencyLinks agencies={children} />
        </Card>
      )}
      {functions.length > 0 && (
        <Card title={t("functions")}>
          <ul className="grid gap-1">
            {functions.map((one) => (
              <li key={one}>
                <bdi>{one}</bdi>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {topics.length > 0 && (
        <Card title={t("topics")}>
          <ul className="grid gap-1">
            {topics.map((topic) => (
              <li key={topic.id}>
                <Link href={`/topics/${topic.slug}`}>{nameIn(locale, topic)}</Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {notes !== null && (
        <Card title={t("notes")}>
          <p className="text-sm whitespace-pre-line" dir="auto">
            {notes}
          </p>
        </Card>
      )}
    </>
  );
}
