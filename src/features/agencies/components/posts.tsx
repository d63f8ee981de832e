import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { nameIn } from "#domain/names.ts";
import { Sureness } from "#features/people/components/sureness.tsx";
import { holderOn } from "#features/people/rules.ts";
import { DateText } from "#ui/date-text.tsx";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { PostView, TenureView } from "../views.ts";

type Props = {
  posts: readonly PostView[];
  /** The day that is shown. */
  on: CalendarDate;
};

/** The posts of an agency and who held them on a day. */
export async function Posts({ posts, on }: Props) {
  const t = await getTranslations("agencies.posts");
  return (
    <Section id="posts" title={t("title")} count={posts.length}>
      <Table
        caption={t("title")}
        rows={posts}
        rowKey={({ id }) => id}
        tight
        empty={<p className="text-sm text-ink-2">{t("none")}</p>}
        columns={[
          {
            key: "post",
            header: t("post"),
            rowHeader: true,
            cell: (post) => <PostTitle post={post} />,
          },
          {
            key: "holder",
            header: t("holder"),
            cell: ({ tenures }) => <Holder tenures={tenures} on={on} />,
          },
          {
            key: "since",
            header: t("since"),
            cell: ({ tenures }) => {
              const held = holderOn(tenures, on);
              return held && <DateText date={held.from} />;
            },
          },
        ]}
      />
    </Section>
  );
}

async function PostTitle({ post }: { post: PostView }) {
  const t = await getTranslations("agencies.posts");
  const locale = await getLocale();
  const { title, titleUr, isHead } = post;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <bdi>{nameIn(locale, { name: title, nameUr: titleUr })}</bdi>
      {isHead && <Tag tone="accent">{t("head")}</Tag>}
    </span>
  );
}

async function Holder({ tenures, on }: { tenures: readonly TenureView[]; on: CalendarDate }) {
  const t = await getTranslations("agencies.posts");
  const holder = holderOn(tenures, on);
  const others = tenures.filter((tenure) => tenure !== holder);
  return (
    <div className="grid gap-1.5">
      {holder === null ? (
        <span className="text-ink-3">{t("vacant")}</span>
      ) : (
        <span className="inline-flex flex-wrap items-baseline gap-x-2">
          <HolderName tenure={holder} />
          <Sureness tenure={holder} on={on} />
        </span>
      )}
      {others.length > 0 && (
        <details className="text-xs text-ink-2">
          <summary className="link inline-block py-1">
            {t("earlier", { count: others.length })}
          </summary>
          <ul className="grid gap-2">
            {others.map((tenure) => (
              <li key={tenure.id}>
                <HolderName tenure={tenure} /> (<DateText date={tenure.from} /> –{" "}
                {tenure.until === null ? "…" : <DateText date={tenure.until} />})
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

async function HolderName({ tenure: { person, isActing } }: { tenure: TenureView }) {
  const t = await getTranslations("agencies.posts");
  const locale = await getLocale();
  return (
    <span>
      <Link href={`/people/${person.id}`} className="link inline-block py-1">
        <bdi>{nameIn(locale, person)}</bdi>
      </Link>
      {isActing && ` (${t("acting")})`}
    </span>
  );
}
