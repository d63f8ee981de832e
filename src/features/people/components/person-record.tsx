import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { nameIn } from "#domain/names.ts";
import { AgencyLink } from "#features/agencies/components/agency-name.tsx";
import { Citations } from "#features/agencies/components/evidence.tsx";
import { recordColumn } from "#features/agencies/components/work.tsx";
import type { Some } from "#features/agencies/views.ts";
import { isOpenStatus } from "#features/commitments/rules.ts";
import { Claims } from "#features/sources/components/claims.tsx";
import { DateText } from "#ui/date-text.tsx";
import { formatDay } from "#ui/format.ts";
import { Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { DueTag, StatusTag } from "#ui/tag.tsx";
import { holderOn } from "../rules.ts";
import type { PersonCommitment, PersonMeeting, PersonView } from "../views.ts";
import { PostTitle } from "./people-list.tsx";
import { Sureness } from "./sureness.tsx";
import { PersonMeetings } from "./person-meetings.tsx";

type Props = {
  person: PersonView;
  meetings: Some<PersonMeeting>;
  focal: Some<PersonCommitment>;
  /** The day that is shown. */
  today: CalendarDate;
  mayChoose: boolean;
};

/** What is known of a person: the posts they held, where they were met, what they answer for. */
export async function PersonRecord({ person, meetings, focal, today, mayChoose }: Props) {
  const t = await getTranslations("people");
  return (
    <>
      <Posts person={person} today={today} />
      <PersonMeetings meetings={meetings} tenures={person.tenures} />
      <FocalPoint focal={focal} today={today} />
      {person.notes !== null && (
        <Section id="notes" title={t("notes")} sheet>
          <p className="whitespace-pre-line" dir="auto">
            {person.notes}
          </p>
        </Section>
      )}
      <Claims claims={person.claims} mayChoose={mayChoose} />
      <Citations citations={person.citations} />
    </>
  );
}

async function Posts({ person, today }: Pick<Props, "person" | "today">) {
  const t = await getTranslations("people.posts");
  const locale = await getLocale();
  const held = holderOn(person.tenures, today);
  const date = formatDay(today, locale);
  const title = held && nameIn(locale, { name: held.title, nameUr: held.titleUr });
  const answer =
    held === null || title === null ? (
      t("noneOn", { date })
    ) : (
      <>
        {t("onDay", { date, title, agency: nameIn(locale, held.agency) })}{" "}
        <Sureness tenure={held} on={today} />
      </>
    );
  return (
    <Section
      id="posts"
      title={t("title")}
      count={person.tenures.length}
      hint={person.tenures.length > 0 && answer}
    >
      <Table
        caption={t("title")}
        rows={person.tenures}
        rowKey={({ id }) => id}
        tight
        empty={<p className="text-sm text-ink-2">{t("none")}</p>}
        columns={[
          {
            key: "post",
            header: t("post"),
            rowHeader: true,
            cell: (tenure) => <PostTitle post={tenure} />,
          },
          {
            key: "agency",
            header: t("agency"),
            cell: ({ agency }) => <AgencyLink agency={agency} />,
          },
          {
            key: "from",
            header: t("from"),
            keep: true,
            cell: ({ from }) => <DateText date={from} />,
          },
          {
            key: "until",
            header: t("until"),
            cell: ({ until }) =>
              until === null ? (
                <span className="text-ink-2">{t("now")}</span>
              ) : (
                <DateText date={until} />
              ),
          },
          {
            key: "note",
            header: t("note"),
            cell: ({ note }) => note && <bdi className="text-sm text-ink-2">{note}</bdi>,
          },
        ]}
      />
    </Section>
  );
}

async function FocalPoint({ focal, today }: Pick<Props, "focal" | "today">) {
  const t = await getTranslations("people.focal");
  return (
    <Section id="focal" title={t("title")} count={focal.total}>
      <Table
        caption={t("title")}
        rows={focal.items}
        rowKey={({ id }) => id}
        tight
        empty={<p className="text-sm text-ink-2">{t("none")}</p>}
        columns={[
          recordColumn(t("commitment"), "/commitments"),
          {
            key: "status",
            header: t("status"),
            cell: ({ status }) => <StatusTag value={status} />,
          },
          {
            key: "due",
            header: t("due"),
            cell: ({ due, status }) => (
              <DueTag due={due} today={today} closed={!isOpenStatus(status)} />
            ),
          },
        ]}
      />
    </Section>
  );
}
