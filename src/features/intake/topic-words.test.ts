import { describe, expect, it } from "vitest";
import { wordsOfTopic } from "./topic-words.ts";
import { TOPIC_WORDS } from "./topics.ts";

const named = (name: string, slug = "own-slug") => wordsOfTopic({ slug, name, nameUr: null });

describe("wordsOfTopic", () => {
  it("has the words of every standard topic for its slug, whatever its name is now", () => {
    for (const { id, words } of TOPIC_WORDS) {
      expect(named("Renamed", id)).toEqual(expect.arrayContaining([...words]));
    }
  });

  it("has them for a topic whose name says as much and more", () => {
    expect(named("Border management and travel")).toContain("customs");
    expect(named("Border surveillance")).not.toContain("customs");
  });

  it.each([
    ["Cattle rustling", ["cattle rustl*"]],
    ["Cattle and timber smuggling", ["cattle smuggl*", "timber smuggl*"]],
    ["Antiquities, stamps and coins", ["antiquit*", "stamp*", "coin*"]],
    ["Dams (safety)", ["dams*", "safet*"]],
  ])("takes the phrases of “%s” for a topic of one's own", (name, words) => {
    expect(named(name)).toEqual(words);
  });

  it("has the Urdu name as it is", () => {
    const topic = { slug: "cattle", name: "Cattle rustling", nameUr: "مویشی چوری" };
    expect(wordsOfTopic(topic)).toEqual(["cattle rustl*", "مویشی چوری"]);
  });
});
