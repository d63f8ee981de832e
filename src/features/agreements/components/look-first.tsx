import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { Section } from "#ui/page.tsx";
import type { Neighbour } from "../neighbour-views.ts";
import type { TopicOption } from "../views.ts";
import { NeighbourList } from "./neighbours.tsx";
import { Nothing } from "./nothing.tsx";

type Props = {
  partner: string;
  instrument: string | null;
  topics: readonly TopicOption[];
  topicIds: readonly string[];
  /** Null: no topic is chosen yet. */
  neighbours: readonly Neighbour[] | null;
  timeZone: string;
};

/** Before a new one is written: what is there already with this partner on the topics chosen. */
export async function LookFirst(props: Props) {
  const { partner, instrument, topics, topicIds, neighbours, timeZone } = props;
  const t = await getTranslations("agreements.neighbours");
  const locale = await getLocale();
  return (
    <Section id="look-first" title={t("newTitle")} hint={t("newLead")}>
      <div className="grid gap-4">
        <form action="/agreements/new" method="get" className="sheet grid gap-3 p-4">
          <input type="hidden" name="partner" value={partner} />
          {instrument !== null && <input type="hidden" name="instrument" value={instrument} />}
          <details open={topicIds.length === 0}>
            <summary className="link inline-block py-1 text-sm">{t("chooseTopics")}</summary>
            <fieldset className="mt-2 columns-1 gap-6 text-sm sm:columns-2">
              <legend className="sr-only">{t("chooseTopics")}</legend>
              {topics.map((topic) => (
                <label key={topic.id} className="flex items-start gap-2 py-1 break-inside-avoid">
                  <input
                    type="checkbox"
                    name="topics"
                    value={topic.id}
                    defaultChecked={topicIds.includes(topic.id)}
                    className="mt-0.5 size-4 flex-none"
                  />
                  <span className={topic.under === null ? "font-medium" : "ps-3"}>
                    {nameIn(locale, topic)}
                  </span>
                </label>
              ))}
            </fieldset>
          </details>
          <button type="submit" className="button button-secondary justify-self-start">
            {t("newButton")}
          </button>
        </form>
        {neighbours !== null &&
          (neighbours.length === 0 ? (
            <Nothing>{t("none")}</Nothing>
          ) : (
            <NeighbourList neighbours={neighbours} timeZone={timeZone} />
          ))}
      </div>
    </Section>
  );
}
