"use client";

import {
  type FormEvent,
  type ReactNode,
  useActionState,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from "react";
import { requestFormReset } from "react-dom";
import { emptyForm, type FormState } from "#domain/form-state.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FormProvider } from "./form-context.tsx";
import { refusedBeforeSending } from "./sent-files.ts";
import type { FormWords } from "./words.ts";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** A fresh UUID from the server: the same write sent twice is written once. */
  requestKey: string;
  words: FormWords;
  /** Values that the person does not see: `{ id, version }`. */
  hidden?: Readonly<Record<string, string | number>>;
  className?: string;
  /** Success leads to another page: until that has come the form stays as it is, and a second press sends the same. */
  leads?: boolean;
  /** Names the form for screen readers where a page has several. */
  label?: string;
  children: ReactNode;
};

export function FormIsland(props: Props) {
  const { action, requestKey, words, hidden = {}, className, label, children } = props;
  const { leads = false } = props;
  const formId = useId();
  // For browsers without scripts: the page comes back with this state in it.
  const [answered, submitWithoutScript] = useActionState(action, emptyForm);
  const [latest, setLatest] = useState<FormState | null>(null);
  const [kept, setKept] = useState<Readonly<Record<string, string>>>({});
  const [key, setKey] = useState(requestKey);
  const [pressed, setPressed] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();
  const summary = useRef<HTMLDivElement>(null);
  const state = latest ?? answered;

  useEffect(() => {
    if (!hasErrors(state)) return;
    summary.current?.focus();
    const title = document.title;
    document.title = `${words.errorPrefix} ${title}`;
    return () => {
      document.title = title;
    };
  }, [state, words.errorPrefix]);

  const keepHidden = useCallback(
    (values: Readonly<Record<string, string>>) => setKept((now) => ({ ...now, ...values })),
    [],
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const form = event.currentTarget;
    const submitter: unknown = (event.nativeEvent as SubmitEvent).submitter;
    const button = submitter instanceof HTMLButtonElement ? submitter : null;
    const data = withoutReactFields(new FormData(form, button));
    const fieldErrors = refusedBeforeSending(data, words.fileTooLarge);
    if (fieldErrors !== null) {
      setLatest({ ...state, fieldErrors, formError: null });
      return;
    }
    setPressed(button && `${button.name}=${button.value}`);
    startTransition(async () => {
      const answer = await action(state, data).catch((error: unknown) => {
        if (isRedirect(error)) return emptyForm;
        return { ...state, fieldErrors: {}, formError: sentenceFor(error, words) };
      });
      startTransition(() => {
        setLatest(answer);
        if (hasErrors(answer)) return;
        form.dispatchEvent(new Event("sent"));
        if (leads) return;
        setKey(freshKey());
        setKept({});
        requestFormReset(form);
      });
    });
  }

  return (
    // `action` is what a browser without scripts uses; `onSubmit` keeps React from emptying the fields.
    <form
      action={submitWithoutScript}
      onSubmit={submit}
      noValidate
      aria-label={label}
      className={className ?? "grid gap-5"}
    >
      <input type="hidden" name="requestKey" value={key} />
      {Object.entries({ ...hidden, ...kept }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {hasErrors(state) && (
        <ErrorSummary ref={summary} formId={formId} state={state} words={words} />
      )}
      <FormProvider value={{ formId, state, isPending, pressed, words, keepHidden }}>
        {children}
      </FormProvider>
    </form>
  );
}

function hasErrors({ formError, fieldErrors }: FormState): boolean {
  return formError !== null || Object.keys(fieldErrors).length > 0;
}

/** Next answers a redirecting action by going there and rejecting with a marked error. */
function isRedirect(error: unknown): boolean {
  return digestOf(error).startsWith("NEXT_REDIRECT");
}

function digestOf(error: unknown): string {
  return error instanceof Error && "digest" in error ? String(error.digest) : "";
}

/** An action this server does not know: the page is older than the server. */
function sentenceFor(error: unknown, words: FormWords): string {
  const isOutdated = error instanceof Error && error.name === "UnrecognizedActionError";
  return isOutdated ? words.outdated : words.unreachable;
}

function withoutReactFields(data: FormData): FormData {
  for (const name of Array.from(data.keys())) if (name.startsWith("$")) data.delete(name);
  return data;
}

/** A random UUID. `crypto.randomUUID` is missing where the page came over plain HTTP. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, "0");
  });
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
