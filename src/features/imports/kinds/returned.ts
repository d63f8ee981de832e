import { listOfJoined } from "#domain/spreadsheet-text.ts";
import { yesOrNo } from "#features/imports/values/words.ts";
import type { Cells, Setting } from "./cells.ts";

/** Part of what a form sends. */
export type Form = Record<string, unknown>;

/** Finds what a cell names; a name that nobody has is refused in the cells. */
type Find = (cells: Cells, field: string, name: string) => string | null;
export type Finders = Record<"agency" | "person" | "reference", Find>;

type Told = { cells: Cells; text: string; column: string; find: Finders; setting: Setting };
/** What the form would send for a cell; `names`: the kind of record that the cell names. */
export type Telling = ((told: Told) => Form) & { names?: keyof Finders };

export const plain =
  (name: string): Telling =>
  ({ text }) => ({ [name]: text === "" ? null : text });

export const yesNo =
  (name: string): Telling =>
  ({ cells, column, text }) => {
    const answer = text === "" ? false : yesOrNo(text);
    if (answer === undefined) cells.refuse(column, "imports.problem.yesNo");
    return { [name]: answer ?? false };
  };

export const lines =
  (name: string): Telling =>
  ({ text }) => ({ [name]: listOfJoined(text) });

const naming = (names: keyof Finders, tell: (told: Told) => Form): Telling =>
  Object.assign(tell, { names });

export const one = (name: string, kind: keyof Finders): Telling =>
  naming(kind, ({ cells, column, text, find }) => ({
    [name]: text === "" ? null : find[kind](cells, column, text),
  }));

export const several = (name: string, kind: keyof Finders): Telling =>
  naming(kind, ({ cells, column, text, find }) => ({
    [name]: listOfJoined(text).flatMap((said) => find[kind](cells, column, said) ?? []),
  }));

/** Topics by slug or name: one that the register lacks cannot be chosen in the form either. */
export const topics: Telling = ({ cells, column, text, setting }) => ({
  topicIds: listOfJoined(text).flatMap((said) => {
    const id = setting.topics.get(said) ?? setting.topics.get(said.toLowerCase());
    if (id === undefined) cells.refuse(column, "imports.problem.unknownName", said);
    return id ?? [];
  }),
});
