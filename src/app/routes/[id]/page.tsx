import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { mayTry } from "#domain/permissions.ts";
import { History } from "#features/audit/components/history.tsx";
import { listHistory } from "#features/audit/queries.ts";
import { beginRouteAction } from "#features/routes/actions.ts";
import { RouteRecord } from "#features/routes/components/route-record.tsx";
import { ExampleTag, ValidityTag } from "#features/routes/components/words.tsx";
import { getRoute } from "#features/routes/queries/routes.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";

type Props = PageProps<"/routes/[id]">;

/** Read once for the title of the page and the page. */
const read = cache((id: string) =>
  readPage("/routes/[id]", async ({ tx, viewer, today }) => {
    const view = await getRoute(tx, id, today, homeTimeZone());
    const history = await listHistory(tx, "route", id, {
      childKey: "route_id",
      children: ["route_stage", "route_concurrence"],
      below: { key: "route_stage_id", ids: view.stageIds },
    });
    return { view, history, mayKeep: mayTry(viewer, "route.draft"), today };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await read((await params).id);
  return { title: nameIn(await getLocale(), view.route) };
}

export default async function RoutePage({ params }: Props) {
  const { id } = await params;
  const { view, history, mayKeep, today } = await read(id);
  const t = await getTranslations("routes");
  const audit = await getTranslations("audit");
  const { route, instruments } = view;
  return (
    <Page marking={highestMarking(instruments.map(({ marking }) => marking))}>
      <PageHeader
        title={nameIn(await getLocale(), route)}
        kicker={t("one")}
        breadcrumb={[{ href: mayKeep ? "/administration/routes" : "/routes", label: t("title") }]}
        meta={
          <>
            <ValidityTag of={route} today={today} />
            {route.isExample && <ExampleTag />}
          </>
        }
        actions={
          mayKeep && (
            <>
              <form action={beginRouteAction}>
                <input type="hidden" name="routeId" value={id} />
                <input type="hidden" name="fromId" value="" />
                <button type="submit" className="button button-primary">
                  {t("edit")}
                </button>
              </form>
              <form action={beginRouteAction}>
                <input type="hidden" name="routeId" value="" />
                <input type="hidden" name="fromId" value={id} />
                <button type="submit" className="button button-secondary">
                  {t("copy")}
                </button>
              </form>
              <ButtonLink href={`/administration/routes/${id}/assign`}>
                {t("assign.link")}
              </ButtonLink>
            </>
          )
        }
      />
      <RouteRecord view={view} today={today} />
      <Section id="history" title={audit("history")}>
        <History entries={history} timeZone={homeTimeZone()} />
      </Section>
    </Page>
  );
}
