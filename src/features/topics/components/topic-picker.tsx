import { getLocale, getTranslations } from "next-intl/server";
import { type Named, nameIn } from "#domain/names.ts";
import { MultiPicker } from "#ui/multi-picker.tsx";
import type { TopicChoice } from "../views.ts";

type Props = {
  label: string;
  topics: readonly TopicChoice[];
  /** The topics that the record has; a retired one among them is offered as well, and so not lost. */
  current?: readonly (Named & { id: string })[];
};

/** Any topics, those of the second level under the first. */
export async function TopicPicker({ label, topics, current = [] }: Props) {
  const t = await getTranslations("topics");
  const locale = await getLocale();
  const offered = new Set(topics.map(({ id }) => id));
  const retired = current.filter(({ id }) => !offered.has(id));
  const options = [
    ...topics.map((topic) => ({
      value: topic.id,
      label: nameIn(locale, topic),
      group: nameIn(locale, topic.parent ?? topic),
    })),
    ...retired.map((topic) => ({
      value: topic.id,
      label: nameIn(locale, topic),
      group: t("retired"),
    })),
  ];
  const initial = current.map(({ id }) => id);
  return <MultiPicker name="topicIds" label={label} options={options} initial={initial} />;
}
