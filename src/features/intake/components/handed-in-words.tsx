import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { fuzzyOf } from "#domain/date-precision.ts";
import { nameIn } from "#domain/names.ts";
import { formatFuzzy } from "#ui/format.ts";
import { fuzzyWords } from "#ui/words.ts";
import type { Spoken } from "../handed-in.ts";
import { DRAFT_LISTS, type DraftList } from "../parts.ts";
import { acceptedIn } from "../rules.ts";
import type { IntakeInput } from "../schema.ts";

type Fact = { term: string; value: ReactNode };
type Line = { key: string; title: string; facts: Fact[]; quote: string };

/** The facts of each kind of draft, in the reader's words; what is not known is left out. */
export async function wordsOf(spoken: ReadonlyMap<string, Spoken>) {
  const t = await getTranslations("intake");
  const values = await getTranslations("values");
  const sources = await getTranslations("sources");
  const locale = await getLocale();
  const fuzzy = await fuzzyWords();
  const day = (on: string | null, precision: Parameters<typeof fuzzyOf>[1]) =>
    on === null ? null : formatFuzzy(fuzzyOf(on as never, precision), locale, fuzzy);
  const nameOf = (id: string) => {
    const { title, titleUr = null } = spoken.get(id) ?? { title: "" };
    return nameIn(locale, { name: title, nameUr: titleUr });
  };
  /** "same:<id>", "restates:<id>", or a record that is new. */
  const record = (as: string | null) => {
    const [how = "", id = ""] = as?.split(":") ?? [];
    const said = spoken.get(id);
    if (as === null || said === undefined) return t("field.asNew");
    if (said.ref === null) return t("card.known", { name: nameOf(id) });
    return t(how === "restates" ? "field.asRestates" : "field.asSame", {
      ref: said.ref,
      title: nameOf(id),
    });
  };
  const facts = (rows: readonly [string, ReactNode][]): Fact[] =>
    rows
      .filter(([, value]) => value !== null && value !== "" && value !== undefined)
      .map(([field, value]) => ({ term: t(`field.${field}` as never), value }));
  const word = (family: string, value: string) => values(`${family}.${value}` as never);
  const topics = (ids: readonly string[]) => ids.map(nameOf).filter(Boolean).join(", ");

  return {
    document: ({ source }: IntakeInput): Fact[] =>
      source === null
        ? []
        : [
            { term: t("document.title"), value: <bdi>{source.title}</bdi> },
            { term: t("document.kind"), value: word("sourceKind", source.kind) },
            { term: t("document.publisher"), value: source.publisher },
            {
              term: t("document.published"),
              value: day(source.publishedOn, source.publishedPrecision),
            },
            { term: t("document.language"), value: sources(`language.${source.language}`) },
          ],
    meeting: (meeting: Exclude<IntakeInput["meeting"], { as: "none" }>): Fact[] =>
      meeting.as === "known"
        ? [{ term: t("meeting.as"), value: nameOf(meeting.id) }]
        : [
            { term: t("meeting.title"), value: <bdi>{meeting.title}</bdi> },
            { term: t("meeting.type"), value: word("meetingType", meeting.type) },
            { term: t("meeting.held"), value: day(meeting.heldOn, meeting.heldPrecision) },
            { term: t("meeting.place"), value: meeting.place },
            { term: t("meeting.nextRound"), value: meeting.nextRoundWords },
          ],
    lists: (all: IntakeInput): { list: DraftList; lines: Line[] }[] => {
      const linesOf: Record<DraftList, () => Line[]> = {
        participants: () =>
          acceptedIn(all, "participants").map(
            ({ key, draft: { name, title, side, agency, isHead, as, quote } }) => ({
              key,
              title: name,
              quote,
              facts: facts([
                ["titleAsPrinted", title],
                ["side", word("side", side)],
                ["agency", agency],
                ["isHead", isHead ? "✓" : null],
                ["person", as === null ? t("field.personNew") : nameOf(as.replace(/^\w+:/, ""))],
              ]),
            }),
          ),
        agencies: () =>
          acceptedIn(all, "agencies").map(
            ({ key, draft: { name, acronym, kind, side, as, isReally, quote } }) => ({
              key,
              title: name,
              quote,
              facts: facts([
                ["acronym", acronym],
                ["agencyKind", word("agencyKind", kind)],
                ["side", side === "none" ? t("field.sideNone") : word("side", side)],
                ["isReally", isReally],
                ["as", isReally === null ? record(as) : null],
              ]),
            }),
          ),
        commitments: () =>
          acceptedIn(all, "commitments").map(({ key, draft }) => ({
            key,
            title: draft.title,
            quote: draft.quote,
            facts: facts([
              ["obligor", word("obligor", draft.obligor)],
              ["beneficiary", word("obligor", draft.beneficiary)],
              ["strength", word("wordingStrength", draft.strength)],
              ["kind", word("commitmentKind", draft.kind)],
              ["due", day(draft.dueOn, draft.duePrecision) ?? draft.dueWords],
              ["leadAgency", draft.leadAgency],
              ["supporting", draft.supporting],
              ["topics", [topics(draft.topicIds), draft.otherTopic].filter(Boolean).join(", ")],
              ["text", draft.text],
              ["as", record(draft.as)],
            ]),
          })),
        instruments: () =>
          acceptedIn(all, "instruments").map(({ key, draft }) => ({
            key,
            title: draft.title,
            quote: draft.quote,
            facts: facts([
              ["instrument", word("instrumentType", draft.instrument)],
              ["status", t(`status.${draft.status}`)],
              ["count", draft.count > 1 ? draft.count : null],
              ["signed", day(draft.signedOn, draft.signedPrecision)],
              ["as", record(draft.as)],
            ]),
          })),
        trainings: () =>
          acceptedIn(all, "trainings").map(({ key, draft }) => ({
            key,
            title: draft.title,
            quote: draft.quote,
            facts: facts([
              ["provider", word("side", draft.provider)],
              ["mode", word("deliveryMode", draft.mode)],
              ["recipients", draft.recipients],
              ["as", record(draft.as)],
            ]),
          })),
        figures: () =>
          acceptedIn(all, "figures").map(({ key, draft }) => ({
            key,
            title: `${draft.quantity}: ${draft.value} ${draft.unit}`,
            quote: draft.quote,
            facts: facts([
              ["qualifier", draft.qualifier],
              ["period", draft.period],
              ["saidBy", draft.saidBy],
            ]),
          })),
      };
      return DRAFT_LISTS.map((list) => ({ list, lines: linesOf[list]() })).filter(
        ({ lines }) => lines.length > 0,
      );
    },
  };
}
