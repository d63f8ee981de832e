import { getTranslations } from "next-intl/server";
import { hrefWith, type Params } from "#ui/address.ts";
import { Board, BoardColumn } from "#ui/board.tsx";
import { Link } from "#ui/link.tsx";
import type { MouBoardColumn } from "../views.ts";
import { MouCard } from "./mou-card.tsx";

type Props = { columns: MouBoardColumn[]; params: Params; mayMove: boolean };

/** The MoUs by stage; in each stage those that have waited longest on top. */
export async function MouBoard({ columns, params, mayMove }: Props) {
  const t = await getTranslations("mous");
  const values = await getTranslations("values.stage");
  return (
    <Board label={t("boardLabel")}>
      {columns.map(({ stage, count, items }) => (
        <BoardColumn
          key={stage ?? "none"}
          title={stage === null ? t("noStage") : values(stage)}
          count={count}
        >
          {items.map((mou) => (
            <MouCard key={mou.id} mou={mou} mayMove={mayMove} />
          ))}
          {count > items.length && (
            <li className="px-1 text-sm">
              <Link href={hrefWith("/mous", params, { view: "table", stage: stage ?? "none" })}>
                {t("more", { count: count - items.length })}
              </Link>
            </li>
          )}
        </BoardColumn>
      ))}
    </Board>
  );
}
