import { getLocale, getTranslations } from "next-intl/server";
import { nameIn, type Named } from "#domain/names.ts";
import { OBLIGORS, SIDES } from "#domain/sides.ts";
import { WORDING_STRENGTHS } from "#domain/wording-strength.ts";
import { reliabilityOf, SOURCE_KINDS } from "#features/sources/rules.ts";
import { SOURCE_LANGUAGES } from "#features/sources/schema.ts";
import {
  AgencyKind,
  CommitmentKind,
  DeliveryMode,
  InstrumentType,
  MeetingMode,
  MeetingType,
} from "#generated/prisma/enums.ts";
import type { Option } from "#ui/field.tsx";
import { INSTRUMENT_STATES } from "../parts.ts";
import type { Choices } from "./desk.ts";

type Country = Named & { code: string };
type Topic = Named & { id: string };

/** Countries as choices, in the reader's language. */
export async function partnerOptions(countries: readonly Country[]): Promise<Option[]> {
  const locale = await getLocale();
  return countries.map((country) => ({ value: country.code, label: nameIn(locale, country) }));
}

/** Everything that the cards choose from, in the reader's words. */
export async function choicesOf(
  countries: readonly Country[],
  topics: readonly Topic[],
): Promise<Choices> {
  const t = await getTranslations("values");
  const intake = await getTranslations("intake");
  const grades = await getTranslations("sources");
  const locale = await getLocale();
  const words = (family: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${family}.${value}` as never) }));
  const sides = words("side", SIDES);
  return {
    commitmentKinds: words("commitmentKind", Object.values(CommitmentKind)),
    strengths: words("wordingStrength", WORDING_STRENGTHS),
    obligors: words("obligor", OBLIGORS),
    sides,
    agencySides: [...sides, { value: "none", label: intake("field.sideNone") }],
    agencyKinds: words("agencyKind", Object.values(AgencyKind)),
    instruments: words("instrumentType", Object.values(InstrumentType)),
    states: INSTRUMENT_STATES.map((value) => ({ value, label: intake(`status.${value}`) })),
    modes: words("deliveryMode", Object.values(DeliveryMode)),
    topics: topics.map((topic) => ({ value: topic.id, label: nameIn(locale, topic) })),
    meetingTypes: words("meetingType", Object.values(MeetingType)),
    meetingModes: words("meetingMode", Object.values(MeetingMode)),
    sourceKinds: SOURCE_KINDS.map((kind) => ({
      value: kind,
      label: `${t(`sourceKind.${kind}`)} · ${grades("gradeName", { grade: reliabilityOf(kind) })}`,
    })),
    languages: SOURCE_LANGUAGES.map((value) => ({ value, label: grades(`language.${value}`) })),
    partners: await partnerOptions(countries),
  };
}
