import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { formatDay, formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import type { AgreementView } from "../views.ts";

type Props = { agreement: AgreementView; timeZone: string };

/** On which route it is: the one it entered on, or one that it was moved to, by whom and why. */
export async function RouteLine({ agreement: { route, stages }, timeZone }: Props) {
  const t = await getTranslations("agreements.route");
  const locale = await getLocale();
  if (route === null) return t("none");
  const [first] = stages;
  const link = () => <Link href={`/routes/${route.id}`}>{nameIn(locale, route)}</Link>;
  if (route.moved === null) {
    return first === undefined
      ? t.rich("plain", { route: link })
      : t.rich("entered", { route: link, date: formatDay(first.enteredOn, locale) });
  }
  const { from, by, at, reason } = route.moved;
  return t.rich("moved", {
    route: link,
    from: from ?? t("noOther"),
    by,
    at: formatInstant(at, locale, timeZone),
    reason,
  });
}
