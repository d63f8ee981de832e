import { getLocale, getTranslations } from "next-intl/server";
import type { Marking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { Choice, CountryName } from "#features/agencies/views.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { MarkingField } from "#ui/marking-field.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { pickOptions } from "#ui/pick-options.ts";
import { PickerField } from "#ui/picker.tsx";
import { recordPersonAction, revisePersonAction } from "../actions.ts";
import type { PersonView } from "../views.ts";

type Props = {
  sides: readonly CountryName[];
  clearance: Marking;
  /** The person to revise; without one the form records a new one. */
  person?: PersonView;
  /** For a new person: the posts to choose from, and what is chosen already. */
  posts?: readonly Choice[];
  start?: { post: { id: string; label: string } | null; country: string | undefined };
};

export async function PersonForm({ sides, clearance, person, posts, start }: Props) {
  const t = await getTranslations("people");
  const locale = await getLocale();
  return (
    <ActionForm
      action={person ? revisePersonAction : recordPersonAction}
      requestKey={uuidv7()}
      {...(person && { hidden: { id: person.id, version: person.version } })}
    >
      <TextField
        name="name"
        label={t("field.name")}
        initial={person?.name}
        autoComplete="off"
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="nameUr"
          label={t("field.nameUr")}
          initial={person?.nameUr ?? undefined}
          lang="ur"
        />
        <SelectField
          name="country"
          label={t("field.country")}
          empty={t("noCountry")}
          initial={person ? (person.countryCode ?? undefined) : start?.country}
          options={sides.map((side) => ({ value: side.code, label: nameIn(locale, side) }))}
          required
        />
      </div>
      {posts && <FirstPost posts={posts} chosen={start?.post ?? null} />}
      <TextArea name="notes" label={t("field.notes")} initial={person?.notes ?? undefined} />
      <MarkingField
        label={t("field.marking")}
        initial={person?.marking ?? "official"}
        clearance={clearance}
      />
      <FormButtons>
        <SubmitButton>{person ? t("save") : t("record")}</SubmitButton>
        <ButtonLink href={person ? `/people/${person.id}` : "/people"} tone="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormButtons>
    </ActionForm>
  );
}

type FirstPostProps = { posts: readonly Choice[]; chosen: { id: string; label: string } | null };

async function FirstPost({ posts, chosen }: FirstPostProps) {
  const t = await getTranslations("people");
  return (
    <fieldset className="sheet grid gap-4 px-4 py-3">
      <legend className="field-label px-1">{t("firstPost")}</legend>
      <PickerField
        name="post.postId"
        label={t("field.post")}
        hint={t("field.postHint")}
        kind="post"
        options={pickOptions(posts)}
        initial={chosen}
      />
      <DateField name="post.from" label={t("field.from")} />
      <CheckboxField name="post.isActing" label={t("field.isActing")} />
    </fieldset>
  );
}
