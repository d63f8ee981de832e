"use client";

import { useEffect, useRef } from "react";
import en from "#messages/en/crash.json";
import ur from "#messages/ur/crash.json";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** What stands in place of a page that failed. Its few words travel with it: the server may be away. */
export function Crash({ error, reset }: Props) {
  const isUrdu = typeof document !== "undefined" && document.cookie.includes("locale=ur");
  const words = isUrdu ? ur : en;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div
      lang={isUrdu ? "ur" : "en"}
      dir={isUrdu ? "rtl" : "ltr"}
      className="mx-auto max-w-xl px-4 py-[10vh]"
    >
      <div className="sheet grid gap-3 px-6 py-6 sm:px-8">
        <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold outline-none">
          {words.title}
        </h1>
        <p className="text-ink-2">{words.body}</p>
        {error.digest && (
          <p className="text-sm text-ink-2">
            {words.reference} <code className="figures">{error.digest}</code>
          </p>
        )}
        <div className="mt-2 flex flex-wrap gap-3">
          <button type="button" onClick={reset} className="button button-primary">
            {words.retry}
          </button>
          {/* A full load: what failed may be the application in this tab. */}
          {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
          <a href="/" className="button button-secondary">
            {words.home}
          </a>
        </div>
      </div>
    </div>
  );
}
