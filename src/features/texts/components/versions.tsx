import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { FileView, TextsView } from "../views.ts";

type Props = { texts: TextsView; timeZone: string };

/** Every version that was kept: whose, when, by whom, from which file. */
export async function Versions({ texts, timeZone }: Props) {
  const t = await getTranslations("texts");
  const locale = await getLocale();
  const { agreement, versions, frozen } = texts;
  return (
    <Table
      caption={t("versions.title")}
      rows={versions}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("versions.none")}>{t("versions.noneHint")}</EmptyState>}
      columns={[
        {
          key: "version",
          header: t("versions.column.version"),
          rowHeader: true,
          cell: ({ number, note, sha256 }) => (
            <span className="grid justify-items-start gap-0.5">
              <Link href={`/agreements/${agreement.id}/texts/${number}`}>
                {t("version", { number })}
              </Link>
              {note && <bdi className="font-normal">{note}</bdi>}
              <Checksum label={t("versions.checksum")} value={sha256} />
              {frozen?.number === number && (
                <Tag icon="lock" tone="good">
                  {t("versions.frozen")}
                </Tag>
              )}
            </span>
          ),
        },
        {
          key: "side",
          header: t("versions.column.side"),
          cell: ({ side }) => t(`side.${side}`),
        },
        {
          key: "kept",
          header: t("versions.column.kept"),
          cell: ({ by, recordedAt }) => (
            <span className="grid">
              {formatInstant(recordedAt, locale, timeZone)}
              <bdi className="text-xs text-ink-2">{by}</bdi>
            </span>
          ),
        },
        {
          key: "length",
          header: t("versions.column.length"),
          numeric: true,
          cell: ({ length }) => formatNumber(length, locale),
        },
        {
          key: "file",
          header: t("versions.column.file"),
          cell: ({ file }) => (file ? <FileLink file={file} /> : t("versions.noFile")),
        },
        {
          key: "comments",
          header: t("versions.column.comments"),
          numeric: true,
          cell: ({ openComments }) => openComments,
        },
      ]}
    />
  );
}

/** Downloads it; what arrives is checked against its checksum first. */
export function FileLink({ file }: { file: FileView }) {
  return (
    <a href={`/attachments/${file.id}`} className="link break-all" download>
      <bdi>{file.name}</bdi>
    </a>
  );
}

/** A SHA-256 to be read aloud or compared: in groups of eight. */
export function Checksum({ label, value }: { label: string; value: string }) {
  return (
    <span className="text-2xs font-normal text-ink-2">
      {label}{" "}
      <code dir="ltr" className="figures break-all">
        {value.match(/.{8}/g)?.join(" ")}
      </code>
    </span>
  );
}
