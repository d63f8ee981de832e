import { getTranslations } from "next-intl/server";
import { Table } from "#ui/table.tsx";
import type { MapView } from "../views.ts";

const SHOWN_LENGTH = 80;

/** The first rows of the file, as they were read. */
export async function Sample({ map: { head, sample } }: { map: MapView }) {
  const t = await getTranslations("imports.map");
  return (
    <Table
      caption={t("sample")}
      tight
      narrow="scroll"
      columns={[
        { key: "#", header: t("row"), rowHeader: true, cell: (row) => row.number },
        ...head.map((name, at) => ({
          key: name,
          header: <bdi>{name}</bdi>,
          cell: (row: MapView["sample"][number]) => {
            const text = row.cells[at] ?? "";
            return (
              <bdi title={text.length > SHOWN_LENGTH ? text : undefined}>
                {text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text}
              </bdi>
            );
          },
        })),
      ]}
      rows={sample}
      rowKey={(row) => String(row.number)}
    />
  );
}
