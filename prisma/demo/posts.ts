import type { DemoPost, DemoTenure, Records } from "./shape.ts";
import { after, before, month } from "./write.ts";

const head = (slug: string, agency: string, title: string, titleUr?: string): DemoPost => ({
  key: `post/${slug}`,
  agency: `agency/${agency}`,
  title,
  isHead: true,
  ...(titleUr === undefined ? {} : { titleUr }),
});
const post = (slug: string, agency: string, title: string, titleUr?: string): DemoPost => ({
  key: `post/${slug}`,
  agency: `agency/${agency}`,
  title,
  ...(titleUr === undefined ? {} : { titleUr }),
});

const held = (person: string, position: string): Pick<DemoTenure, "key" | "person" | "post"> => ({
  key: `tenure/${person}-${position}`,
  person: `person/${person}`,
  post: `post/${position}`,
});
/** Seen in post on that day, or on these two: it began before and ended after. */
const seenOn = (person: string, position: string, first: string, last = first): DemoTenure => ({
  ...held(person, position),
  from: before(first),
  until: after(last),
  note: "Known only from the meetings of the register; the real term is longer.",
});
/** Seen in post in a month or a year, no day given. */
const seenIn = (person: string, position: string, when: string): DemoTenure => ({
  ...held(person, position),
  from: null,
  until: null,
  note: `In post at a meeting in ${when}; neither beginning nor end is known.`,
});
/** Seen in post, and as far as the register knows still there. */
const since = (person: string, position: string, first: string): DemoTenure => ({
  ...held(person, position),
  from: before(first),
  until: null,
  note: "Known only from the meetings of the register; no end is known.",
});

/** Posts, and who was in them as far as the meetings tell. */
export const posts: Records = {
  posts: [
    head("pk-interior-minister", "moi", "Minister for Interior", "وفاقی وزیرِ داخلہ"),
    post("pk-minister-of-state", "moi", "Minister of State for Interior", "وزیرِ مملکت برائے داخلہ"),
    post("pk-interior-secretary", "moi", "Interior Secretary", "سیکرٹری داخلہ"),
    post("pk-additional-secretary", "moi", "Additional Secretary"),
    post("pk-joint-secretary", "moi", "Joint Secretary"),
    head("fia-dg", "fia", "Director General"),
    head("nccia-dg", "nccia", "Director General"),
    post("pk-additional-foreign-secretary", "mofa", "Additional Foreign Secretary"),
    head("pk-high-commissioner-london", "pk-mission-london", "High Commissioner", "ہائی کمشنر"),
    head("nca-dg", "nca", "Director General"),
    post("nca-dg-threats", "nca", "Director General (Threats)"),
    post("fcdo-dg-national-security", "fcdo", "Director General National Security"),
    post("gb-minister-of-state", "fcdo", "Minister of State"),
    head(
      "british-high-commissioner",
      "gb-mission",
      "British High Commissioner to Pakistan",
      "برطانوی ہائی کمشنر",
    ),
    head("home-secretary", "home-office", "Home Secretary"),
    head("us-ambassador", "us-embassy", "Ambassador", "امریکی سفیر"),
    post("us-charge", "us-embassy", "Chargé d'Affaires", "ناظم الامور"),
    head("us-inl-assistant-secretary", "inl", "Assistant Secretary of State"),
    head("us-ct-coordinator", "us-ct-bureau", "Coordinator for Counterterrorism"),
    head("tr-interior-minister", "tr-interior", "Interior Minister"),
    post("tr-deputy-interior-minister", "tr-interior", "Deputy Interior Minister"),
    head("sa-interior-minister", "sa-interior", "Interior Minister"),
    post("sa-deputy-interior-minister", "sa-interior", "Deputy Interior Minister"),
    head("cn-mps-minister", "cn-mps", "Minister of Public Security"),
    head("it-interior-minister", "it-interior", "Interior Minister"),
    head("it-ambassador", "it-embassy", "Ambassador"),
    head("es-interior-minister", "es-interior", "Interior Minister"),
    head("gr-migration-minister", "gr-migration", "Migration Minister"),
    head("bh-interior-minister", "bh-interior", "Interior Minister"),
    head("ae-nana-chairman", "ae-nana", "Chairman"),
    post("om-secretary", "om-interior", "Secretary"),
  ],
  tenures: [
    since("naqvi", "pk-interior-minister", "2024-05-10"),
    seenOn("rashid", "pk-interior-minister", "2021-06-23", "2022-02-28"),
    seenOn("ijaz-shah", "pk-interior-minister", "2020-09-08"),
    seenOn("nisar", "pk-interior-minister", "2013-10-01", "2017-02-28"),
    seenOn("malik", "pk-interior-minister", "2011-07-05"),
    seenIn("talal", "pk-minister-of-state", "February 2026"),
    seenIn("khokhar", "pk-interior-secretary", "August 2022 (year inferred)"),
    seenOn("shahid-khan", "pk-interior-secretary", "2015-01-12"),
    seenOn("mahmud", "pk-interior-secretary", "2004-09-02"),
    seenOn("haider-shah", "pk-additional-foreign-secretary", "2024-05-10"),
    since("faisal", "pk-high-commissioner-london", "2024-06-01"),

    {
      ...held("biggar", "nca-dg"),
      key: "tenure/biggar-interim",
      from: month("2021-10"),
      until: { on: "2022-07-31", precision: "about" },
      isActing: true,
      note: "Ad interim until he was confirmed in August 2022.",
    },
    {
      ...held("biggar", "nca-dg"),
      from: month("2022-08"),
      until: null,
      note: "Confirmed for five years.",
    },
    {
      ...held("babbage", "nca-dg-threats"),
      from: null,
      until: null,
      note: "For a time; named in 2023 and in June 2024. Not the head of the agency.",
    },
    seenIn("allen", "fcdo-dg-national-security", "June 2024"),
    seenOn("marriott", "british-high-commissioner", "2024-06-01", "2025-11-13"),
    seenOn("ahmad", "gb-minister-of-state", "2021-06-23"),
    seenOn("cleverly", "home-secretary", "2024-05-31"),
    seenIn("patel", "home-secretary", "August 2022 (year inferred)"),
    seenIn("rudd", "home-secretary", "March 2017"),
    seenIn("may", "home-secretary", "September 2013 (month inferred)"),

    seenOn("baker", "us-charge", "2026-01-17", "2026-01-24"),
    seenIn("blome", "us-ambassador", "July 2024"),
    seenOn("brownfield", "us-inl-assistant-secretary", "2011-07-05"),
    seenOn("black", "us-ct-coordinator", "2004-09-02"),
    seenOn("kaidanow", "us-ct-coordinator", "2015-01-12"),
    seenOn("richard", "us-ct-coordinator", "2024-05-10"),

    seenOn("yerlikaya", "tr-interior-minister", "2025-11-06"),
    seenOn("soylu", "tr-interior-minister", "2022-01-12"),
    seenOn("catakli", "tr-deputy-interior-minister", "2022-02-28"),
    seenIn("karaloglu", "tr-deputy-interior-minister", "February 2026"),
    seenOn("abdulaziz", "sa-interior-minister", "2022-02-07", "2024-12-17"),
    seenOn("al-dawood", "sa-deputy-interior-minister", "2024-11-20"),
    seenIn("wang", "cn-mps-minister", "January 2026"),
    seenOn("zhao", "cn-mps-minister", "2020-09-08"),
    seenIn("piantedosi", "it-interior-minister", "June 2024 and February 2026"),
    seenOn("armellin", "it-ambassador", "2024-05-10"),
    seenIn("grande-marlaska", "es-interior-minister", "February 2026"),
    seenIn("plevris", "gr-migration-minister", "February 2026"),
    seenOn("rashid-al-khalifa", "bh-interior-minister", "2025-09-10"),
    seenIn("zayed-al-nahyan", "ae-nana-chairman", "a meeting without a date"),
    seenIn("al-busaidi", "om-secretary", "a meeting without a date"),
  ],
};
