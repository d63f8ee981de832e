import { getTranslations } from "next-intl/server";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { FIELDS } from "../fields.ts";
import type { MapView } from "../views.ts";

/** Where the mapping below comes from, and what else it could begin with. */
export async function MapStart({
  id,
  map: { profile, profiles, mapping },
}: {
  id: string;
  map: MapView;
}) {
  const t = await getTranslations("imports");
  const titleOf = (name: string, isShipped: boolean) =>
    isShipped ? t(`profile.${name}.title` as never) : name;
  const used = profiles.find(({ name }) => name === profile);
  const kinds = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
  return (
    <Section id="start" title={t("map.start")}>
      <p>
        {used
          ? t("map.fromProfile", { profile: titleOf(used.name, used.isShipped) })
          : t("map.fromNames", { kind: t(`kind.${mapping.kind}`) })}
      </p>
      <details>
        <summary className="link w-fit cursor-pointer text-sm">{t("map.other")}</summary>
        <ul className="mt-2 grid gap-1 text-sm">
          {kinds.map((kind) => (
            <li key={kind}>
              <Link href={`/imports/${id}/map?kind=${kind}`} className="link">
                {t("map.byNames", { kind: t(`kind.${kind}`) })}
              </Link>
            </li>
          ))}
          {profiles.map(({ name, isShipped }) => (
            <li key={name}>
              <Link
                href={`/imports/${id}/map?profile=${encodeURIComponent(name)}`}
                className="link"
              >
                {titleOf(name, isShipped)}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}
