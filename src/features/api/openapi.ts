import type { z } from "zod";
import { parametersOf } from "#domain/listing.ts";
import { BODIES } from "./bodies.ts";
import { bodySchemaOf, type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
import type { Resource } from "./resources.ts";
import { sentFile } from "./sent-file.ts";

type Described = {
  name: string;
  in: "query" | "path" | "header";
  required?: boolean;
  description?: string;
  schema: JsonSchema;
  style?: "form";
  explode?: boolean;
};
type Reply = { description: string; headers?: JsonSchema; content?: JsonSchema };

export type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  parameters: Described[];
  requestBody?: JsonSchema;
  responses: Record<string, Reply>;
};

export type OpenApi = {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: JsonSchema };
};

/** Days are typed in many ways by people; programs write them in one. */
const DAYS = ["asOf", "knownOn", "inForceOn", "madeSince", "madeUntil", "since", "until"];

function parametersIn(filter: z.ZodObject, say: Say): Described[] {
  return parametersOf(filter).map(({ name, one, isList }) => {
    const value = DAYS.includes(name)
      ? { type: "string", format: "date" }
      : jsonSchemaOf(one, "input");
    return {
      name,
      in: "query" as const,
      ...(say.has(`parameter.${name}`) && { description: say(`parameter.${name}`) }),
      schema: isList ? { type: "array", items: value } : value,
      ...(isList && { style: "form" as const, explode: true }),
    };
  });
}

const header = (name: string, required: boolean, description: string): Described => ({
  name,
  in: "header",
  required,
  description,
  schema: { type: "string" },
});

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const content = (schema: JsonSchema, type = "application/json") => ({ [type]: { schema } });

const body = (schema: JsonSchema) => ({ required: true, content: content(schema) });

const problem: JsonSchema = {
  type: "object",
  required: ["type", "title", "status", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["detail"],
        properties: {
          pointer: { type: "string" },
          parameter: { type: "string" },
          detail: { type: "string" },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

/** The words of a catalogue. */
export type Say = {
  (key: string, values?: Record<string, string>): string;
  has: (key: string) => boolean;
};
const REFUSALS = [401, 403, 404, 422, 429];
const WRITE_REFUSALS = [400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429];

function responses(
  say: Say,
  status: number,
  schema: JsonSchema,
  refusals: readonly number[],
): Operation["responses"] {
  const headers = { etag: { schema: { type: "string" } } };
  return {
    [status]: { description: say(`status.${status}`), headers, content: content(schema) },
    ...(refusals === REFUSALS && { 304: { description: say("status.304") } }),
    ...Object.fromEntries(
      refusals.map((code) => [
        code,
        {
          description: say(`status.${code}`),
          content: content(ref("Problem"), "application/problem+json"),
        },
      ]),
    ),
  };
}

type Parts = {
  resources: Readonly<Record<string, Resource>>;
  search: { filter: z.ZodObject; found: z.ZodType };
  update: z.ZodType;
  updates: z.ZodType;
  moment: z.ZodObject;
};

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** What is being described: the words of one language, and the schemas that operations share by name. */
type Draft = { parts: Parts; say: Say; schemas: Record<string, JsonSchema> };
type Paths = OpenApi["paths"];

function define({ schemas }: Draft, name: string, schema: JsonSchema): JsonSchema {
  schemas[name] = schema;
  return ref(name);
}

const seen = (say: Say) => header("If-None-Match", false, say("header.ifNoneMatch"));
const newKey = (say: Say) => header("Idempotency-Key", true, say("header.key"));
const inPath = (name: string): Described => ({
  name,
  in: "path",
  required: true,
  schema: name === "id" ? { type: "string", format: "uuid" } : { type: "string" },
});

/** The description of the API, made of the schemas that its requests and answers pass. */
export function describeApi(parts: Parts, origin: string, say: Say): OpenApi {
  const schemas: Draft["schemas"] = { Problem: problem };
  const draft = { parts, say, schemas };
  const nouns = Object.entries(parts.resources).map(([name, of]) => nounPaths(draft, name, of));
  const paths: Paths = Object.assign({}, ...nouns, updatePaths(draft), searchPaths(draft));
  return {
    openapi: "3.1.0",
    info: { title: say("title"), version: "1", description: say("intro") },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ token: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: { token: { type: "http", scheme: "bearer", description: say("token") } },
    },
  };
}

function nounPaths(draft: Draft, name: string, of: Resource): Paths {
  const { parts, say } = draft;
  const noun = say(`noun.${name}`);
  const page = jsonSchemaOf(of.page, "output");
  const record = define(draft, `${capital(name)}Record`, jsonSchemaOf(of.record, "output"));
  const list: Operation = {
    operationId: `list${capital(name)}`,
    tags: [name],
    summary: say("list", { noun }),
    parameters: [...parametersIn(of.filter, say), seen(say)],
    responses: responses(say, 200, define(draft, `${capital(name)}Page`, page), REFUSALS),
  };
  const get: Operation = {
    operationId: `get${capital(name)}`,
    tags: [name],
    summary: say("get", { noun }),
    parameters: [inPath(of.key), ...(of.isDated ? parametersIn(parts.moment, say) : []), seen(say)],
    responses: responses(say, 200, record, REFUSALS),
  };
  const { post, put } = isWritten(name) ? nounWrites(draft, name, record) : {};
  return {
    [`/${name}`]: { get: list, ...(post && { post }) },
    [`/${name}/{${of.key}}`]: { get, ...(put && { put }) },
  };
}

type Written = "meetings" | "commitments";
const isWritten = (name: string): name is Written => name in BODIES && name !== "updates";

function nounWrites(draft: Draft, name: Written, record: JsonSchema) {
  const { say } = draft;
  const noun = say(`noun.${name}`);
  const created = define(draft, `${capital(name)}New`, bodySchemaOf(BODIES[name].record));
  const changed = define(draft, `${capital(name)}Change`, bodySchemaOf(BODIES[name].revise));
  const post: Operation = {
    operationId: `record${capital(name)}`,
    tags: [name],
    summary: say("record", { noun }),
    parameters: [newKey(say)],
    requestBody: body(created),
    responses: responses(say, 201, record, WRITE_REFUSALS),
  };
  const put: Operation = {
    operationId: `revise${capital(name)}`,
    tags: [name],
    summary: say("revise", { noun }),
    parameters: [
      inPath("id"),
      header("If-Match", true, say("header.ifMatch")),
      { ...newKey(say), required: false },
    ],
    requestBody: body(changed),
    responses: responses(say, 200, record, WRITE_REFUSALS),
  };
  return { post, put };
}

/** What a form's fields say, and the file as programs send it. */
function reportSchema(): JsonSchema {
  const { properties, ...rest } = bodySchemaOf(BODIES.updates);
  const file = { anyOf: [jsonSchemaOf(sentFile, "input"), { type: "null" }] };
  return { ...rest, properties: { ...(properties as JsonSchema), file } };
}

function updatePaths(draft: Draft): Paths {
  const { parts, say } = draft;
  const updates = define(draft, "UpdatesPage", jsonSchemaOf(parts.updates, "output"));
  const update = define(draft, "Update", jsonSchemaOf(parts.update, "output"));
  const reported = define(draft, "UpdateNew", reportSchema());
  return {
    "/commitments/{id}/updates": {
      get: {
        operationId: "listUpdates",
        tags: ["commitments"],
        summary: say("listUpdates"),
        parameters: [inPath("id"), ...parametersIn(parts.moment, say), seen(say)],
        responses: responses(say, 200, updates, REFUSALS),
      },
      post: {
        operationId: "reportProgress",
        tags: ["commitments"],
        summary: say("reportProgress"),
        parameters: [inPath("id"), newKey(say)],
        requestBody: body(reported),
        responses: responses(say, 201, update, WRITE_REFUSALS),
      },
    },
  };
}

function searchPaths(draft: Draft): Paths {
  const { parts, say } = draft;
  const found = define(draft, "Found", jsonSchemaOf(parts.search.found, "output"));
  return {
    "/search": {
      get: {
        operationId: "search",
        tags: ["search"],
        summary: say("search"),
        parameters: [...parametersIn(parts.search.filter, say), seen(say)],
        responses: responses(say, 200, found, REFUSALS),
      },
    },
  };
}
