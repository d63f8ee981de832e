import { getTranslations } from "next-intl/server";
import type { Params } from "#ui/address.ts";
import { Menu } from "#ui/board.tsx";
import { Link } from "#ui/link.tsx";
import { saveViewAction } from "../actions.ts";
import { hrefOf, queryOf, type Viewed, type ViewLine } from "../schema.ts";

type Props = { list: Viewed; params: Params; views: readonly ViewLine[] };

/** The views of a list, the one that is shown among them, and a form to save what is shown. Works without scripts. */
export async function SavedViews({ list, params, views }: Props) {
  const t = await getTranslations("views");
  const shown = queryOf(list, params);
  return (
    <div className="no-print flex flex-wrap items-center gap-2">
      {views.length > 0 && (
        <nav aria-label={t("title")}>
          <ul className="flex flex-wrap items-center gap-1.5">
            {views.map((view) => (
              <li key={view.id}>
                <Link
                  href={hrefOf(view)}
                  {...(view.query === shown && { "aria-current": "true" as const })}
                  className="inline-flex min-h-7 flex-wrap items-center gap-x-1.5 rounded-full border border-line-strong bg-paper px-3 text-xs hover:border-accent aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-semibold"
                >
                  <bdi>{view.name}</bdi>
                  {!view.isOwn && (
                    <span className="text-ink-2">
                      {t.rich("of", { owner: () => <bdi>{view.owner}</bdi> })}
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Menu label={t("saveLabel")} text={t("save")}>
        <form action={saveViewAction} className="grid w-full gap-3 sm:w-64">
          <input type="hidden" name="register" value={list} />
          <input type="hidden" name="query" value={shown} />
          <label className="grid gap-1 text-sm">
            <span className="font-medium">{t("name")}</span>
            <input
              name="name"
              required
              maxLength={80}
              pattern=".*\S.*"
              autoComplete="off"
              className="control control-small"
            />
          </label>
          <label className="option option-small">
            <input type="checkbox" name="isShared" value="true" />
            <span>{t("share")}</span>
          </label>
          <p className="text-xs text-ink-2">{t("saveHint")}</p>
          <button type="submit" className="button button-primary button-small">
            {t("saveNow")}
          </button>
        </form>
      </Menu>
      <Link href="/views" className="link inline-flex min-h-6 items-center text-xs">
        {t("manage")}
      </Link>
    </div>
  );
}
