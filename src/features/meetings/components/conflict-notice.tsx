import { getTranslations } from "next-intl/server";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";

type Difference = { field: string; theirs: string; mine: string };

type Props = {
  differences: readonly Difference[];
  /** What the records are called that the boxes name by their ids. */
  labels: ReadonlyMap<string, string>;
};

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Somebody else has changed the record: what it says now beside what is on the form. */
export async function ConflictNotice({ differences, labels }: Props) {
  const t = await getTranslations("meetings.conflict");
  const fields = await getTranslations("meetings.form");
  const said = (text: string) => (
    <span dir="auto" className="whitespace-pre-line">
      {text.replace(ID, (id) => labels.get(id) ?? t("hidden"))}
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
            { key: "theirs", header: t("theirs"), cell: ({ theirs }) => said(theirs) },
            { key: "mine", header: t("mine"), cell: ({ mine }) => said(mine) },
          ]}
          rows={differences}
          rowKey={({ field }) => field}
        />
      )}
    </div>
  );
}
