"use client";

import { useEffect, useRef, useState } from "react";
import { useForm } from "./form-context.tsx";

export type AutosaveAnswer = {
  /** "10:42", as the reader's clock of the register says it. */
  at: string;
  /** Hidden fields of the form that are to change: the draft's `id`, its new `version`. */
  hidden?: Readonly<Record<string, string>>;
};

type Props = {
  /** Keeps the draft; throws or gives null when it could not. */
  save: (form: FormData) => Promise<AutosaveAnswer | null>;
};

const WAIT_MS = 4000;

type Phase = "clean" | "changed" | "saving" | "saved" | "failed";

/** Keeps a draft of the form around it: 4 seconds after a change, on leaving a field, on leaving the page. */
export function Autosave({ save }: Props) {
  const { words, isPending } = useForm();
  const place = useRef<HTMLParagraphElement>(null);
  const [phase, setPhase] = useState<Phase>("clean");
  const [at, setAt] = useState("");
  const isSending = useRef(isPending);

  useEffect(() => {
    isSending.current = isPending;
  }, [isPending]);

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    let isChanged = false;
    let isSaving = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const keep = async () => {
      clearTimeout(timer);
      if (!isChanged || isSaving || isSending.current) return;
      isChanged = false;
      isSaving = true;
      setPhase("saving");
      const data = new FormData(form);
      for (const name of Array.from(data.keys())) if (name.startsWith("$")) data.delete(name);
      const answer = await save(data).catch(() => null);
      isSaving = false;
      if (answer === null) {
        isChanged = true;
        setPhase("failed");
      } else {
        for (const [name, value] of Object.entries(answer.hidden ?? {})) {
          const field = form.elements.namedItem(name);
          if (field instanceof HTMLInputElement && field.type === "hidden") field.value = value;
        }
        setAt(answer.at);
        setPhase(isChanged ? "changed" : "saved");
      }
      if (isChanged) timer = setTimeout(keepNow, WAIT_MS);
    };
    const keepNow = () => void keep();
    const note = () => {
      isChanged = true;
      setPhase((now) => (now === "saving" ? now : "changed"));
      clearTimeout(timer);
      timer = setTimeout(keepNow, WAIT_MS);
    };
    const hide = () => {
      if (document.visibilityState === "hidden") keepNow();
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (isChanged && !isSending.current) event.preventDefault();
    };
    const stop = new AbortController();
    const { signal } = stop;
    form.addEventListener("input", note, { signal });
    form.addEventListener("change", keepNow, { signal });
    form.addEventListener("submit", () => clearTimeout(timer), { signal });
    document.addEventListener("visibilitychange", hide, { signal });
    window.addEventListener("pagehide", keepNow, { signal });
    window.addEventListener("beforeunload", warn, { signal });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [save]);

  const says: Record<Phase, string> = {
    clean: "",
    changed: words.unsaved,
    saving: words.saving,
    saved: words.saved.replace("{at}", at),
    failed: words.notSaved,
  };
  return (
    <p
      ref={place}
      role="status"
      className={`needs-script min-h-5 text-sm ${phase === "failed" ? "font-semibold text-bad" : "text-ink-2"}`}
    >
      {says[phase]}
    </p>
  );
}
