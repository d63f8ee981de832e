import { getTranslations } from "next-intl/server";
import { CheckboxField } from "#ui/choice.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { Tag } from "#ui/tag.tsx";
import type { DraftAgency, DraftParticipant } from "../drafts.ts";
import type { Reviewed } from "../review.ts";
import { boxOf, type Desk } from "./desk.ts";
import { DraftCard, othersOf } from "./draft-card.tsx";
import { NamedField } from "./named-field.tsx";

type ParticipantProps = {
  desk: Desk;
  reviewed: Reviewed<DraftParticipant>;
  all: readonly Reviewed<DraftParticipant>[];
};

export async function ParticipantCard({ desk, reviewed, all }: ParticipantProps) {
  const { draft, name, at } = reviewed;
  const t = await getTranslations("intake");
  const values = await getTranslations("values");
  const box = (field: string, drafted: string | null) => boxOf(desk, `${name}.${field}`, drafted);
  const agency =
    draft.agency && ((draft.agency.id && desk.names.get(draft.agency.id)) || draft.agency.name);
  const known = draft.personId === null ? undefined : desk.names.get(draft.personId);
  const wasTyped = `${name}.name` in desk.typed;
  return (
    <DraftCard
      desk={desk}
      reviewed={reviewed}
      group="participants"
      title={draft.name}
      others={await othersOf(all, at, (one) => one.draft.name)}
      says={
        <>
          {draft.title && <bdi>{draft.title}</bdi>}
          <span className={draft.side === null ? "font-medium text-warn" : undefined}>
            {draft.side === null ? t("group.unknown") : values(`side.${draft.side}`)}
          </span>
          {agency && <bdi>{agency}</bdi>}
          {draft.isHead && <Tag>{t("card.head")}</Tag>}
          {draft.isMentionedOnly && <Tag tone="warn">{t("card.mentioned")}</Tag>}
          <Tag tone={known === undefined ? "info" : "good"}>
            {known === undefined ? t("card.newPerson") : t("card.known", { name: known })}
          </Tag>
        </>
      }
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name={`${name}.name`}
          label={t("field.name")}
          initial={box("name", draft.name)}
          maxLength={200}
          required
        />
        <TextField
          name={`${name}.title`}
          label={t("field.titleAsPrinted")}
          initial={box("title", draft.title)}
          maxLength={300}
        />
        <SelectField
          name={`${name}.side`}
          label={t("field.side")}
          initial={box("side", draft.side)}
          options={desk.choices.sides}
          required
        />
        <NamedField
          name={`${name}.agency`}
          label={t("field.agency")}
          hint={t("field.agencyHint")}
          initial={box("agency", agency)}
          list="intake-agencies"
        />
        {draft.personId !== null && known !== undefined && (
          <SelectField
            name={`${name}.as`}
            label={t("field.person")}
            required
            initial={box("as", `same:${draft.personId}`)}
            empty={t("field.personNew")}
            options={[{ value: `same:${draft.personId}`, label: known }]}
          />
        )}
      </div>
      <CheckboxField
        name={`${name}.isHead`}
        label={t("field.isHead")}
        initial={wasTyped ? box("isHead", null) === "true" : draft.isHead}
      />
    </DraftCard>
  );
}

type AgencyProps = {
  desk: Desk;
  reviewed: Reviewed<DraftAgency>;
  all: readonly Reviewed<DraftAgency>[];
  /** The side of the country that the agency belongs to; "none" of none. */
  side: "home" | "partner" | "none" | null;
};

export async function AgencyCard({ desk, reviewed, all, side }: AgencyProps) {
  const { draft, name, at } = reviewed;
  const t = await getTranslations("intake");
  const box = (field: string, drafted: string | null) => boxOf(desk, `${name}.${field}`, drafted);
  const known = draft.id === null ? undefined : desk.names.get(draft.id);
  const sideWord = desk.choices.agencySides.find(({ value }) => value === side)?.label;
  return (
    <DraftCard
      desk={desk}
      reviewed={reviewed}
      group="agencies"
      title={draft.acronym === null ? draft.name : `${draft.name} (${draft.acronym})`}
      others={await othersOf(all, at, (one) => one.draft.name)}
      says={
        <>
          <span className={sideWord === undefined ? "font-medium text-warn" : undefined}>
            {sideWord ?? t("group.unknown")}
          </span>
          <Tag tone={known === undefined ? "info" : "good"}>
            {known === undefined ? t("card.newAgency") : t("card.known", { name: known })}
          </Tag>
        </>
      }
    >
      {draft.id !== null && <input type="hidden" name={`${name}.as`} value={`same:${draft.id}`} />}
      <NamedField
        name={`${name}.isReally`}
        label={t("field.isReally")}
        hint={t("field.isReallyHint")}
        initial={box("isReally", null)}
        list="intake-agencies"
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name={`${name}.name`}
          label={t("field.name")}
          initial={box("name", draft.name)}
          maxLength={200}
          required
        />
        <TextField
          name={`${name}.acronym`}
          label={t("field.acronym")}
          initial={box("acronym", draft.acronym)}
          maxLength={40}
        />
        <SelectField
          name={`${name}.side`}
          label={t("field.side")}
          initial={box("side", side)}
          options={desk.choices.agencySides}
          required
        />
        <SelectField
          name={`${name}.kind`}
          label={t("field.agencyKind")}
          initial={box("kind", "other")}
          options={desk.choices.agencyKinds}
          empty={null}
          required
        />
      </div>
    </DraftCard>
  );
}
