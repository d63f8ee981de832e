import { getLocale, getTranslations } from "next-intl/server";
import { formatDay } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import type { Refusal } from "../moves.ts";
import type { Stage } from "../stages.ts";
import type { AgreementView } from "../views.ts";
import { OverTargetTag } from "./tags.tsx";

type Props = {
  agreement: AgreementView;
  /** Where it may not go, and why: the stage chosen on the card, else the next one. */
  blocked: { to: Stage; refusal: Refusal } | null;
};

/** Where it is now, for how long, and why it may not go on. */
export async function MoveFrom({ agreement, blocked }: Props) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values.stage");
  const locale = await getLocale();
  const now = agreement.stages.at(-1);
  return (
    <div className="grid gap-3">
      {now === undefined ? (
        <p>{t("move.nowNone")}</p>
      ) : (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <strong>{t("move.now", { stage: values(now.stage) })}</strong>
          <span>{t("move.since", { date: formatDay(now.enteredOn, locale), days: now.days })}</span>
          <OverTargetTag days={now.days} targetDays={now.targetDays} />
        </p>
      )}
      <p className="text-sm text-ink-2">
        {agreement.route ? t("move.route", { name: agreement.route.name }) : t("move.noRoute")}
      </p>
      {blocked && (
        <Notice tone="warning" title={t("move.blocked", { stage: values(blocked.to) })}>
          <p>{await inWords(blocked.refusal)}</p>
          <Remedy agreement={agreement} refusal={blocked.refusal} />
        </Notice>
      )}
    </div>
  );
}

/** The refusal as the form would say it. */
export async function inWords({ key, params }: Refusal): Promise<string> {
  const t = await getTranslations();
  // Keys come from the rules; the catalogue's test knows each.
  const say = t as unknown as (key: string, params?: object) => string;
  const worded = Object.entries(params).map(([name, value]) => [
    name,
    value.startsWith("values.") ? say(value) : value,
  ]);
  return say(key, Object.fromEntries(worded) as object);
}

const REMEDIES: Record<string, { path: string; label: string }> = {
  "validation.move.desks": { path: "concur", label: "concur" },
  "validation.move.desksFast": { path: "concur", label: "concur" },
  "validation.move.unnamed": { path: "edit", label: "name" },
  "validation.move.topic": { path: "edit", label: "topic" },
  "validation.move.unsigned": { path: "act", label: "act" },
  "validation.move.unmarked": { path: "neighbours", label: "neighbours" },
};

/** The way to what is missing. */
async function Remedy({ agreement, refusal }: { agreement: AgreementView; refusal: Refusal }) {
  const t = await getTranslations("agreements.remedy");
  const remedy = REMEDIES[refusal.key];
  if (remedy === undefined) return null;
  return (
    <p>
      <Link href={`/agreements/${agreement.id}/${remedy.path}`}>{t(remedy.label)}</Link>
    </p>
  );
}
