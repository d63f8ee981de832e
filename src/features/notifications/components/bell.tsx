import { getTranslations } from "next-intl/server";
import { Icon } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { MOST_UNREAD } from "../schema.ts";

/** The way to the notifications, with how many wait. */
export async function Bell({ unread }: { unread: number }) {
  const t = await getTranslations("notices");
  const isMany = unread > MOST_UNREAD;
  return (
    <Link
      href="/notifications"
      className="button button-quiet relative px-2!"
      aria-label={isMany ? t("bellMany", { count: MOST_UNREAD }) : t("bell", { count: unread })}
    >
      <Icon name="bell" className="size-5" />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="figures absolute -top-1 end-0 min-w-4.5 rounded-full bg-bad px-1 text-center text-2xs leading-4.5 font-semibold text-white"
        >
          {isMany ? t("many", { count: MOST_UNREAD }) : unread}
        </span>
      )}
    </Link>
  );
}
