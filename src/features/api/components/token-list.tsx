import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant } from "#ui/format.ts";
import { Icon } from "#ui/icon.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import type { TokenView } from "../schema.ts";

type Props = {
  tokens: TokenView[];
  now: Date;
  timeZone: string;
  revoke: (form: FormData) => Promise<void>;
  /** Whether each is shown with whose it is. */
  ofEverybody?: boolean;
};

/** What opens the register for people's programs, each with the button that ends it. */
export async function TokenList({ tokens, now, timeZone, revoke, ofEverybody = false }: Props) {
  const t = await getTranslations("api");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const at = (instant: Date) => formatInstant(instant, locale, timeZone);
  const sees = ({ clearance, partners }: TokenView) =>
    [
      partners === null ? t("everyPartner") : partners.join(", "),
      t("seesUpTo", { marking: values(`marking.${clearance}`) }),
    ].join(", ");
  return (
    <Table
      caption={t("tokens")}
      rows={tokens}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          header: t("col.name"),
          rowHeader: true,
          cell: ({ name, kind }) => (
            <>
              <bdi className="block">{name}</bdi>
              <span className="text-sm font-normal text-ink-2">{t(`kind.${kind}`)}</span>
            </>
          ),
        },
        ...(ofEverybody
          ? [
              {
                key: "owner",
                header: t("col.owner"),
                cell: ({ owner }: TokenView) => <bdi>{owner}</bdi>,
              },
            ]
          : []),
        {
          key: "may",
          header: t("col.may"),
          cell: ({ mayWrite }) => t(`may.${mayWrite ? "write" : "read"}`),
        },
        { key: "sees", header: t("col.sees"), cell: sees },
        { key: "until", header: t("col.until"), cell: ({ expiresAt }) => at(expiresAt) },
        {
          key: "used",
          header: t("col.used"),
          cell: ({ usedAt, uses }) => (
            <>
              <span className="block">{usedAt === null ? t("never") : at(usedAt)}</span>
              <span className="text-sm text-ink-2">{t("uses", { count: uses })}</span>
            </>
          ),
        },
        {
          key: "end",
          header: t("col.end"),
          cell: ({ id, name, revokedAt, isRevokedByOther, expiresAt }) =>
            revokedAt !== null ? (
              t(isRevokedByOther ? "revokedByOther" : "revoked", { at: at(revokedAt) })
            ) : expiresAt <= now ? (
              t("expired")
            ) : (
              <form action={revoke}>
                <input type="hidden" name="id" value={id} />
                <button
                  type="submit"
                  className="button button-secondary button-small"
                  aria-label={t("revokeNamed", { name })}
                >
                  <Icon name="ban" />
                  {t("revoke")}
                </button>
              </form>
            ),
        },
      ]}
      empty={<EmptyState title={t("none")}>{t(ofEverybody ? "noneOfAll" : "noneHint")}</EmptyState>}
    />
  );
}
