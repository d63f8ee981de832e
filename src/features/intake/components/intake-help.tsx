import { getTranslations } from "next-intl/server";
import { isPromise, WORDING_STRENGTHS } from "#domain/wording-strength.ts";
import { Section } from "#ui/page.tsx";
import { Tag } from "#ui/tag.tsx";
import { KINDS } from "../review.ts";
import { KEYS } from "./desk-watch.ts";
import "./intake.css";

const STEPS = ["paste", "read", "review", "save"] as const;
const BLIND = ["meaning", "outside", "pictures", "languages", "names", "tables", "tone"] as const;

/** How the drafts are made, what the words mean, and what the tool cannot see. */
export async function IntakeHelp() {
  const t = await getTranslations("help.intake");
  const intake = await getTranslations("intake");
  const values = await getTranslations("values");
  return (
    <>
      <p>{t("intro")}</p>
      <Section id="steps" title={t("steps.title")}>
        <ol className="grid list-decimal gap-2 ps-5">
          {STEPS.map((step) => (
            <li key={step}>{t(`steps.${step}`)}</li>
          ))}
        </ol>
      </Section>
      <Section id="signs" title={t("signs.title")} hint={t("signs.hint")}>
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-2">
          {KINDS.map((kind) => (
            <div key={kind} className="contents">
              <dt>
                <span className="draft-label" data-kind={kind}>
                  {intake(`letter.${kind}`)}
                </span>
              </dt>
              <dd>
                <strong>{intake(`kind.${kind}`)}</strong>: {t(`signs.${kind}`)}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="strengths" title={t("strengths.title")} hint={t("strengths.hint")}>
        <dl className="sheet divide-y divide-line px-4">
          {WORDING_STRENGTHS.map((strength) => (
            <div key={strength} className="grid gap-1 py-2.5 sm:grid-cols-[9rem_1fr]">
              <dt className="flex flex-wrap content-start gap-1.5 font-medium">
                {values(`wordingStrength.${strength}`)}
                <Tag tone={isPromise(strength) ? "good" : "neutral"}>
                  {t(isPromise(strength) ? "strengths.promise" : "strengths.talk")}
                </Tag>
              </dt>
              <dd className="text-sm text-ink-2">
                {values(`wordingStrengthDefinition.${strength}`)}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="made" title={t("made.title")}>
        <div className="grid gap-2">
          <p>{t("made.rules")}</p>
          <p>{t("made.passage")}</p>
          <p>{t("made.known")}</p>
          <p>{t("made.counts")}</p>
        </div>
      </Section>
      <Section id="blind" title={t("blind.title")} hint={t("blind.hint")}>
        <ul className="grid list-disc gap-2 ps-5">
          {BLIND.map((what) => (
            <li key={what}>{t(`blind.${what}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="keys" title={intake("keys.title")} hint={t("keysHint")}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          {KEYS.map(([key, what]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded-sm border border-line-strong bg-sunken px-1.5">{key}</kbd>
              </dt>
              <dd>{intake(`keys.${what}`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}
