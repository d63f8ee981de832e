import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { Icon } from "#ui/icon.tsx";
import { StatusTag, Tag } from "#ui/tag.tsx";
import type { Binding, InstrumentType, Stage, WaitingOn } from "#generated/prisma/enums.ts";
import { type ActionType, type AgreementState, isTreatyLike } from "../rules.ts";
import type { AgencyName } from "../views.ts";

/** `of`: the agreement that is spoken about. */
type Kind = { of: { binding: Binding; instrument: InstrumentType } };

/** The state in the words that fit: a treaty is in force, an MoU in effect. */
export function StateTag({ state, of }: Kind & { state: AgreementState }) {
  const kind = isTreatyLike(of.binding, of.instrument)
    ? "agreementState"
    : "agreementStateNonBinding";
  return <StatusTag value={state} kind={kind} />;
}

/** A stage in words that fit the instrument. */
export async function StageName({ stage, of }: Kind & { stage: Stage }) {
  const t = await getTranslations("values");
  const isEffect = stage === "in_force" && !isTreatyLike(of.binding, of.instrument);
  return t(isEffect ? "agreementStateNonBinding.in_force" : `stage.${stage}`);
}

/** What happened, in words that fit the instrument. */
export async function ActionName({ type, of }: Kind & { type: ActionType }) {
  const t = await getTranslations("values");
  const family = isTreatyLike(of.binding, of.instrument)
    ? "agreementActionType"
    : "agreementActionTypeNonBinding";
  return t(`${family}.${type}`);
}

type WaitingProps = {
  on: WaitingOn;
  agency: AgencyName | null;
  /** Under a heading that says "waiting on" already. */
  short?: boolean;
};

/** Who has to do the next thing: us, them or a named agency. */
export async function WaitingTag({ on, agency, short = false }: WaitingProps) {
  const t = await getTranslations(short ? "agreements.waitingShort" : "agreements.waiting");
  const locale = await getLocale();
  const icon = on === "us" ? "home" : on === "them" ? "globe" : "building";
  const named = agency && (agency.acronym ?? nameIn(locale, agency));
  return (
    // No `Tag`: an agency's name may be long, and has to break over lines.
    <span
      className={`inline-flex max-w-full items-start gap-1 rounded-sm px-1.5 py-px text-xs font-medium ${on === "us" ? "bg-accent-soft text-accent-strong" : "bg-sunken text-ink-2"}`}
    >
      <Icon name={icon} className="mt-0.5 size-3.5" />
      <span className="min-w-0">{named === null ? t(on) : t(`${on}Named`, { agency: named })}</span>
    </span>
  );
}

type TargetProps = {
  days: number | null;
  targetDays: number | null;
  /** Under a heading that says "target" already. */
  short?: boolean;
};

/** Over the target, and by how much; nothing when it is within it or has none. */
export async function OverTargetTag({ days, targetDays, short = false }: TargetProps) {
  if (days === null || targetDays === null || days <= targetDays) return null;
  const t = await getTranslations("agreements.stage");
  return (
    <Tag tone="bad" icon="alert">
      {t(short ? "overShort" : "over", { days: days - targetDays })}
    </Tag>
  );
}
