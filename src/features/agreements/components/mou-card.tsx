import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { deskKey } from "#features/routes/desks.ts";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { BoardCard, Menu } from "#ui/board.tsx";
import { Icon } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { MarkingTag, Tag } from "#ui/tag.tsx";
import { isSideState } from "../stages.ts";
import type { MouItem, UnnamedGroup } from "../mou-views.ts";
import { PickCard } from "./pick-card.tsx";
import { OverTargetTag, WaitingTag } from "./tags.tsx";

type Props = {
  mou: MouItem;
  mayMove: boolean;
  /** The count that it belongs to, where a source counts it without a name. */
  group: UnnamedGroup | null;
};

/** One MoU on the board: how long it has been there, and who has to move. */
export async function MouCard({ mou, mayMove, group }: Props) {
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
      menu={
        mayMove && (
          <span className="flex items-start">
            <PickCard id={id} title={title} />
            <MoveMenu mou={mou} />
          </span>
        )
      }
      drag={mayMove ? { id, title, goesTo: mou.goesTo } : undefined}
    >
      {daysInStage !== null && (
        <span className="basis-full text-sm text-ink">
          {t.rich("cardDays", {
            days: daysInStage,
            strong: (text) => <strong className="figures text-base">{text}</strong>,
          })}
          {targetDays !== null && (
            <span className="text-xs text-ink-2"> {t("ofTarget", { days: targetDays })}</span>
          )}
        </span>
      )}
      <OverTargetTag days={daysInStage} targetDays={targetDays} />
      {mou.waitingOn && <WaitingTag on={mou.waitingOn} agency={mou.waitingAgency} />}
      {mou.ownerPost !== null && <bdi className="basis-full">{mou.ownerPost}</bdi>}
      <MissingDesks missing={mou.missing} />
      {isPlaceholder && (
        <Tag icon="circleDashed">
          {group === null
            ? agreements("notNamed")
            : t("unnamed.identified", { identified: group.identified, counted: group.counted })}
        </Tag>
      )}
      <DoubtMarks doubts={mou.doubts} />
      {mou.isFastTrack && <Tag icon="flag">{agreements("fastTrack")}</Tag>}
      {totalDays !== null && <span className="basis-full">{t("age", { days: totalDays })}</span>}
    </BoardCard>
  );
}

/** Whose concurrence is missing, and for how long it has been asked. */
export async function MissingDesks({ missing }: Pick<MouItem, "missing">) {
  const t = await getTranslations("mous.missing");
  return missing.map(({ desk, days }) => (
    <span
      key={desk}
      className="inline-flex max-w-full basis-full items-start gap-1 font-medium text-warn"
    >
      <Icon name="alert" className="mt-0.5 size-3.5 flex-none" />
      <span className="min-w-0">
        <Link href={`/desks/${deskKey(desk)}`} className="link">
          {days === null ? t("notAsked", { desk }) : t("asked", { desk, days })}
        </Link>
      </span>
    </span>
  ));
}

/** Where it can go from here; each entry leads to a form, so it needs no script. */
export async function MoveMenu({ mou, text }: { mou: MouItem; text?: string }) {
  const t = await getTranslations("mous.card");
  const values = await getTranslations("values.stage");
  const { id, title, stage, nextStage, goesTo } = mou;
  const move = `/agreements/${id}/move?back=board`;
  const isHeld = stage !== null && isSideState(stage);
  const aside = (["returned", "on_hold_us", "on_hold_them"] as const).filter(
    (state) => !isHeld && goesTo.includes(state),
  );
  const links = [
    ...(nextStage === null
      ? []
      : [
          {
            href: `${move}&to=${nextStage}`,
            label: t(isHeld ? "resume" : "to", { stage: values(nextStage) }),
          },
        ]),
    ...aside.map((state) => ({ href: `${move}&to=${state}`, label: t(state) })),
    { href: move, label: t("other") },
    { href: `/agreements/${id}/act`, label: t("act") },
    { href: `/agreements/${id}/concur`, label: t("concur") },
    { href: `/agreements/${id}/fast-track`, label: t(mou.isFastTrack ? "fastOff" : "fastOn") },
    ...(mou.isPlaceholder ? [{ href: `/agreements/${id}/edit`, label: t("name") }] : []),
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
