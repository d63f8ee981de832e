import { z } from "zod";
import { beforeAll, describe, expect, test } from "vitest";
import { publicActor, ROLES } from "#domain/actor.ts";
import { AppError } from "#domain/errors.ts";
import { ACTIONS, type ActionName } from "#domain/permissions.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { contextFor } from "../database.ts";
import { checksums } from "../harness/checksums.ts";
import { allCommands, type NamedCommand } from "../harness/commands.ts";
import { sampleInput } from "../make/samples.ts";
import { makeUser } from "../make/user.ts";

const commands = await allCommands();
const people: Awaited<ReturnType<typeof makeUser>>[] = [];

beforeAll(async () => {
  for (const role of ROLES) people.push(await makeUser(role));
});

/** What anybody may send in place of a form's fields. */
const NONSENSE = [
  undefined,
  null,
  0,
  "text",
  true,
  [],
  [[]],
  {},
  new Date(0),
  { id: { not: "" } },
  { id: ["1"] },
  { version: {} },
  JSON.parse('{"__proto__":{"id":1}}'),
];

/** Fields that no form has, and that would widen somebody's rights if a command took them along. */
const SMUGGLED = ["createdById", "role", "ref", "countryId", "isDemo", "recordedAt", "__typename"];

const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test("the commands are seen, and between them they use every line of the matrix", () => {
  expect(commands.length).toBeGreaterThan(50);
  const used = new Set(commands.map(({ command }) => command.action));
  const unused = (Object.keys(ACTIONS) as ActionName[]).filter((action) => !used.has(action));
  expect(unused).toEqual([]);
});

const sampleFor = ({ name, command }: NamedCommand) =>
  sampleInput(name, command, () => uuidv7()) as Record<string, unknown>;

describe.each(commands)("$name", ({ name, file, command }) => {
  const sample = () => sampleFor({ name, file, command });

  test("takes the sample that the other tests send", () => {
    expect(command.input.safeParse(sample()).error?.issues).toBeUndefined();
  });

  test("reads its input before it asks who sends it", async () => {
    for (const raw of NONSENSE) {
      expect(await refusalOf(command(contextFor(publicActor), raw))).toBeInstanceOf(z.ZodError);
    }
  });

  test("takes no field that it does not know", () => {
    const known = sample();
    const taken = SMUGGLED.filter(
      (field) => !(field in known) && command.input.safeParse({ ...known, [field]: "x" }).success,
    );
    expect(taken).toEqual([]);
  });
});

test("the public, and every role that the matrix does not name, is refused and leaves no trace", async () => {
  const owner = process.env["DATABASE_URL_OWNER"] ?? "";
  const before = await checksums(owner);
  let refused = 0;
  const answers: unknown[] = [];
  for (const named of commands) {
    const { command, name } = named;
    const allowed: readonly string[] = ACTIONS[command.action];
    const strangers = people.filter(({ role }) => !allowed.includes(role));
    for (const actor of [publicActor, ...strangers]) {
      const code = actor.kind === "public" ? "unauthenticated" : "forbidden";
      const refusal = await refusalOf(command(contextFor(actor), sampleFor(named)));
      if (refusal instanceof AppError && refusal.messageKey === `errors.${code}`) refused += 1;
      else answers.push({ name, actor, refusal });
    }
  }
  expect(answers).toEqual([]);
  expect(refused).toBeGreaterThan(commands.length * 2);
  expect(await checksums(owner)).toEqual(before);
});
