import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { Link } from "#ui/link.tsx";
import { Table } from "#ui/table.tsx";
import { MarkingTag, Tag } from "#ui/tag.tsx";
import type { Effect, Instrument } from "../effects.ts";
import type { Compared } from "../views.ts";

/** Its title, with what tells it from the others. */
export async function InstrumentName({ of: one }: { of: Instrument }) {
  const locale = await getLocale();
  return (
    <span className="grid justify-items-start gap-0.5">
      <Link href={`/agreements/${one.id}`}>
        <bdi>{one.title}</bdi>
      </Link>
      <span className="flex flex-wrap items-center gap-1.5 text-xs font-normal text-ink-2">
        <span className="figures">{one.ref}</span>
        <span>{nameIn(locale, one.partner)}</span>
        {one.marking !== "official" && <MarkingTag marking={one.marking} />}
      </span>
    </span>
  );
}

type Props = { caption: string; rows: readonly Compared[]; choose?: boolean };

/** Instruments with what is asked of them now and after a change. `choose`: each has a box, sent as `agreements[]`. */
export async function ComparedTable({ caption, rows, choose = false }: Props) {
  const t = await getTranslations("routes");
  const values = await getTranslations("values.stage");
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        ...(choose
          ? [
              {
                key: "choose",
                header: <span className="sr-only">{t("assign.choose")}</span>,
                cell: ({ id, version, ref }: Compared) => (
                  <input
                    type="checkbox"
                    name="agreements[]"
                    value={`${id}:${version}`}
                    aria-label={t("assign.chooseOne", { ref })}
                    className="size-6"
                  />
                ),
              },
            ]
          : []),
        {
          key: "title",
          header: t("column.instrument"),
          rowHeader: true,
          cell: (one) => <InstrumentName of={one} />,
        },
        { key: "stage", header: t("column.stage"), cell: ({ stage }) => values(stage) },
        {
          key: "now",
          header: t("column.now"),
          cell: ({ now, routeName }) => (
            <span className="grid gap-1">
              <span className="text-xs text-ink-2">{routeName ?? t("noRoute")}</span>
              <EffectText of={now} />
            </span>
          ),
        },
        { key: "after", header: t("column.after"), cell: ({ after }) => <EffectText of={after} /> },
      ]}
    />
  );
}

async function EffectText({ of: { targetDays, isOverTarget, missing } }: { of: Effect }) {
  const t = await getTranslations("routes");
  return (
    <span className="grid justify-items-start gap-0.5">
      <span className="flex flex-wrap gap-1.5">
        {targetDays === null ? t("noTarget") : t("target", { days: targetDays })}
        {isOverTarget && (
          <Tag tone="bad" icon="alert">
            {t("overTarget")}
          </Tag>
        )}
      </span>
      <span className="text-xs">
        {missing.length === 0 ? t("nothingMissing") : t("missing", { desks: missing.join(", ") })}
      </span>
    </span>
  );
}
