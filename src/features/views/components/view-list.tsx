import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Section } from "#ui/page.tsx";
import { Tag } from "#ui/tag.tsx";
import { pinViewAction, removeViewAction, reviseViewAction } from "../actions.ts";
import { hrefOf, VIEWED, type ViewLine } from "../schema.ts";

type Props = {
  views: readonly ViewLine[];
  /** Administrators tidy up what others share. */
  mayChangeAll: boolean;
};

/** All views that the reader has, by the list they are of. */
export async function ViewList({ views, mayChangeAll }: Props) {
  const t = await getTranslations("views");
  const titles = await getTranslations();
  if (views.length === 0) return <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>;
  const lists = VIEWED.filter((list) => views.some(({ register }) => register === list));
  return lists.map((list) => (
    <Section key={list} id={list} title={titles(`${list}.title`)} sheet>
      <ul className="grid divide-y divide-line">
        {views
          .filter(({ register }) => register === list)
          .map((view) => (
            <li key={view.id} className="grid gap-2 py-3">
              <ViewRow view={view} mayChange={view.isOwn || mayChangeAll} />
            </li>
          ))}
      </ul>
    </Section>
  ));
}

async function ViewRow({ view, mayChange }: { view: ViewLine; mayChange: boolean }) {
  const t = await getTranslations("views");
  const { id, version, name, isPinned } = view;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Link href={hrefOf(view)} className="link font-medium">
          <bdi>{name}</bdi>
        </Link>
        {view.isShared && <Tag>{t("shared")}</Tag>}
        {!view.isOwn && (
          <span className="text-sm text-ink-2">
            {t.rich("of", { owner: () => <bdi>{view.owner}</bdi> })}
          </span>
        )}
        <form action={pinViewAction} className="ms-auto">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="isPinned" value={String(!isPinned)} />
          <button
            type="submit"
            className="button button-secondary button-small"
            aria-label={t(isPinned ? "unpinLabel" : "pinLabel", { name })}
          >
            {t(isPinned ? "unpin" : "pin")}
          </button>
        </form>
      </div>
      {mayChange && (
        <details className="text-sm">
          <summary className="link inline-flex min-h-6 items-center">
            {/* One box, or a long name would break beside the words around it. */}
            <span>{t.rich("change", { name: () => <bdi>{name}</bdi> })}</span>
          </summary>
          <div className="grid max-w-xl gap-4 pt-3">
            <ActionForm
              action={reviseViewAction}
              requestKey={uuidv7()}
              hidden={{ id, version }}
              label={t("changeLabel", { name })}
            >
              <TextField name="name" label={t("name")} initial={name} required maxLength={80} />
              <CheckboxField
                name="isShared"
                label={t("share")}
                initial={view.isShared}
                value="true"
              />
              <FormButtons>
                <SubmitButton small>{t("saveChange")}</SubmitButton>
              </FormButtons>
            </ActionForm>
            <ActionForm
              action={removeViewAction}
              requestKey={uuidv7()}
              hidden={{ id }}
              label={t("removeLabel", { name })}
            >
              <SubmitButton tone="danger" small>
                {t("remove")}
              </SubmitButton>
            </ActionForm>
          </div>
        </details>
      )}
    </>
  );
}
