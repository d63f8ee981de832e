import { getTranslations } from "next-intl/server";
import type { TokenKind } from "#generated/prisma/enums.ts";
import { Notice } from "#ui/notice.tsx";

type Props = { kind: TokenKind; secret: string; origin: string };

/** The secret of a token, right after it was made and never again; of a feed, its whole address. */
export async function FreshToken({ kind, secret, origin }: Props) {
  const t = await getTranslations("api");
  return (
    <Notice tone="success" title={t(`fresh.${kind}`)}>
      <p>{t("freshHint")}</p>
      <input
        readOnly
        aria-label={t(`fresh.${kind}`)}
        value={kind === "program" ? secret : `${origin}/feeds/${secret}`}
        className="control figures mt-2 w-full"
        dir="ltr"
      />
    </Notice>
  );
}
