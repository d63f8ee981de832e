import { globSync, readFileSync } from "node:fs";

export type Field = {
  name: string;
  column: string;
  type: string;
  kind: "scalar" | "enum" | "relation";
  isList: boolean;
  isOptional: boolean;
};
export type Model = { name: string; table: string; fields: Field[] };

/**
 * Tables with rules of their own, which the oracle does not speak of: private rows, what is found, accounts, the trail,
 * lists. Those of exports, tokens, imports and views are opened one by one in personal-policies.test.ts, those of notices and
 * jobs are tested with their features.
 */
const LEFT_OUT = [
  "Draft",
  "SavedView",
  "HomeView",
  "ExportLog",
  "ExportEnd",
  "ApiToken",
  "ApiTokenHash",
  "ApiUse",
  "ImportBatch",
  "ImportWork",
  "ImportRow",
  "ImportProfile",
  "SearchDoc",
  "Notice",
  "Follow",
  "NoticeSetting",
  "NoticeReading",
  "Mail",
  "JobRun",
  "JobRequest",
  "User",
  "UserPartner",
  "AuditEvent",
  "Route",
  "RouteStage",
  "RouteConcurrence",
];

const snake = (name: string) => name.replace(/(?<!^)(?=[A-Z])/g, "_").toLowerCase();

/** The models of the Prisma schema, read from its text: names, columns, and which fields are relations. */
export function readModels(): Model[] {
  const text = globSync("prisma/models/*.prisma")
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const names = new Set([...text.matchAll(/^model (\w+)/gm)].map(([, name]) => name));
  const enums = new Set([...text.matchAll(/^enum (\w+)/gm)].map(([, name]) => name));
  return [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
    .map(([, name = "", body = ""]) => ({
      name,
      table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? snake(name),
      fields: [...body.matchAll(/^ {2}(\w+)\s+(\w+)(\[\])?(\?)?(.*)$/gm)].map(
        ([, field = "", type = "", list, optional, rest = ""]): Field => ({
          name: field,
          column: /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field,
          type,
          kind: names.has(type) ? "relation" : enums.has(type) ? "enum" : "scalar",
          isList: list !== undefined,
          isOptional: optional !== undefined,
        }),
      ),
    }))
    .filter(({ name }) => !LEFT_OUT.includes(name));
}
