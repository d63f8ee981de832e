import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import type { SearchFilter } from "../schema.ts";

type Props = {
  filter: SearchFilter;
  partners: readonly { code: string; name: string; nameUr: string | null }[];
};

/** A plain form: every search has an address of its own. */
export async function SearchForm({ filter, partners }: Props) {
  const t = await getTranslations("search");
  const locale = await getLocale();
  return (
    <form
      action="/search"
      method="get"
      role="search"
      aria-label={t("title")}
      className="grid gap-2"
    >
      {filter.kind !== null && <input type="hidden" name="kind" value={filter.kind} />}
      <div className="flex flex-wrap items-stretch gap-2">
        <input
          type="search"
          name="q"
          defaultValue={filter.q ?? ""}
          aria-label={t("box")}
          aria-describedby="search-hint"
          autoComplete="off"
          dir="auto"
          className="control min-w-48 flex-1 text-lg!"
        />
        <select
          name="partner"
          defaultValue={filter.partner ?? ""}
          aria-label={t("partner")}
          className="control w-auto! max-w-64"
        >
          <option value="">{t("anyPartner")}</option>
          {partners.map(({ code, ...partner }) => (
            <option key={code} value={code}>
              {nameIn(locale, partner)}
            </option>
          ))}
        </select>
        <button type="submit" className="button button-primary">
          {t("go")}
        </button>
      </div>
      <p id="search-hint" className="text-sm text-ink-2">
        {t("boxHint")}
      </p>
    </form>
  );
}
