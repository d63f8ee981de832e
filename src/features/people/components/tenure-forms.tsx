import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { Choice } from "#features/agencies/views.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { DateText } from "#ui/date-text.tsx";
import { TextArea } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { Section } from "#ui/page.tsx";
import { pickOptions } from "#ui/pick-options.ts";
import { PickerField } from "#ui/picker.tsx";
import { recordTenureAction, reviseTenureAction } from "../actions.ts";
import type { TenureRow } from "../views.ts";

type Props = { personId: string; tenures: readonly TenureRow[]; posts: readonly Choice[] };

/** The posts a person held, to correct, to end and to add to. */
export async function TenureForms({ personId, tenures, posts }: Props) {
  const t = await getTranslations("people.tenure");
  const locale = await getLocale();
  return (
    <Section id="posts" title={t("title")} count={tenures.length} sheet>
      <ul className="grid gap-1">
        {tenures.map((tenure) => {
          const title = nameIn(locale, { name: tenure.title, nameUr: tenure.titleUr });
          return (
            <li key={tenure.id}>
              <details>
                <summary className="link inline-block py-1">
                  <bdi>{title}</bdi>, <bdi>{tenure.agency.acronym ?? tenure.agency.name}</bdi> (
                  <DateText date={tenure.from} /> –{" "}
                  {tenure.until === null ? "…" : <DateText date={tenure.until} />})
                </summary>
                <TenureForm
                  hidden={{ id: tenure.id, version: tenure.version }}
                  label={t("revise", { title })}
                  tenure={tenure}
                />
              </details>
            </li>
          );
        })}
      </ul>
      <details className="mt-2">
        <summary className="link inline-block py-1">{t("add")}</summary>
        <TenureForm hidden={{ personId }} label={t("add")} posts={posts} />
      </details>
    </Section>
  );
}

type FormProps = {
  hidden: Record<string, string | number>;
  label: string;
  tenure?: TenureRow;
  posts?: readonly Choice[];
};

async function TenureForm({ hidden, label, tenure, posts }: FormProps) {
  const t = await getTranslations("people.tenure");
  const locale = await getLocale();
  const { from = null, until = null } = tenure ?? {};
  return (
    <ActionForm
      action={tenure ? reviseTenureAction : recordTenureAction}
      requestKey={uuidv7()}
      hidden={hidden}
      label={label}
      className="mt-2 grid gap-4"
    >
      {posts && (
        <PickerField
          name="postId"
          label={t("post")}
          kind="post"
          options={pickOptions(posts)}
          required
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField
          name="from"
          label={t("from")}
          initial={from ? dateAsTyped(from, locale) : ""}
          initialPrecision={from?.precision}
        />
        <DateField
          name="until"
          label={t("until")}
          hint={t("untilHint")}
          initial={until ? dateAsTyped(until, locale) : ""}
          initialPrecision={until?.precision}
        />
      </div>
      <CheckboxField name="isActing" label={t("isActing")} initial={tenure?.isActing ?? false} />
      <TextArea name="note" label={t("note")} rows={2} initial={tenure?.note ?? undefined} />
      <FormButtons>
        <SubmitButton>{tenure ? t("save") : t("record")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
