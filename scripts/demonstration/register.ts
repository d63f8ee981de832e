import { addAlias, recordAgency, recordSuccession } from "#features/agencies/commands.ts";
import { recordRoute } from "#features/routes/commands/record.ts";
import { recordPerson, recordPost, recordTenure } from "#features/people/commands.ts";
import { addSource } from "#features/sources/commands.ts";
import { recordTopic } from "#features/topics/commands.ts";
import type { Demonstration } from "../../prisma/demo/shape.ts";
import { inOrder, type Loading, readerOf, together } from "./loading.ts";

/** Topics and approval paths, which administrators keep. */
export async function loadReference({ topics, routes }: Demonstration, loading: Loading) {
  for (const { key, name, nameUr, under } of topics) {
    await loading.run("administrator", recordTopic, key, {
      name,
      nameUr,
      parentId: loading.idOrNull(under),
      slug: key.slice("topic/".length),
    });
  }
  for (const { key, ...route } of routes) {
    await loading.run("administrator", recordRoute, key, route);
  }
}

export async function loadSources({ sources }: Demonstration, loading: Loading) {
  for (const source of sources) {
    const { key, partner, marking = "official", kind, title, publisher, text } = source;
    await loading.run(readerOf(marking), addSource, key, {
      partner,
      marking,
      kind,
      title,
      publisher,
      text,
      ...loading.date("published", source.published),
      author: source.author ?? null,
      address: source.address ?? null,
      retrievedOn: source.retrievedOn ?? null,
      language: "en",
    });
  }
}

/** Parents before their parts; the names that sources use follow. */
export async function loadAgencies(demonstration: Demonstration, loading: Loading) {
  const { agencies, successions } = demonstration;
  for (const agency of inOrder(agencies, ({ parent }) => [parent])) {
    const { key, country, name, kind } = agency;
    await loading.run("analyst", recordAgency, key, {
      country,
      name,
      kind,
      marking: "official",
      nameUr: agency.nameUr ?? null,
      acronym: agency.acronym ?? null,
      parentId: loading.idOrNull(agency.parent),
      functions: agency.functions ?? [],
      isPlaceholder: agency.isPlaceholder ?? false,
      notes: agency.notes ?? null,
      topicIds: (agency.topics ?? []).map(loading.idOf),
      // Interior ministries are called alike, and are not one.
      isDistinct: true,
    });
  }
  const aliases = agencies.flatMap(({ key, aliases: names = [] }) =>
    names.map((alias, index) => ({ key: `${key}/alias-${index + 1}`, agency: key, ...alias })),
  );
  await together(aliases, ({ key, agency, name, language = "en", source }) =>
    loading.run("analyst", addAlias, key, {
      agencyId: loading.idOf(agency),
      name,
      language,
      sourceId: loading.idOrNull(source),
    }),
  );
  for (const { key, from, to, kind, happened, note } of successions) {
    await loading.run("analyst", recordSuccession, key, {
      predecessorId: loading.idOf(from),
      successorId: loading.idOf(to),
      kind,
      note,
      ...loading.date("happened", happened),
    });
  }
}

export async function loadPeople({ people, posts, tenures }: Demonstration, loading: Loading) {
  await together(people, ({ key, country, name, nameUr = null, notes = null }) => {
    const input = { country, marking: "official", name, nameUr, notes };
    return loading.run("analyst", recordPerson, key, input);
  });
  await together(posts, ({ key, agency, title, titleUr = null, isHead = false }) => {
    const input = { agencyId: loading.idOf(agency), title, titleUr, isHead };
    return loading.run("analyst", recordPost, key, input);
  });
  for (const { key, person, post, from, until, isActing = false, note = null } of tenures) {
    await loading.run("analyst", recordTenure, key, {
      personId: loading.idOf(person),
      postId: loading.idOf(post),
      ...loading.date("from", from),
      ...loading.date("until", until),
      isActing,
      note,
    });
  }
}
