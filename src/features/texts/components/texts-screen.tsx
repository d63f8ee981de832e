import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { formatFuzzy, formatInstant } from "#ui/format.ts";
import { Notice } from "#ui/notice.tsx";
import { Section } from "#ui/page.tsx";
import { Timeline } from "#ui/record.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { TextsView } from "../views.ts";
import { CompareForm } from "./compare-form.tsx";
import { FreezeForm, ReopenForm, SignedForm, VersionForm } from "./forms.tsx";
import { TextsFrame } from "./frame.tsx";
import { SignedText } from "./signed-text.tsx";
import { Versions } from "./versions.tsx";

type Props = {
  texts: TextsView;
  may: { keep: boolean; reopen: boolean };
  today: CalendarDate;
  timeZone: string;
};

/** The texts of an agreement: what was proposed, which version was initialled, what was signed. */
export async function TextsScreen({ texts, may, today, timeZone }: Props) {
  const t = await getTranslations("texts");
  const { agreement, versions, frozen, signed } = texts;
  // What was kept shuts the form it came from, and the others begin with the version that is the last one now.
  const last = versions[0]?.number ?? 0;
  const choices = [
    ...signed.slice(0, 1).map(({ note }) => ({ name: "signed" as const, note })),
    ...versions.map(({ number: name, note }) => ({ name, note })),
  ];
  return (
    <TextsFrame agreement={agreement} title={t("of", { title: agreement.title })}>
      {frozen !== null && <FrozenNotice texts={texts} timeZone={timeZone} />}
      {texts.isInitialledUnnamed && <Notice tone="warning" title={t("freeze.unnamed")} />}
      <Section id="versions" title={t("versions.title")} count={versions.length}>
        <div className="grid gap-3">
          <Versions texts={texts} timeZone={timeZone} />
          {choices.length > 1 && (
            <CompareForm
              agreementId={agreement.id}
              choices={choices}
              from={versions[1]?.number ?? versions[0]?.number ?? null}
              to={versions.length > 1 ? (versions[0]?.number ?? null) : "signed"}
              view="inline"
            />
          )}
          {may.keep && frozen === null && (
            <Drawer key={`add-${last}`} title={t("add.title")} isOpen={last === 0}>
              <VersionForm texts={texts} />
            </Drawer>
          )}
          {may.keep && frozen === null && versions.length > 0 && (
            <Drawer key={`freeze-${last}`} title={t("freeze.title")}>
              <p className="max-w-prose text-sm text-ink-2">{t("freeze.hint")}</p>
              <FreezeForm texts={texts} today={today} />
            </Drawer>
          )}
          {frozen !== null && may.reopen && (
            <Drawer key={`reopen-${texts.decisions.length}`} title={t("reopen.title")}>
              <ReopenForm texts={texts} />
            </Drawer>
          )}
        </div>
      </Section>
      <Section id="signed" title={t("signed.title")}>
        <div className="grid gap-3">
          <SignedText texts={texts} timeZone={timeZone} />
          {may.keep && (
            <Drawer
              key={`sign-${signed.length}`}
              title={t(signed.length > 0 ? "signed.attachOther" : "signed.attach")}
            >
              <SignedForm texts={texts} />
            </Drawer>
          )}
        </div>
      </Section>
      {texts.decisions.length > 0 && (
        <Section id="decisions" title={t("decisions.title")}>
          <Decisions texts={texts} timeZone={timeZone} />
        </Section>
      )}
    </TextsFrame>
  );
}

/** A form that is there when it is wanted; opens without scripts, too. */
export function Drawer(props: { title: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details className="sheet no-print px-4 py-2.5" open={props.isOpen}>
      <summary className="text-sm font-medium">{props.title}</summary>
      <div className="mt-3 grid max-w-3xl gap-3">{props.children}</div>
    </details>
  );
}

type Shown = { texts: TextsView; timeZone: string };

async function FrozenNotice({ texts: { frozen }, timeZone }: Shown) {
  const t = await getTranslations("texts");
  const locale = await getLocale();
  if (frozen === null) return null;
  return (
    <Notice tone="info" title={t("add.shut", { number: frozen.number })}>
      {t("freeze.by", {
        date: formatFuzzy(frozen.initialled, locale, await fuzzyWords()),
        who: frozen.by,
        recorded: formatInstant(frozen.recordedAt, locale, timeZone),
      })}{" "}
      {t("reopen.managers")}
    </Notice>
  );
}

async function Decisions({ texts: { decisions }, timeZone }: Shown) {
  const t = await getTranslations("texts");
  const locale = await getLocale();
  const words = await fuzzyWords();
  return (
    <Timeline
      items={decisions.map(({ id, kind, number, initialled, reason, by, recordedAt }) => ({
        id,
        date: formatInstant(recordedAt, locale, timeZone),
        icon: kind === "frozen" ? "lock" : "returned",
        kind: <bdi>{by}</bdi>,
        title: t(`decisions.${kind}`, { number }),
        detail:
          kind === "frozen"
            ? t("decisions.initialled", { date: formatFuzzy(initialled, locale, words) })
            : reason,
      }))}
    />
  );
}
