import { getTranslations } from "next-intl/server";
import { COUNT_LIMIT } from "#domain/listing.ts";
import { hrefWith, type Params } from "#ui/address.ts";
import { Menu } from "#ui/board.tsx";
import type { RegisterName } from "../schema.ts";
import { FORMATS } from "../views.ts";

type Props = {
  register: RegisterName;
  /** Of the list, as its address has them. */
  params: Params;
  /** How many rows the list has, counted no further than one above the limit of a list. */
  count: number;
  /** The columns on the screen, where they can be chosen; all of them can be had, too. */
  shown?: readonly string[];
};

/** The list that is on the screen, to take away: as a file in three formats, or on paper. */
export async function ExportMenu({ register, params, count, shown }: Props) {
  const t = await getTranslations("export");
  const rows = count > COUNT_LIMIT ? t("rowsOver", { count: COUNT_LIMIT }) : t("rows", { count });
  const cols = shown ?? null;
  const choice = (name: "csv" | "xlsx" | "json" | "print", path: string) => (
    <li key={name}>
      {/* A file is no page to go to: no link of the application's. */}
      <a
        href={hrefWith(path, params, { cols })}
        className="grid rounded-md px-2 py-1.5 hover:bg-sunken"
      >
        <span className="font-medium">{t(`format.${name}`)}</span>
        <span className="text-xs text-ink-2">{t(`format.${name}Hint`)}</span>
      </a>
    </li>
  );
  return (
    <Menu label={t("menuLabel")} text={t("menu")}>
      <p className="px-2 pt-1 font-semibold">{rows}</p>
      <ul className="grid">
        {FORMATS.map((format) => choice(format, `/export/${register}.${format}`))}
        {choice("print", `/print/${register}`)}
      </ul>
      {shown !== undefined && (
        <p className="flex flex-wrap gap-x-2 px-2 py-1 text-sm">
          <span className="text-ink-2">{t("allColumns")}</span>
          {FORMATS.map((format) => (
            <a
              key={format}
              href={hrefWith(`/export/${register}.${format}`, params, { cols: null })}
              className="link inline-block min-h-6"
            >
              {t(`format.${format}`)}
            </a>
          ))}
        </p>
      )}
      <p className="max-w-56 px-2 pb-1 text-xs text-ink-2">{t("hint")}</p>
    </Menu>
  );
}
