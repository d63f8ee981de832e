import type { DemoPerson, Records } from "./shape.ts";
import { cite } from "./write.ts";

const seen = (
  slug: string,
  country: string,
  name: string,
  source: string,
  quote = name,
): DemoPerson => ({
  key: `person/${slug}`,
  country,
  name,
  cites: [cite(`source/${source}`, quote, "name")],
});

/** Officials that the reports name; nobody is made up. */
export const people: Records = {
  people: [
    {
      key: "person/naqvi",
      country: "PK",
      name: "Mohsin Naqvi",
      nameUr: "محسن نقوی",
      notes:
        "Titles differ slightly: Interior, Federal Interior, elsewhere Interior and Narcotics Control.",
      cites: [
        cite("source/us-spin", "Mohsin Naqvi, Interior Minister", "name"),
        cite("source/us-toi", "Mohsin Naqvi, styled Federal Interior Minister", "post"),
        cite("source/us-column", "the minister, Mohsin Naqvi", "name"),
        cite("source/gb-nca-2025", "Mohsin Naqvi, Interior Minister", "name"),
        cite("source/gb-24news", "Interior Minister Mohsin Naqvi", "name"),
      ],
    },
    {
      key: "person/baker",
      country: "US",
      name: "Natalie Baker",
      nameUr: "نیٹلی بیکر",
      notes:
        "Chargé d'Affaires in three reports; four other titles in other outlets of the same days.",
      cites: [
        cite("source/us-spin", "Natalie Baker, who is given the title Chargé d'Affaires", "post"),
        cite("source/us-column", "Chargé d'Affaires Natalie Baker", "post"),
        cite("source/us-toi", "Chargé d'Affaires Natalie Baker", "post"),
        cite(
          "source/us-baker-titles",
          "Acting Ambassador, Ambassador, Deputy Chief of Mission or Deputy Ambassador",
          "post",
        ),
      ],
    },
    {
      key: "person/biggar",
      country: "GB",
      name: "Graeme Biggar",
      notes:
        "Head of the NCA since October 2021, first ad interim. Not the successor of James Babbage.",
      cites: [
        cite(
          "source/gb-nca-2025",
          "Graeme Biggar, Director General of the National Crime Agency (NCA)",
          "post",
        ),
        cite("source/gb-nca-posts", "confirmed in August 2022 for five years", "post"),
      ],
    },
    {
      key: "person/babbage",
      country: "GB",
      name: "James Babbage",
      notes: "Director General (Threats) for a time; the press made him head of the agency.",
      cites: [
        cite("source/gb-24news", "James Babbage, presented as Director General", "post"),
        cite("source/gb-nca-posts", "as Director General (Threats)", "post"),
      ],
    },
    {
      key: "person/allen",
      country: "GB",
      name: "Jonathan Allen",
      cites: [
        cite(
          "source/gb-24news",
          "Jonathan Allen, Director General National Security at the FCDO",
          "post",
        ),
      ],
    },
    {
      key: "person/marriott",
      country: "GB",
      name: "Jane Marriott",
      nameUr: "جین میریٹ",
      cites: [
        cite("source/gb-nca-2025", "Jane Marriott, British High Commissioner", "post"),
        cite("source/gb-24news", "British High Commissioner Jane Marriott", "post"),
      ],
    },
    {
      key: "person/faisal",
      country: "PK",
      name: "Muhammad Faisal",
      nameUr: "محمد فیصل",
      notes:
        "Called ambassador by the report; heads of mission between Commonwealth states are High Commissioners.",
      cites: [
        cite("source/gb-24news", "Muhammad Faisal, here called Pakistan's ambassador", "post"),
      ],
    },
    seen("nisar", "PK", "Chaudhry Nisar Ali Khan", "gb-pkm03"),
    { ...seen("rashid", "PK", "Sheikh Rashid Ahmed", "gb-pkm04"), nameUr: "شیخ رشید احمد" },
    seen("khokhar", "PK", "Yousaf Naseem Khokhar", "gb-pkm05"),
    seen("ijaz-shah", "PK", "Ijaz Shah", "cn-pkm15"),
    { ...seen("malik", "PK", "Rehman Malik", "us-pkm16"), nameUr: "رحمان ملک" },
    seen("mahmud", "PK", "Tariq Mahmud", "us-pkm17"),
    seen("shahid-khan", "PK", "Shahid Khan", "us-pkm19"),
    seen("haider-shah", "PK", "Syed Haider Shah", "us-pkm20"),
    { ...seen("talal", "PK", "Talal Chaudhry", "tr-pkm10"), nameUr: "طلال چوہدری" },

    seen("cleverly", "GB", "James Cleverly", "gb-pkm01"),
    seen("may", "GB", "Theresa May", "gb-pkm03"),
    seen("ahmad", "GB", "Lord Tariq Ahmad", "gb-pkm04"),
    seen("patel", "GB", "Priti Patel", "gb-pkm05"),
    seen("rudd", "GB", "Amber Rudd", "gb-pkm06"),

    seen("brownfield", "US", "William Brownfield", "us-pkm16"),
    seen("black", "US", "J. Cofer Black", "us-pkm17"),
    seen("blome", "US", "Donald Blome", "us-pkm18"),
    seen("kaidanow", "US", "Tina Kaidanow", "us-pkm19"),
    seen("richard", "US", "Elizabeth Richard", "us-pkm20"),

    seen("yerlikaya", "TR", "Ali Yerlikaya", "tr-pkm07"),
    seen("soylu", "TR", "Suleyman Soylu", "tr-pkm08"),
    seen("catakli", "TR", "Ismail Catakli", "tr-pkm09"),
    seen("karaloglu", "TR", "Munir Karaloglu", "tr-pkm10"),

    seen("abdulaziz", "SA", "Prince Abdulaziz bin Saud bin Naif", "sa-pkm11"),
    seen("al-dawood", "SA", "Nasser bin Abdulaziz Al-Dawood", "sa-pkm12"),
    seen("wang", "CN", "Wang Xiaohong", "cn-pkm14"),
    seen("zhao", "CN", "Zhao Kezhi", "cn-pkm15"),

    seen("piantedosi", "IT", "Matteo Piantedosi", "it-pkm22"),
    seen("armellin", "IT", "Marilina Armellin", "it-pkm23"),
    seen("grande-marlaska", "ES", "Fernando Grande-Marlaska", "es-pkm21"),
    seen("plevris", "GR", "Athanasios Plevris", "gr-pkm21"),
    seen("rashid-al-khalifa", "BH", "Rashid bin Abdullah Al Khalifa", "bh-pkm24"),
    seen("zayed-al-nahyan", "AE", "Sheikh Zayed bin Hamad Al Nahyan", "ae-pkm25"),
    seen("al-busaidi", "OM", "Khalid bin Hilal Al Busaidi", "om-pkm26"),
  ],
};
