import { getTranslations } from "next-intl/server";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";

type Difference = { field: string; theirs: string; mine: string };

type Props = {
  differences: readonly Difference[];
  /** What the records are called that the boxes name by their ids. */
  labels: ReadonlyMap<string, string>;
};

/** Fields whose values have words of their own. */
const FAMILIES: Record<string, string> = {
  type: "meetingType",
  mode: "meetingMode",
  life: "meetingLife",
  hostSide: "side",
  marking: "marking",
};

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Somebody else has changed the record: what it says now beside what is on the form. */
export async function ConflictNotice({ differences, labels }: Props) {
  const t = await getTranslations("meetings.conflict");
  const fields = await getTranslations("meetings.form");
  const values = await getTranslations("values");
  const word = (field: string, text: string) => {
    const family = FAMILIES[field];
    if (family !== undefined && text !== "") return values(`${family}.${text}`);
    if (field === "outcomes") {
      return text.replace(/^(?:information|decision|commitment)(?=,|$)/gm, (kind) =>
        values(`outcomeKind.${kind}`),
      );
    }
    return text.replace(/^(?:about|before|after)(?= )/, (precision) =>
      values(`datePrecision.${precision}`),
    );
  };
  const said = (field: string, text: string) => (
    <span dir="auto" className="whitespace-pre-line">
      {word(field, text).replace(ID, (id) => labels.get(id) ?? t("hidden"))}
    </span>
  );
  return (
    <div id="conflict" className="grid gap-3">
      <Notice tone="warning" title={t("title")}>
        {differences.length === 0 ? t("same") : t("what")}
      </Notice>
      {differences.length > 0 && (
        <Table
          caption={t("caption")}
          columns={[
            {
              key: "field",
              header: t("field"),
              rowHeader: true,
              cell: ({ field }) => fields(field.replace(/On$|\[\]$|Ids?$/g, "")),
            },
            {
              key: "theirs",
              header: t("theirs"),
              cell: ({ field, theirs }) => said(field, theirs),
            },
            { key: "mine", header: t("mine"), cell: ({ field, mine }) => said(field, mine) },
          ]}
          rows={differences}
          rowKey={({ field }) => field}
        />
      )}
    </div>
  );
}
