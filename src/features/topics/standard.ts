type Named = { slug: string; name: string; nameUr: string };

/** A topic of the first level with those below it. */
export type StandardTopic = Named & { below?: readonly Named[] };

/**
 * The subjects of bilateral security cooperation, to begin with; administrators edit them later. Trafficking in
 * persons and migrant smuggling are different offences and stay apart.
 */
export const STANDARD_TOPICS: readonly StandardTopic[] = [
  {
    slug: "counter-terrorism",
    name: "Counter-terrorism",
    nameUr: "انسدادِ دہشت گردی",
    below: [
      { slug: "violent-extremism", name: "Violent extremism", nameUr: "پرتشدد انتہا پسندی" },
      {
        slug: "explosive-devices",
        name: "Improvised explosives",
        nameUr: "دیسی ساختہ بارودی مواد",
      },
      {
        slug: "terror-technology",
        name: "Technology and intelligence",
        nameUr: "ٹیکنالوجی اور انٹیلی جنس",
      },
    ],
  },
  {
    slug: "cybercrime",
    name: "Cybercrime",
    nameUr: "سائبر جرائم",
    below: [
      { slug: "call-centres", name: "Illegal call centres", nameUr: "غیر قانونی کال سینٹر" },
      { slug: "cyber-fraud", name: "Cyber-enabled fraud", nameUr: "سائبر ذرائع سے دھوکہ دہی" },
    ],
  },
  {
    slug: "counter-narcotics",
    name: "Counter-narcotics",
    nameUr: "انسدادِ منشیات",
    below: [
      { slug: "drug-smuggling", name: "Drug smuggling", nameUr: "منشیات کی اسمگلنگ" },
      { slug: "drug-liaison", name: "Liaison officers", nameUr: "رابطہ افسران" },
    ],
  },
  { slug: "human-trafficking", name: "Human trafficking", nameUr: "انسانی تجارت" },
  { slug: "migrant-smuggling", name: "Migrant smuggling", nameUr: "تارکینِ وطن کی اسمگلنگ" },
  {
    slug: "irregular-migration",
    name: "Irregular migration and visa fraud",
    nameUr: "غیر قانونی نقل مکانی اور ویزا فراڈ",
    below: [
      {
        slug: "visa-fraud",
        name: "Visa and document fraud",
        nameUr: "ویزا اور دستاویزات کی جعل سازی",
      },
      { slug: "returns", name: "Returns and identification", nameUr: "واپسی اور شناخت" },
      {
        slug: "pre-clearance",
        name: "Pre-immigration clearance",
        nameUr: "امیگریشن سے قبل کلیئرنس",
      },
      {
        slug: "travel-documents",
        name: "Security of travel documents",
        nameUr: "سفری دستاویزات کا تحفظ",
      },
    ],
  },
  {
    slug: "border-management",
    name: "Border management",
    nameUr: "سرحدی انتظام",
    below: [{ slug: "border-surveillance", name: "Border surveillance", nameUr: "سرحدی نگرانی" }],
  },
  {
    slug: "maritime-security",
    name: "Coastal and maritime security",
    nameUr: "ساحلی اور بحری سلامتی",
    below: [{ slug: "coastal-surveillance", name: "Coastal surveillance", nameUr: "ساحلی نگرانی" }],
  },
  {
    slug: "financial-crime",
    name: "Financial crime",
    nameUr: "مالیاتی جرائم",
    below: [
      { slug: "money-laundering", name: "Money laundering", nameUr: "منی لانڈرنگ" },
      { slug: "terror-financing", name: "Terror financing", nameUr: "دہشت گردی کی مالی معاونت" },
    ],
  },
  {
    slug: "online-child-protection",
    name: "Online child protection",
    nameUr: "آن لائن تحفظِ اطفال",
    below: [
      {
        slug: "online-harassment",
        name: "Online harassment of children",
        nameUr: "بچوں کی آن لائن ہراسانی",
      },
      {
        slug: "online-exploitation",
        name: "Online exploitation of children",
        nameUr: "بچوں کا آن لائن استحصال",
      },
    ],
  },
  {
    slug: "organised-crime",
    name: "Organised crime",
    nameUr: "منظم جرائم",
    below: [{ slug: "begging-networks", name: "Begging networks", nameUr: "گداگری کے نیٹ ورک" }],
  },
  {
    slug: "legal-cooperation",
    name: "Prisoners, extradition and legal assistance",
    nameUr: "قیدی، حوالگی اور قانونی معاونت",
    below: [
      { slug: "prisoner-transfer", name: "Prisoner transfer", nameUr: "قیدیوں کی منتقلی" },
      { slug: "extradition", name: "Extradition", nameUr: "ملزمان کی حوالگی" },
      {
        slug: "mutual-legal-assistance",
        name: "Mutual legal assistance",
        nameUr: "باہمی قانونی معاونت",
      },
    ],
  },
  { slug: "forensics", name: "Forensics", nameUr: "فرانزک" },
  {
    slug: "policing",
    name: "Policing and institution building",
    nameUr: "پولیسنگ اور ادارہ سازی",
    below: [
      {
        slug: "law-enforcement-cooperation",
        name: "Law enforcement cooperation",
        nameUr: "قانون نافذ کرنے میں تعاون",
      },
      { slug: "police-training", name: "Police training", nameUr: "پولیس کی تربیت" },
      { slug: "institution-building", name: "Institution building", nameUr: "ادارہ سازی" },
      {
        slug: "standing-formats",
        name: "Working groups and dialogues",
        nameUr: "ورکنگ گروپ اور مکالمے",
      },
    ],
  },
  { slug: "crisis-management", name: "Crisis management", nameUr: "بحران سے نمٹنا" },
];
