import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { History } from "#features/audit/components/history.tsx";
import { listHistory } from "#features/audit/queries.ts";
import { DeliveryRecord } from "#features/deliveries/components/delivery-record.tsx";
import { canKeepDelivery } from "#features/deliveries/policy.ts";
import { getDelivery, getDeliveryPlace } from "#features/deliveries/queries.ts";
import { CiteThis } from "#features/export/components/cite-this.tsx";
import { homeOrigin, homeTimeZone, readPage, todayAtHome } from "#server/page.ts";
import { Link } from "#ui/link.tsx";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";
import { CountryName } from "#ui/tag.tsx";

type Props = PageProps<"/deliveries/[id]">;

/** Read once for the title of the page and the page. */
const read = cache((id: string) =>
  readPage("/deliveries/[id]", async ({ tx, viewer, today }) => {
    const delivery = await getDelivery(tx, id);
    return {
      delivery,
      place: await getDeliveryPlace(tx, id, today),
      history: await listHistory(tx, "delivery", id),
      mayKeep: canKeepDelivery(viewer, delivery),
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { delivery } = await read((await params).id);
  return { title: delivery.item };
}

export default async function DeliveryPage({ params }: Props) {
  const { id } = await params;
  const { delivery, place, history, mayKeep } = await read(id);
  const t = await getTranslations("deliveries");
  const { item, ref, marking, commitment } = delivery;
  const words = await getTranslations("export.cite.kind");
  return (
    <Page marking={highestMarking([marking, commitment?.marking ?? marking])}>
      <PageHeader
        title={item}
        kicker={ref}
        marking={marking}
        breadcrumb={[{ href: "/trainings?view=deliveries", label: t("title") }]}
        meta={
          <Link href={`/partners/${place.partner.code}`}>
            <CountryName
              code={place.partner.code}
              name={nameIn(await getLocale(), place.partner)}
            />
          </Link>
        }
        actions={mayKeep && <ButtonLink href={`/deliveries/${id}/edit`}>{t("edit")}</ButtonLink>}
      />
      <DeliveryRecord delivery={delivery} place={place} />
      <Section id="history" title={t("history")}>
        <History entries={history} timeZone={homeTimeZone()} />
      </Section>
      <CiteThis
        kind={words("delivery")}
        reference={ref}
        title={item}
        partner={nameIn(await getLocale(), place.partner)}
        date={delivery.delivered}
        state={null}
        marking={marking}
        path={`/deliveries/${id}`}
        origin={homeOrigin()}
        when={{ asOf: null, knownOn: null }}
        today={todayAtHome()}
      />
    </Page>
  );
}
