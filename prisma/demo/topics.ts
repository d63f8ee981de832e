import { STANDARD_TOPICS } from "#features/topics/standard.ts";
import type { DemoTopic, Records } from "./shape.ts";

const keyed = ({ slug, name, nameUr }: { slug: string; name: string; nameUr: string }) => ({
  key: `topic/${slug}`,
  name,
  nameUr,
});

export const topics: Records = {
  topics: STANDARD_TOPICS.flatMap((topic): DemoTopic[] => [
    keyed(topic),
    ...(topic.below ?? []).map((one) => ({ ...keyed(one), under: `topic/${topic.slug}` })),
  ]),
};
