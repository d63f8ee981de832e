import { getTranslations } from "next-intl/server";
import { hrefWith, type Params } from "#ui/address.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink, Section } from "#ui/page.tsx";
import { Tabs } from "#ui/record.tsx";
import { Pagination } from "#ui/table.tsx";
import { isOnlyWithout } from "../rules.ts";
import { SEARCH_PAGE, type SearchFilter, type SearchGroup } from "../schema.ts";
import { Hit } from "./hit.tsx";

type Props = { filter: SearchFilter; params: Params; groups: readonly SearchGroup[] };

/** What was found, by kind; or what to do when nothing was asked or found. */
export async function Results({ filter, params, groups }: Props) {
  const t = await getTranslations("search");
  const { q, kind, partner } = filter;
  if (q === null) {
    return (
      <EmptyState title={t("empty")} icon="search">
        {t("emptyHint")}
      </EmptyState>
    );
  }
  if (isOnlyWithout(q)) {
    return (
      <EmptyState title={t("onlyWithout")} icon="search">
        {t("onlyWithoutHint", { q })}
      </EmptyState>
    );
  }
  const shown = groups.filter((group) => kind === null || group.kind === kind);
  if (shown.length === 0 && groups.length === 0) {
    return (
      <EmptyState
        title={t("nothing", { q })}
        icon="search"
        action={
          partner !== null && (
            <ButtonLink href={hrefWith("/search", params, { partner: null, from: null })}>
              {t("clearPartner")}
            </ButtonLink>
          )
        }
      >
        {partner === null ? t("nothingHint") : t("nothingOfPartner")}
      </EmptyState>
    );
  }
  const found = shown.filter(({ total }) => total > 0);
  return (
    <>
      <KindTabs filter={filter} params={params} groups={groups} />
      {found.map((group) => (
        <Group key={group.kind} group={group} filter={filter} params={params} />
      ))}
      {found.length === 0 && shown.length > 0 && (
        <EmptyState title={t("nothingNewest", { q })} icon="search">
          {t("nothingNewestHint")}
        </EmptyState>
      )}
      {kind !== null && <Pages filter={filter} params={params} total={shown[0]?.total ?? 0} />}
    </>
  );
}

async function KindTabs({ filter, params, groups }: Props) {
  const t = await getTranslations("search");
  const all = {
    total: groups.reduce((sum, group) => sum + group.total, 0),
    isMore: groups.some(({ isMore }) => isMore),
  };
  const to = (kind: string | null) => hrefWith("/search", params, { kind, from: null });
  return (
    <Tabs
      label={t("kinds")}
      tabs={[
        { href: to(null), label: t("all"), count: countOf(all), current: filter.kind === null },
        ...groups.map((group) => ({
          href: to(group.kind),
          label: t(`kind.${group.kind}`),
          count: countOf(group),
          current: filter.kind === group.kind,
        })),
      ]}
    />
  );
}

const countOf = ({ total, isMore }: Pick<SearchGroup, "total" | "isMore">) =>
  isMore ? `${total}+` : total;

type GroupProps = Omit<Props, "groups"> & { group: SearchGroup };

async function Group({ group, filter, params }: GroupProps) {
  const t = await getTranslations("search");
  const { kind, total: count, isMore, hits } = group;
  const hasOthers = filter.kind === null && count > hits.length;
  return (
    <Section
      id={`of-${kind}`}
      title={t(`kind.${kind}`)}
      hint={isMore ? t("resultsOver", { count }) : t("results", { count })}
    >
      <ul className="divide-y divide-line border-y border-line">
        {hits.map((hit) => (
          <Hit key={hit.href} hit={hit} />
        ))}
      </ul>
      {hasOthers && (
        <p className="pt-2">
          <Link href={hrefWith("/search", params, { kind, from: null })} className="link text-sm">
            {isMore ? t("showMore") : t("showAll", { count })}{" "}
            <span className="sr-only">{t(`kind.${kind}`)}</span>
          </Link>
        </p>
      )}
    </Section>
  );
}

function Pages({ filter, params, total }: Omit<Props, "groups"> & { total: number }) {
  const from = filter.from ?? 0;
  const to = (start: number) =>
    hrefWith("/search", params, { from: start <= 0 ? null : String(start) });
  const next = from + SEARCH_PAGE;
  return (
    <Pagination
      previousHref={from > 0 ? to(from - SEARCH_PAGE) : null}
      nextHref={next < total ? to(next) : null}
    />
  );
}
