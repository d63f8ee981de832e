import { getTranslations } from "next-intl/server";
import { hrefWith, type Params } from "#ui/address.ts";
import { BoardDrag } from "#ui/board-drag.tsx";
import { Board, BoardColumn } from "#ui/board.tsx";
import { Link } from "#ui/link.tsx";
import type { MouBoardColumn, UnnamedGroup } from "../mou-views.ts";
import { PickedCards } from "./pick-card.tsx";
import { MouCard } from "./mou-card.tsx";

type Props = {
  columns: MouBoardColumn[];
  unnamed: readonly UnnamedGroup[];
  params: Params;
  mayMove: boolean;
};

/** The MoUs by stage; in each stage those that have waited longest on top. */
export async function MouBoard({ columns, unnamed, params, mayMove }: Props) {
  const t = await getTranslations("mous");
  const values = await getTranslations("values.stage");
  const groups = new Map(unnamed.flatMap((group) => group.members.map((id) => [id, group])));
  const board = (
    <Board label={t("boardLabel")}>
      {columns.map(({ stage, count, isAtLeast, items }) => {
        const title = stage === null ? t("noStage") : values(stage);
        return (
          <BoardColumn
            key={stage ?? "none"}
            title={title}
            count={count}
            isAtLeast={isAtLeast}
            drop={{ name: stage ?? "none", title }}
          >
            {items.map((mou) => (
              <MouCard
                key={mou.id}
                mou={mou}
                mayMove={mayMove}
                group={groups.get(mou.id) ?? null}
              />
            ))}
            {count > items.length && (
              <li className="px-1 text-sm">
                <Link href={hrefWith("/mous", params, { view: "table", stage: stage ?? "none" })}>
                  {t("more", { count: count - items.length })}
                </Link>
              </li>
            )}
          </BoardColumn>
        );
      })}
    </Board>
  );
  if (!mayMove) return board;
  return (
    <>
      <PickedCards />
      <BoardDrag address="/agreements/{card}/move?back=board&to={column}" refusal={t.raw("noWay")}>
        {board}
      </BoardDrag>
    </>
  );
}
