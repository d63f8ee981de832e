import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Wordmark } from "./wordmark.tsx";

type Props = { title: ReactNode; children: ReactNode; actions?: ReactNode };

/** A short message in place of a page: for what can go wrong, and for coming in. */
export async function PlainPage({ title, children, actions }: Props) {
  const t = await getTranslations("ui");
  return (
    <div className="mx-auto grid max-w-xl gap-5 px-4 py-[10vh]">
      <p className="text-accent-strong">
        <Wordmark name={t("product")} />
      </p>
      <div className="sheet grid gap-3 px-6 py-6 sm:px-8">
        <h1 className="text-2xl font-semibold">{title}</h1>
        <div className="grid gap-2 text-ink-2">{children}</div>
        {actions && <div className="mt-2 flex flex-wrap gap-3">{actions}</div>}
      </div>
    </div>
  );
}
