import { getTranslations } from "next-intl/server";
import { AgencyLink } from "#features/agencies/components/agency-name.tsx";
import { Citations } from "#features/agencies/components/evidence.tsx";
import { RecordLink } from "#features/trainings/components/training-record.tsx";
import { DateText } from "#ui/date-text.tsx";
import { Notice } from "#ui/notice.tsx";
import { Section } from "#ui/page.tsx";
import { SummaryList } from "#ui/record.tsx";
import { StatusTag } from "#ui/tag.tsx";
import { progressOf } from "../rules.ts";
import type { DeliveryPlace, DeliveryView } from "../views.ts";
import { Quantity } from "./quantity.tsx";

type Props = { delivery: DeliveryView; place: DeliveryPlace };

/** What was promised, what came, and which promise it keeps. */
export async function DeliveryRecord({ delivery, place }: Props) {
  const t = await getTranslations("deliveries.record");
  const sides = await getTranslations("values.side");
  const { unit, quantityPromised, quantityDelivered, commitment, recipient, note } = delivery;
  const progress = progressOf(delivery);
  return (
    <>
      <Notice
        tone={progress === "all" || progress === "more" ? "success" : "info"}
        title={
          progress === "share"
            ? t("share", { delivered: quantityDelivered ?? 0, promised: quantityPromised ?? 0 })
            : t(progress)
        }
      />
      <Section id="delivery" title={t("title")} sheet>
        <SummaryList
          rows={[
            { term: t("promised"), value: <Quantity value={quantityPromised} unit={unit} /> },
            { term: t("delivered"), value: <Quantity value={quantityDelivered} unit={unit} /> },
            { term: t("on"), value: delivery.delivered && <DateText date={delivery.delivered} /> },
            { term: t("giver"), value: sides(delivery.giverSide) },
            { term: t("recipient"), value: recipient && <AgencyLink agency={recipient} /> },
            {
              term: t("commitment"),
              value:
                commitment === null ? (
                  <span className="text-ink-2">{t("noCommitment")}</span>
                ) : (
                  <span className="inline-flex flex-wrap items-baseline gap-x-2">
                    <RecordLink record={commitment} path="/commitments" />
                    {place.status !== null && <StatusTag value={place.status} />}
                  </span>
                ),
            },
            {
              term: t("note"),
              value: note && <span className="whitespace-pre-line">{note}</span>,
            },
          ]}
        />
      </Section>
      <Citations citations={delivery.citations} />
    </>
  );
}
