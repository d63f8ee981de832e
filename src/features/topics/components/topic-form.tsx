import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { recordTopicAction, reviseTopicAction } from "../actions.ts";
import type { TopicRow } from "../views.ts";

type Props = { tops: readonly TopicRow[]; topic?: TopicRow };

/** Without a topic the form adds one. Only first-level topics can have others below them. */
export async function TopicForm({ tops, topic }: Props) {
  const t = await getTranslations("topics.admin");
  const locale = await getLocale();
  const parents = tops.filter(({ id }) => id !== topic?.id);
  return (
    <ActionForm
      action={topic ? reviseTopicAction : recordTopicAction}
      requestKey={uuidv7()}
      {...(topic && { hidden: { id: topic.id, version: topic.version } })}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="name"
          label={t("name")}
          initial={topic?.name}
          autoComplete="off"
          required
        />
        <TextField
          name="nameUr"
          label={t("nameUr")}
          initial={topic?.nameUr ?? undefined}
          lang="ur"
        />
      </div>
      <SelectField
        name="parentId"
        label={t("parent")}
        empty={t("topLevel")}
        initial={topic?.parentId ?? undefined}
        options={parents.map((parent) => ({ value: parent.id, label: nameIn(locale, parent) }))}
        required
      />
      {topic ? (
        <CheckboxField
          name="isRetired"
          label={t("isRetired")}
          hint={t("isRetiredHint")}
          initial={topic.isRetired}
        />
      ) : (
        <TextField name="slug" label={t("slug")} hint={t("slugHint")} autoComplete="off" />
      )}
      <FormButtons>
        <SubmitButton>{topic ? t("save") : t("record")}</SubmitButton>
        <ButtonLink href="/administration/topics" tone="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormButtons>
    </ActionForm>
  );
}
