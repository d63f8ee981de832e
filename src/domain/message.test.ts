import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "./errors.ts";
import { decodeMessage, encodeMessage, pointerTo, validationMessage } from "./message.ts";

const firstMessage = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: validationMessage }).error?.issues[0]?.message;

describe("encodeMessage and decodeMessage", () => {
  test("carry a key and any values there and back", () => {
    const anyValues = fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => name !== "__proto__"),
      fc.oneof(fc.string(), fc.integer()),
    );
    fc.assert(
      fc.property(anyValues, (params) => {
        const decoded = decodeMessage(encodeMessage("validation.tooLong", params));
        expect(decoded.key).toBe("validation.tooLong");
        expect({ ...decoded.params }).toEqual({ ...params });
      }),
    );
  });

  test.each(["Invalid input", "", "Too big: 3 > 2", "required", "validation.x|{broken}extra"])(
    "say validation.invalid for %j, which is no key",
    (message) => expect(decodeMessage(message)).toEqual({ key: "validation.invalid", params: {} }),
  );

  test("leave out values that no text can show", () => {
    expect(decodeMessage('validation.x|{"a":{"b":1},"c":2}').params).toEqual({ c: 2 });
    expect(decodeMessage("validation.x|{broken}")).toEqual({ key: "validation.x", params: {} });
  });
});

describe("validationMessage", () => {
  test.each([
    [z.string(), undefined, "validation.required"],
    [z.string(), null, "validation.required"],
    [z.string(), 3, "validation.invalid"],
    [z.number(), "x", "validation.number"],
    [z.enum(["a"]), "", "validation.required"],
    [z.enum(["a"]), "b", "validation.choice"],
    [z.string().max(2), "abc", 'validation.tooLong|{"max":2}'],
    [z.string().min(1), "", "validation.required"],
    [z.string().min(2), "a", 'validation.tooShort|{"min":2}'],
    [z.array(z.string()).max(1), ["a", "b"], 'validation.tooMany|{"max":1}'],
    [z.array(z.string()).min(1), [], 'validation.tooFew|{"min":1}'],
    [z.number().max(5), 6, 'validation.tooLarge|{"max":5}'],
    [z.number().min(5), 4, 'validation.tooSmall|{"min":5}'],
    [z.strictObject({}), { a: 1 }, 'validation.unknownFields|{"fields":"a"}'],
    [z.uuid(), "x", "validation.invalid"],
  ] as const)("names a text of the catalogue (%#)", (schema, value, message) => {
    expect(firstMessage(schema, value)).toBe(message);
  });

  test("leaves a message that the schema states", () => {
    expect(firstMessage(z.string("validation.country"), 3)).toBe("validation.country");
  });
});

test("an expected failure keeps its key, values and cause", () => {
  const cause = new Error("below");
  const failure = new AppError("conflict", "errors.conflict", { count: 2 }, { cause });
  expect(failure).toMatchObject({
    code: "conflict",
    messageKey: "errors.conflict",
    params: { count: 2 },
    cause,
  });
});

test("a place in a document is a pointer into it, whatever its steps are called", () => {
  expect(pointerTo(["participants", 0, "name"])).toBe("#/participants/0/name");
  expect(pointerTo(["a/b", "c~d", "e f"])).toBe("#/a~1b/c~0d/e%20f");
  expect(pointerTo([])).toBe("#");
});
