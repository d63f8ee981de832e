"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useField } from "./form-context.tsx";

type Props = {
  /** The list of the form whose choice decides. */
  by: string;
  /** The choices with which the fields are asked for. */
  when: readonly string[];
  initial: string | undefined;
  children: ReactNode;
};

/** Fields that only some choices of a list ask for; without scripts the server's answer brings them. */
export function AskedFor({ by, when, initial, children }: Props) {
  const { value } = useField(by, initial);
  const [chosen, setChosen] = useState(value);
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const list = here.current?.closest("form")?.elements.namedItem(by);
    if (!(list instanceof HTMLSelectElement)) return undefined;
    const follow = () => setChosen(list.value);
    // A page made anew may offer other choices than the one that was made.
    follow();
    list.addEventListener("change", follow);
    return () => list.removeEventListener("change", follow);
  });
  return (
    <>
      <span ref={here} hidden />
      {when.includes(chosen) && children}
    </>
  );
}
