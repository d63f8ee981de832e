import { getLocale } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { MultiPicker } from "#ui/multi-picker.tsx";
import type { TopicChoice } from "../views.ts";

type Props = {
  label: string;
  topics: readonly TopicChoice[];
  initial?: readonly string[];
  name?: string;
};

/** Any topics, those of the second level under the first. Retired ones that a record has are not offered again. */
export async function TopicPicker({ label, topics, initial = [], name = "topicIds" }: Props) {
  const locale = await getLocale();
  const options = topics.map((topic) => ({
    value: topic.id,
    label: nameIn(locale, topic),
    group: nameIn(locale, topic.parent ?? topic),
  }));
  return <MultiPicker name={name} label={label} options={options} initial={initial} />;
}
