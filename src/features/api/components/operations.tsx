import { getTranslations } from "next-intl/server";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { OpenApi, Operation } from "../openapi.ts";

type Line = Operation & { method: string; path: string };

type Value = {
  items?: Value;
  anyOf?: Value[];
  enum?: string[];
  const?: string;
  format?: string;
  type?: string;
};

/** What a parameter takes, in one line: its choices, or its form. */
function takes({ items, anyOf, enum: choices, const: only, format, type }: Value): string {
  if (items !== undefined) return `${takes(items)} …`;
  if (anyOf !== undefined) return anyOf.map(takes).join(" | ");
  return choices?.join(" | ") ?? only ?? format ?? type ?? "";
}

/** Every address under one noun, with what it takes and what it answers. */
export async function Operations({ document, tag }: { document: OpenApi; tag: string }) {
  const t = await getTranslations("api.page");
  const lines: Line[] = Object.entries(document.paths)
    .flatMap(([path, of]) =>
      Object.entries(of).map(([method, operation]) => ({ ...operation, method, path })),
    )
    .filter(({ tags }) => tags.includes(tag));
  return lines.map(({ operationId, method, path, summary, parameters, responses }) => (
    <details key={operationId} className="sheet mb-2 p-3">
      <summary className="grid! cursor-pointer grid-cols-[3.75rem_minmax(0,1fr)_auto] items-baseline gap-x-2 gap-y-0.5 md:grid-cols-[3.75rem_minmax(0,2fr)_minmax(0,3fr)_auto]">
        <span>
          <Tag tone={method === "get" ? "info" : "good"}>{method.toUpperCase()}</Tag>
        </span>
        <span>
          <code dir="ltr" className="font-medium wrap-anywhere">
            /api/v1{path}
          </code>
        </span>
        <span className="col-start-2 text-ink-2 md:col-start-auto">{summary}</span>
      </summary>
      <div className="mt-3 grid gap-3">
        {parameters.length > 0 && (
          <Table
            caption={t("parameters")}
            tight
            rows={parameters}
            rowKey={(one) => `${one.in} ${one.name}`}
            columns={[
              {
                key: "name",
                header: t("name"),
                rowHeader: true,
                cell: (one) => <code dir="ltr">{one.name}</code>,
              },
              { key: "in", header: t("in"), cell: (one) => t(`place.${one.in}`) },
              {
                key: "takes",
                header: t("takes"),
                cell: (one) => (
                  <code dir="ltr" className="text-sm break-words">
                    {takes(one.schema)}
                  </code>
                ),
              },
              {
                key: "what",
                header: t("what"),
                cell: (one) => one.description ?? "",
              },
            ]}
          />
        )}
        <p className="text-sm text-ink-2">
          {t("answers")}:{" "}
          {Object.entries(responses)
            .map(([code, response]) => `${code} ${response.description}`)
            .join(" · ")}
        </p>
      </div>
    </details>
  ));
}
