import { getTranslations } from "next-intl/server";
import { type AnyReviewed, paragraphsOf, type Stretch } from "../review.ts";
import type { Desk } from "./desk.ts";
import { labelOf, langOf } from "./draft-card.tsx";

/** The text as it was written, what each draft rests on marked with its letter and leading to the draft. */
export async function TextColumn({ desk }: { desk: Desk }) {
  const t = await getTranslations("intake");
  const paragraphs = paragraphsOf(desk.text, desk.review);
  const lang = langOf(desk);
  return (
    <section aria-labelledby="text-title" id="text" className="intake-text">
      <div className="flex flex-wrap items-baseline justify-between gap-2 pb-2">
        <h2 id="text-title" className="text-lg font-semibold">
          {t("text.title")}
        </h2>
        <a href="#drafts" className="link inline-flex min-h-6 items-center text-sm lg:hidden">
          {t("jump.drafts")}
        </a>
        <p className="basis-full text-sm text-ink-2">{t("text.hint")}</p>
      </div>
      <div
        className="sheet intake-sheet"
        // Scrolls by itself beside the drafts.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-labelledby="text-title"
      >
        <div className="prose" lang={lang} dir={lang === "ur" ? "rtl" : "ltr"}>
          {paragraphs.map((stretches) => (
            <p key={stretches[0]?.start} dir={directionOf(stretches)}>
              {stretches.map((stretch) => (
                <Piece key={stretch.start} stretch={stretch} />
              ))}
            </p>
          ))}
        </div>
      </div>
    </section>
  );
}

/** By the first letter of the paragraph's own words: the letters that sign its drafts are none of them. */
function directionOf(stretches: readonly Stretch[]): "ltr" | "rtl" {
  const words = stretches.map(({ text }) => text).join("");
  const [first = ""] = /\p{L}/u.exec(words) ?? [];
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) ? "rtl" : "ltr";
}

async function Piece({ stretch }: { stretch: Stretch }) {
  const { text, drafts, begins } = stretch;
  const [first] = drafts;
  if (first === undefined) return text;
  const begun = drafts.filter(({ id }) => begins.includes(id));
  return (
    <mark data-kind={first.kind} data-drafts={drafts.map(({ id }) => id).join(" ")}>
      {begun.map((one) => (
        <Sign key={one.id} reviewed={one} />
      ))}
      {text}
    </mark>
  );
}

/** Where a draft begins: its letter, which leads to it. */
async function Sign({ reviewed }: { reviewed: AnyReviewed }) {
  const t = await getTranslations("intake.kind");
  const { id, kind } = reviewed;
  const label = await labelOf(reviewed);
  return (
    <a
      id={`at-${id}`}
      href={`#${id}`}
      data-kind={kind}
      className="draft-sign"
      aria-label={`${label}: ${t(kind)}`}
    >
      {label}
    </a>
  );
}
