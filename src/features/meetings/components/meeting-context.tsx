"use client";

import { createContext, useContext } from "react";
import type { Option } from "#ui/field.tsx";
import { useForm } from "#ui/form-context.tsx";
import type { Typed } from "../typed.ts";

/** A person, with what the boxes beside the name can be filled with. */
export type PersonOption = Option & {
  title: string | null;
  agencyId: string | null;
  agencyLabel: string | null;
};

/** The recent records of each side, to choose from. */
export type SideLists = {
  people: { home: readonly PersonOption[]; partner: readonly PersonOption[] };
  agencies: { home: readonly Option[]; partner: readonly Option[] };
  series: readonly Option[];
  commitments: readonly Option[];
};

/** Choices that do not depend on the partner, as label and value. */
export type FixedLists = Record<
  | "partners"
  | "types"
  | "modes"
  | "lives"
  | "markings"
  | "sides"
  | "presences"
  | "kinds"
  | "commitmentKinds"
  | "strengths"
  | "obligors"
  | "topics",
  readonly Option[]
>;

type MeetingFormContext = {
  /** Texts of the form, by their key in the catalogue. */
  t: (key: string) => string;
  fixed: FixedLists;
  lists: SideLists;
  partner: string;
  /** What the boxes hold at first. */
  typed: Typed;
  /** What the records are called that the boxes name by their ids. */
  labels: Readonly<Record<string, string>>;
};

const Context = createContext<MeetingFormContext | null>(null);
export const MeetingFormProvider = Context.Provider;

/** @throws Error outside of the meeting form: a mistake of the page */
export function useMeetingForm() {
  const form = useContext(Context);
  if (form === null) throw new Error("This field belongs to the meeting form");
  return form;
}

/** What one box holds at first, and whom a picker's box names. */
export function useBoxes() {
  const { typed: initial, labels } = useMeetingForm();
  const { state } = useForm();
  // A form that came back unsent, without scripts, is drawn from what was typed.
  const typed: Typed = Object.keys(state.values).length > 0 ? state.values : initial;
  const text = (name: string): string => {
    const value = typed[name] ?? "";
    return typeof value === "string" ? value : (value[0] ?? "");
  };
  const list = (name: string): readonly string[] => {
    const value = typed[`${name}[]`] ?? [];
    return typeof value === "string" ? [value] : value;
  };
  const picked = (name: string, newName?: string) => {
    const id = text(name);
    if (id !== "") return { id, label: labels[id] ?? "…" };
    const label = newName === undefined ? "" : text(newName);
    return label === "" ? null : { id: "", label };
  };
  return { typed, text, list, picked };
}
