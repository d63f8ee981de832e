"use client";

import { useEffect, useRef, useState } from "react";
import { useForm } from "./form-context.tsx";

export type AutosaveAnswer = {
  /** "10:42", as the reader's clock of the register says it. */
  at: string;
  /** Hidden fields that the form is to have from now on: the draft's `id`, its new `version`. */
  hidden?: Readonly<Record<string, string>>;
};

type Props = {
  /** Keeps the draft; throws or gives null when it could not. */
  save: (form: FormData) => Promise<AutosaveAnswer | null>;
};

const WAIT_MS = 4000;

type Phase = "clean" | "changed" | "saving" | "saved" | "failed";

/**
 * Keeps a draft of the form around it: 4 seconds after a change, on leaving a field, on leaving the
 * page. While the form itself is being sent it keeps still, and it forgets once that has succeeded.
 */
export function Autosave({ save }: Props) {
  const { words, isPending, keepHidden } = useForm();
  const place = useRef<HTMLParagraphElement>(null);
  const draft = useRef({ isChanged: false, isSaving: false, isSending: false });
  const [phase, setPhase] = useState<Phase>("clean");
  const [at, setAt] = useState("");

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const now = draft.current;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const keep = async () => {
      clearTimeout(timer);
      if (!now.isChanged || now.isSaving || now.isSending) return;
      now.isChanged = false;
      now.isSaving = true;
      setPhase("saving");
      const data = new FormData(form);
      for (const name of Array.from(data.keys())) if (name.startsWith("$")) data.delete(name);
      const answer = await save(data).catch(() => null);
      now.isSaving = false;
      now.isChanged ||= answer === null;
      if (answer === null) setPhase("failed");
      else {
        keepHidden(answer.hidden ?? {});
        setAt(answer.at);
        setPhase(now.isChanged ? "changed" : "saved");
      }
      if (now.isChanged) timer = setTimeout(keepNow, WAIT_MS);
    };
    const keepNow = () => void keep();
    const note = () => {
      now.isChanged = true;
      setPhase((before) => (before === "saving" ? before : "changed"));
      clearTimeout(timer);
      timer = setTimeout(keepNow, WAIT_MS);
    };
    const forget = () => {
      clearTimeout(timer);
      now.isChanged = false;
      setPhase("clean");
    };
    const hide = () => {
      if (document.visibilityState === "hidden") keepNow();
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (now.isChanged && !now.isSending) event.preventDefault();
    };
    const send = () => {
      clearTimeout(timer);
      now.isSending = true;
    };
    const stop = new AbortController();
    const { signal } = stop;
    form.addEventListener("input", note, { signal });
    form.addEventListener("change", keepNow, { signal });
    form.addEventListener("submit", send, { signal });
    form.addEventListener("sent", forget, { signal });
    document.addEventListener("visibilitychange", hide, { signal });
    window.addEventListener("pagehide", keepNow, { signal });
    window.addEventListener("beforeunload", warn, { signal });
    return () => {
      stop.abort();
      // Following a link inside the application is leaving the page too.
      keepNow();
      clearTimeout(timer);
    };
  }, [save, keepHidden]);

  useEffect(() => {
    if (isPending) return;
    const now = draft.current;
    const wasSending = now.isSending;
    now.isSending = false;
    // It was refused, or never arrived: what is still unsaved becomes a draft after all.
    if (wasSending && now.isChanged) {
      place.current?.closest("form")?.dispatchEvent(new Event("input"));
    }
  }, [isPending]);

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
