import { getLocale, getTranslations } from "next-intl/server";
import { MARKINGS, type Marking, isCovered } from "#domain/marking.ts";
import { nameIn, type Named } from "#domain/names.ts";
import { OBLIGORS, SIDES } from "#domain/sides.ts";
import { WORDING_STRENGTHS } from "#domain/wording-strength.ts";
import {
  CommitmentKind,
  type MeetingLife,
  MeetingMode,
  MeetingType,
} from "#generated/prisma/enums.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { ActionForm } from "#ui/form.tsx";
import { keepMeetingDraft, meetingFormAction } from "../actions.ts";
import type { Typed } from "../typed.ts";
import type { FixedLists } from "./meeting-context.tsx";
import { MeetingFields } from "./meeting-fields.tsx";
import "./meeting-form.css";
import { optionOf, personOption } from "./side-lists.ts";

type Pick = { id: string; label: string; detail: string | null };
type PersonPick = Pick & {
  title: string | null;
  agencyId: string | null;
  agencyLabel: string | null;
};

/** What the form offers, read by the page. */
type MeetingFormData = {
  countries: readonly (Named & { code: string })[];
  topics: readonly (Named & { id: string; parent: Named | null })[];
  picks: {
    people: { home: PersonPick[]; partner: PersonPick[] };
    agencies: { home: Pick[]; partner: Pick[] };
    series: Pick[];
    commitments: Pick[];
    partners: string[];
  };
  labels: ReadonlyMap<string, string>;
};

type Props = MeetingFormData & {
  typed: Typed;
  draft: { id: string; version: number };
  /** The record that is changed, in the version that is shown; null for a new one. */
  record: { id: string; version: number; partner: string; lives: readonly MeetingLife[] } | null;
  clearance: Marking;
  homeZone: string;
};

/** Logs a meeting, or corrects one. The draft's id is the request key: it becomes one record at most. */
export async function MeetingForm(props: Props) {
  const { typed, draft, record, clearance, picks, labels, homeZone } = props;
  const t = await getTranslations("meetings");
  const { people, agencies, series, commitments } = picks;
  return (
    <ActionForm
      // Another version of the record, or another draft, is another form.
      key={`${draft.id}-${record?.version ?? 0}`}
      action={meetingFormAction}
      requestKey={draft.id}
      leads
      label={t("log")}
      hidden={{
        draftId: draft.id,
        draftVersion: draft.version,
        // Two tabs on one draft are told apart by it.
        _tab: uuidv7(),
        ...(record && { id: record.id, version: record.version }),
      }}
    >
      <MeetingFields
        words={flattened(t.raw(FORM) as Texts)}
        fixed={await fixedLists(props, clearance)}
        lists={{
          people: {
            home: people.home.map(personOption),
            partner: people.partner.map(personOption),
          },
          agencies: {
            home: agencies.home.map(optionOf),
            partner: agencies.partner.map(optionOf),
          },
          series: series.map(optionOf),
          commitments: commitments.map(optionOf),
        }}
        typed={typed}
        labels={Object.fromEntries(labels)}
        fixedPartner={record && record.partner}
        homeZone={homeZone}
        canSubmit
        save={keepMeetingDraft}
      />
    </ActionForm>
  );
}

/** The branch of the catalogue with all the form's texts. */
const FORM = "form";

interface Texts {
  [key: string]: string | Texts;
}

/** One level, keys joined by dots: what a client component can be given. */
function flattened(texts: Texts, prefix = ""): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(texts).map(([key, text]) =>
      typeof text === "string" ? { [prefix + key]: text } : flattened(text, `${prefix}${key}.`),
    ),
  );
}

async function fixedLists(
  { countries, topics, picks, record }: Omit<Props, "typed">,
  clearance: Marking,
): Promise<FixedLists> {
  const t = await getTranslations("values");
  const form = await getTranslations("meetings.form");
  const locale = await getLocale();
  const words = (family: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${family}.${value}`) }));
  const isRecent = (code: string) => picks.partners.includes(code);
  const partner = (group: string) => (country: Named & { code: string }) => ({
    value: country.code,
    label: nameIn(locale, country),
    group,
  });
  const lives = record?.lives ?? ["held", "planned"];
  return {
    partners: [
      ...countries.filter(({ code }) => isRecent(code)).map(partner(form("recentPartners"))),
      ...countries.filter(({ code }) => !isRecent(code)).map(partner(form("otherPartners"))),
    ],
    types: words("meetingType", Object.values(MeetingType)),
    modes: words("meetingMode", Object.values(MeetingMode)),
    lives: words("meetingLife", lives),
    markings: words(
      "marking",
      MARKINGS.filter((marking) => isCovered(clearance, marking)),
    ),
    sides: words("side", SIDES),
    presences: ["attended", "absent", "uninvited"].map((value) => ({
      value,
      label: form(`presences.${value}`),
    })),
    kinds: words("outcomeKind", ["information", "decision", "commitment"]),
    commitmentKinds: words("commitmentKind", Object.values(CommitmentKind)),
    strengths: words("wordingStrength", WORDING_STRENGTHS),
    obligors: words("obligor", OBLIGORS),
    topics: topics.map((topic) => ({
      value: topic.id,
      label: nameIn(locale, topic),
      group: nameIn(locale, topic.parent ?? topic),
    })),
  };
}
