import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SubmitButton } from "#ui/choice.tsx";

type Props = {
  /** "participants": the list, or what parts it on the screen. */
  group: string;
  title: string;
  hint?: string;
  count: number;
  /** Folded until asked for. */
  isFolded?: boolean;
  children: ReactNode;
};

/** The drafts of one kind, with what decides about all of them at once. Nothing when there is none. */
export async function DraftGroup({ group, title, hint, count, isFolded, children }: Props) {
  if (count === 0) return null;
  const t = await getTranslations("intake.group");
  const head = (
    <>
      {title} <span className="figures text-sm font-medium text-ink-3">{count}</span>
    </>
  );
  const body = (
    <>
      {hint && <p className="text-sm text-ink-2">{hint}</p>}
      {count > 1 && (
        <p className="flex flex-wrap gap-2">
          <SubmitButton intent={`accept=${group}`} tone="secondary" small>
            {t("acceptAll")}
            <span className="sr-only"> ({title})</span>
          </SubmitButton>
          <SubmitButton intent={`reject=${group}`} tone="quiet" small>
            {t("rejectAll")}
            <span className="sr-only"> ({title})</span>
          </SubmitButton>
        </p>
      )}
      {children}
    </>
  );
  if (isFolded) {
    return (
      <details id={group} className="draft-group">
        <summary className="cursor-pointer text-lg font-semibold">{head}</summary>
        <div className="grid gap-3 pt-2">{body}</div>
      </details>
    );
  }
  return (
    <section id={group} aria-labelledby={`${group}-title`} className="draft-group grid gap-3">
      <h3 id={`${group}-title`} className="text-lg font-semibold">
        {head}
      </h3>
      {body}
    </section>
  );
}
