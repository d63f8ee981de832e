import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxGroup, SubmitButton } from "#ui/choice.tsx";
import { ActionForm } from "#ui/form.tsx";
import { acceptCompletionsAction } from "../actions.ts";
import type { ReviewItem } from "../schema.ts";

type Props = { items: readonly ReviewItem[]; queue: string };

/** Claims of completion that the reviewer knows already, accepted together. Minutes are read one by one. */
export async function BulkAccept({ items, queue }: Props) {
  const t = await getTranslations("reviews");
  const claims = items.filter(({ kind, isOwn }) => kind === "completion" && !isOwn).slice(0, 50);
  if (claims.length < 2) return null;
  return (
    <details className="no-print">
      <summary className="link inline-flex min-h-6 items-center font-medium">{t("bulk")}</summary>
      <ActionForm
        action={acceptCompletionsAction}
        requestKey={uuidv7()}
        hidden={{ queue }}
        label={t("bulk")}
        className="grid gap-3 pt-2"
      >
        <CheckboxGroup
          name="claims"
          label={t("bulkLabel")}
          hint={t("bulkHint")}
          options={claims.map(({ id, version, ref, title }) => ({
            value: `${id}:${version}`,
            label: `${ref} ${title}`,
          }))}
          required
        />
        <SubmitButton tone="secondary">{t("bulkAccept")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
