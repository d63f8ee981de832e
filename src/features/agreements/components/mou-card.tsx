import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { BoardCard, Menu } from "#ui/board.tsx";
import { Link } from "#ui/link.tsx";
import { MarkingTag, Tag } from "#ui/tag.tsx";
import type { MouItem } from "../views.ts";
import { OverTargetTag, WaitingTag } from "./tags.tsx";

type Props = { mou: MouItem; mayMove: boolean };

/** One MoU on the board: how long it has been there, and who has to move. */
export async function MouCard({ mou, mayMove }: Props) {
  const t = await getTranslations("mous");
  const agreements = await getTranslations("agreements");
  const locale = await getLocale();
  const { id, ref, title, partner, daysInStage, targetDays, totalDays, isPlaceholder } = mou;
  return (
    <BoardCard
      href={`/agreements/${id}`}
      title={<bdi>{title}</bdi>}
      kicker={
        <span className="flex flex-wrap gap-x-1.5">
          <span>{nameIn(locale, partner)}</span>
          <span className="figures">{ref}</span>
          {mou.marking !== "official" && <MarkingTag marking={mou.marking} />}
        </span>
      }
      menu={mayMove && <MoveMenu mou={mou} />}
    >
      {daysInStage !== null && (
        <span className="basis-full text-sm text-ink">
          {t.rich("cardDays", {
            days: daysInStage,
            strong: (text) => <strong className="figures text-base">{text}</strong>,
          })}
        </span>
      )}
      <OverTargetTag days={daysInStage} targetDays={targetDays} />
      {mou.waitingOn && <WaitingTag on={mou.waitingOn} agency={mou.waitingAgency} />}
      {isPlaceholder && <Tag icon="circleDashed">{agreements("notNamed")}</Tag>}
      {mou.isFastTrack && <Tag icon="flag">{agreements("fastTrack")}</Tag>}
      {totalDays !== null && <span className="basis-full">{t("age", { days: totalDays })}</span>}
    </BoardCard>
  );
}

/** Where it can go from here; each entry leads to a form, so it needs no script. */
export async function MoveMenu({ mou, text }: { mou: MouItem; text?: string }) {
  const t = await getTranslations("mous.card");
  const values = await getTranslations("values.stage");
  const { id, title, nextStage } = mou;
  const move = `/agreements/${id}/move?back=board`;
  const links = [
    ...(nextStage === null
      ? []
      : [{ href: `${move}&to=${nextStage}`, label: t("to", { stage: values(nextStage) }) }]),
    { href: move, label: t("other") },
    { href: `/agreements/${id}/act`, label: t("act") },
  ];
  return (
    <Menu label={t("menu", { title })} {...(text !== undefined && { text })}>
      <ul className="grid gap-1 text-sm">
        {links.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} className="link inline-block py-1">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
