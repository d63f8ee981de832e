import { recordPerson, recordPost, recordTenure } from "#features/people/commands.ts";
import { recordClaim } from "#features/sources/commands.ts";
import type { Found, Placed, TextLoad } from "../passage.ts";
import { agenciesIn, type PersonEntry, personIn } from "../register.ts";
import { countriesIn, properNames, titleOf } from "../words.ts";

const NAME = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,3}$/u;

/** Somebody with the title that the text gives them. A title that is in doubt is a claim, not a post. */
export async function loadPerson(passage: Placed, load: TextLoad): Promise<Found> {
  const { quote, entity, note } = passage;
  const title = titleIn(passage);
  const isDoubtful = /contested|wrong|doubt/.test(entity) || /differs/.test(note);
  const known = personIn(load.register, quote);
  if (known !== null) {
    const remark = isDoubtful ? await keepTitle(known, title, load) : null;
    return { target: known, field: "post", isNew: false, ...(remark && { remark }) };
  }
  const name = nameIn(passage);
  const country = countryOf(passage, load);
  const id = await load.session.run(recordPerson, {
    country,
    marking: load.marking,
    name,
    nameUr: null,
    notes: note,
  });
  const person: PersonEntry = { kind: "person", id, name, country, ref: null, posts: [] };
  load.register.people.push(person);
  const remark = isDoubtful
    ? await keepTitle(person, title, load)
    : await keepPost(person, passage, load);
  return { target: person, field: "post", isNew: true, ...(remark && { remark }) };
}

/** The annotator's spelling where the text has it, else what stands before a comma or at the end. */
function nameIn({ quote, note }: Placed): string {
  const noted = note.split(";")[0]?.trim() ?? "";
  if (NAME.test(noted) && quote.includes(noted)) return noted;
  const before = quote.split(",")[0]?.trim() ?? "";
  if (quote.includes(",") && NAME.test(before)) return before;
  const words = (properNames(quote).at(-1) ?? quote).split(" ");
  return words.slice(-2).join(" ");
}

function titleIn(passage: Placed): string {
  const rest = passage.quote.replace(nameIn(passage), " ").replace(/^[\s,]+|[\s,]+$/g, "");
  return titleOf(rest.replace(/^the\s+/i, ""), 300);
}

function countryOf({ quote, note }: Placed, load: TextLoad): string {
  const agency = agenciesIn(load.register, quote)[0];
  const said = countriesIn(/\(([A-Z]{2,3})\)/.exec(note)?.[1] ?? "")[0] ?? agency?.country;
  const whose = countriesIn(quote.split(/ambassador|commissioner/i)[0] ?? "")[0];
  return said ?? whose ?? load.partner;
}

async function keepTitle(person: PersonEntry, title: string, load: TextLoad): Promise<string> {
  await load.session.run(recordClaim, {
    sourceId: load.source.id,
    targetKind: "person",
    targetId: person.id,
    field: "post",
    value: title,
    claimedOn: null,
  });
  return `the title is kept as this source's claim: ${title}`;
}

/** The post that the annotator names, in an agency of the register; without one the title stays with the passage. */
async function keepPost(
  person: PersonEntry,
  passage: Placed,
  load: TextLoad,
): Promise<string | null> {
  const named = /post: ([^;(]+)/.exec(passage.note)?.[1]?.split(",")[0]?.trim();
  const title = named ?? titleIn(passage);
  const agency = agenciesIn(load.register, `${passage.quote} ${passage.note}`)[0];
  if (agency === undefined || title === "") return null;
  const agencyId = agency.id;
  const known = await load.session.read((tx) =>
    tx.post.findFirst({ where: { agencyId, title: { equals: title, mode: "insensitive" } } }),
  );
  const postId =
    known?.id ?? (await load.session.run(recordPost, { agencyId, title, titleUr: null }));
  await load.session.run(recordTenure, {
    personId: person.id,
    postId,
    fromOn: null,
    fromPrecision: "unknown",
    untilOn: null,
    untilPrecision: "unknown",
    note: "As a source gives it; since when is not known.",
  });
  person.posts.push({ title, agencyId });
  return `holds the post ${title}, ${agency.name}`;
}
