import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { CommitmentView, FigureView } from "../views.ts";
import { Line, List } from "./record-links.tsx";

/** Training and deliveries that carry the promise out. */
export async function RecordFulfilment({ commitment }: { commitment: CommitmentView }) {
  const { trainings, deliveries } = commitment;
  const t = await getTranslations("commitments.fulfilment");
  if (trainings.length + deliveries.length === 0) return null;
  return (
    <Section id="fulfilment" title={t("title")} count={trainings.length + deliveries.length} sheet>
      <List>
        {trainings.map((training) => (
          <Line key={training.id} icon="graduation" href="/trainings" record={training} />
        ))}
        {deliveries.map(({ unit, quantityPromised, quantityDelivered, ...record }) => (
          <Line key={record.id} icon="briefcase" href="/deliveries" record={record}>
            {quantityPromised !== null &&
              t("delivered", {
                delivered: quantityDelivered ?? 0,
                promised: quantityPromised,
                unit: unit ?? "",
              })}
          </Line>
        ))}
      </List>
    </Section>
  );
}

/** Numbers that sources give; what nobody has seen the document of says so, and none is summed. */
export async function RecordFigures({ figures }: { figures: readonly FigureView[] }) {
  const t = await getTranslations("commitments.figures");
  const locale = await getLocale();
  if (figures.length === 0) return null;
  return (
    <Section id="figures" title={t("title")} hint={t("hint")} count={figures.length}>
      <Table
        caption={t("title")}
        rows={figures}
        rowKey={({ id }) => id}
        columns={[
          { key: "what", header: t("what"), rowHeader: true, cell: ({ quantity }) => quantity },
          {
            key: "value",
            header: t("value"),
            numeric: true,
            cell: ({ qualifier, value, unit }) =>
              [qualifier, formatNumber(Number(value), locale), unit]
                .filter((part) => part !== null)
                .join(" "),
          },
          { key: "period", header: t("period"), cell: ({ period }) => period },
          { key: "saidBy", header: t("saidBy"), cell: ({ saidBy }) => saidBy },
          {
            key: "source",
            header: t("source"),
            cell: ({ source, isDocumentSeen }) => (
              <span className="grid justify-items-start gap-1">
                <Link href={`/sources/${source.id}`} className="figures">
                  {source.ref}
                </Link>
                {!isDocumentSeen && (
                  <Tag tone="warn" icon="alert">
                    {t("unverified")}
                  </Tag>
                )}
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}
