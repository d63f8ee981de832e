import { getLocale, getTranslations } from "next-intl/server";
import { fuzzyOf } from "#domain/date-precision.ts";
import { formatFuzzy } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { MarkingTag, StatusTag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import { HANDOVER_KINDS, type HandoverKind, type HandoverLine } from "../views.ts";

const PLACES: Record<HandoverKind, string> = {
  agreement: "/agreements",
  commitment: "/commitments",
  next: "/meetings",
  contact: "/meetings",
};

/** The list of a post: what is open, what comes next, whom it met last. */
export async function HandoverLines({ lines }: { lines: HandoverLine[] }) {
  const t = await getTranslations("handovers");
  const locale = await getLocale();
  const words = await fuzzyWords();
  return HANDOVER_KINDS.map((kind) => {
    const rows = lines.filter((line) => line.kind === kind);
    return (
      <Section key={kind} id={kind} title={t(`kind.${kind}`)} count={rows.length}>
        <Table
          caption={t(`kind.${kind}`)}
          rows={rows}
          rowKey={({ recordId }) => recordId}
          tight
          empty={<p className="text-sm text-ink-2">{t(`nothing.${kind}`)}</p>}
          columns={[
            {
              key: "title",
              header: t("line.title"),
              rowHeader: true,
              cell: ({ recordId, ref, title, marking }) => (
                <span className="grid justify-items-start gap-0.5">
                  <Link href={`${PLACES[kind]}/${recordId}`} dir="auto">
                    {title}
                  </Link>
                  <span className="flex flex-wrap items-center gap-1.5 text-xs font-normal text-ink-2">
                    <span className="figures">{ref}</span>
                    {marking !== "official" && <MarkingTag marking={marking} />}
                  </span>
                </span>
              ),
            },
            { key: "partner", header: t("line.partner"), cell: ({ partner }) => partner },
            {
              key: "detail",
              header: t("line.detail"),
              cell: (line) => <Detail line={line} />,
            },
            {
              key: "on",
              header: t("line.on"),
              cell: ({ on, precision }) => formatFuzzy(fuzzyOf(on, precision), locale, words),
            },
          ]}
        />
      </Section>
    );
  });
}

async function Detail({ line: { kind, detail } }: { line: HandoverLine }) {
  const values = await getTranslations("values");
  if (detail === null) return null;
  switch (kind) {
    case "agreement":
      // Codes of the database, whose words the catalogue holds.
      return values(`stage.${detail}` as never);
    case "commitment":
      return <StatusTag value={detail} />;
    case "next":
    case "contact":
      return values(`meetingType.${detail}` as never);
  }
}
