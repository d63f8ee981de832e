import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { nameIn } from "#domain/names.ts";
import { arrangedColumns } from "#features/lists/components/arranged-columns.tsx";
import { groupHeadings } from "#features/lists/components/group-headings.tsx";
import type { Arrangement } from "#features/lists/views.ts";
import { AgencyLink } from "#features/agencies/components/agency-name.tsx";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { CountryName } from "#ui/tag.tsx";
import { holderOn } from "../rules.ts";
import { Sureness } from "./sureness.tsx";
import type { HeldPost, PersonRow } from "../views.ts";

/** Where the words of what it is grouped by stand. */
const WORDS = {};

type ListProps = {
  people: readonly PersonRow[];
  today: CalendarDate;
  mayAdd: boolean;
  arrangement: Arrangement;
};

/** People by name, each with the post that counts today. */
export async function PeopleList({ people, today, mayAdd, arrangement }: ListProps) {
  const t = await getTranslations("people");
  const locale = await getLocale();
  const empty = (
    <EmptyState
      title={t("none")}
      action={mayAdd && <ButtonLink href="/people/new">{t("new")}</ButtonLink>}
    >
      {t("noneHint")}
    </EmptyState>
  );
  return (
    <Table
      caption={t("title")}
      rows={people}
      rowKey={({ id }) => id}
      groups={await groupHeadings(people, arrangement, WORDS)}
      empty={empty}
      tight
      columns={await arrangedColumns<PersonRow>(
        [
          {
            key: "name",
            header: t("col.name"),
            rowHeader: true,
            cell: (person) => (
              <span className="inline-flex flex-wrap items-baseline gap-x-2 gap-y-1">
                <Link href={`/people/${person.id}`}>
                  <bdi>{nameIn(locale, person)}</bdi>
                </Link>
                <DoubtMarks doubts={person.doubts} />
              </span>
            ),
          },
          {
            key: "post",
            header: t("col.post"),
            cell: ({ posts }) => {
              const held = holderOn(posts, today);
              return (
                <span className="inline-flex flex-wrap items-baseline gap-x-2">
                  <PostTitle post={held} />
                  {held && <Sureness tenure={held} on={today} />}
                </span>
              );
            },
          },
          {
            key: "agency",
            header: t("col.agency"),
            cell: ({ posts }) => {
              const held = holderOn(posts, today);
              return held && <AgencyLink agency={held.agency} short />;
            },
          },
          {
            key: "country",
            header: t("col.country"),
            cell: ({ country }) =>
              country && <CountryName code={country.code} name={nameIn(locale, country)} />,
          },
        ],
        arrangement,
      )}
    />
  );
}

/** The title of a post in the reader's language, and whether it is held for somebody else. */
export async function PostTitle({ post }: { post: HeldPost | null }) {
  const t = await getTranslations("people");
  if (post === null) return <span className="text-ink-3">{t("noPost")}</span>;
  const title = nameIn(await getLocale(), { name: post.title, nameUr: post.titleUr });
  return (
    <span>
      <bdi>{title}</bdi>
      {post.isActing && ` (${t("acting")})`}
    </span>
  );
}
