import type { DemoTopic, Records } from "./shape.ts";

const top = (slug: string, name: string, nameUr: string): DemoTopic => ({
  key: `topic/${slug}`,
  name,
  nameUr,
});
const below = (parent: string, slug: string, name: string, nameUr: string): DemoTopic => ({
  key: `topic/${slug}`,
  name,
  nameUr,
  under: `topic/${parent}`,
});

/** The subjects of bilateral security cooperation, two levels; administrators edit them later. */
export const topics: Records = {
  topics: [
    top("counter-terrorism", "Counter-terrorism", "انسدادِ دہشت گردی"),
    below("counter-terrorism", "violent-extremism", "Violent extremism", "پرتشدد انتہا پسندی"),
    below(
      "counter-terrorism",
      "explosive-devices",
      "Improvised explosives",
      "دیسی ساختہ بارودی مواد",
    ),
    below(
      "counter-terrorism",
      "terror-technology",
      "Technology and intelligence",
      "ٹیکنالوجی اور انٹیلی جنس",
    ),

    top("cybercrime", "Cybercrime", "سائبر جرائم"),
    below("cybercrime", "call-centres", "Illegal call centres", "غیر قانونی کال سینٹر"),
    below("cybercrime", "cyber-fraud", "Cyber-enabled fraud", "سائبر ذرائع سے دھوکہ دہی"),

    top("counter-narcotics", "Counter-narcotics", "انسدادِ منشیات"),
    below("counter-narcotics", "drug-smuggling", "Drug smuggling", "منشیات کی اسمگلنگ"),
    below("counter-narcotics", "drug-liaison", "Liaison officers", "رابطہ افسران"),

    top("human-trafficking", "Human trafficking", "انسانی تجارت"),
    top("migrant-smuggling", "Migrant smuggling", "تارکینِ وطن کی اسمگلنگ"),

    top(
      "irregular-migration",
      "Irregular migration and visa fraud",
      "غیر قانونی نقل مکانی اور ویزا فراڈ",
    ),
    below(
      "irregular-migration",
      "visa-fraud",
      "Visa and document fraud",
      "ویزا اور دستاویزات کی جعل سازی",
    ),
    below("irregular-migration", "returns", "Returns and identification", "واپسی اور شناخت"),
    below(
      "irregular-migration",
      "pre-clearance",
      "Pre-immigration clearance",
      "امیگریشن سے قبل کلیئرنس",
    ),
    below(
      "irregular-migration",
      "travel-documents",
      "Security of travel documents",
      "سفری دستاویزات کا تحفظ",
    ),

    top("border-management", "Border management", "سرحدی انتظام"),
    below("border-management", "border-surveillance", "Border surveillance", "سرحدی نگرانی"),

    top("maritime-security", "Coastal and maritime security", "ساحلی اور بحری سلامتی"),
    below("maritime-security", "coastal-surveillance", "Coastal surveillance", "ساحلی نگرانی"),

    top("financial-crime", "Financial crime", "مالیاتی جرائم"),
    below("financial-crime", "money-laundering", "Money laundering", "منی لانڈرنگ"),
    below("financial-crime", "terror-financing", "Terror financing", "دہشت گردی کی مالی معاونت"),

    top("online-child-protection", "Online child protection", "آن لائن تحفظِ اطفال"),
    below(
      "online-child-protection",
      "online-harassment",
      "Online harassment of children",
      "بچوں کی آن لائن ہراسانی",
    ),
    below(
      "online-child-protection",
      "online-exploitation",
      "Online exploitation of children",
      "بچوں کا آن لائن استحصال",
    ),

    top("organised-crime", "Organised crime", "منظم جرائم"),
    below("organised-crime", "begging-networks", "Begging networks", "گداگری کے نیٹ ورک"),

    top(
      "legal-cooperation",
      "Prisoners, extradition and legal assistance",
      "قیدی، حوالگی اور قانونی معاونت",
    ),
    below("legal-cooperation", "prisoner-transfer", "Prisoner transfer", "قیدیوں کی منتقلی"),
    below("legal-cooperation", "extradition", "Extradition", "ملزمان کی حوالگی"),
    below(
      "legal-cooperation",
      "mutual-legal-assistance",
      "Mutual legal assistance",
      "باہمی قانونی معاونت",
    ),

    top("forensics", "Forensics", "فرانزک"),

    top("policing", "Policing and institution building", "پولیسنگ اور ادارہ سازی"),
    below(
      "policing",
      "law-enforcement-cooperation",
      "Law enforcement cooperation",
      "قانون نافذ کرنے میں تعاون",
    ),
    below("policing", "police-training", "Police training", "پولیس کی تربیت"),
    below("policing", "institution-building", "Institution building", "ادارہ سازی"),
    below("policing", "standing-formats", "Working groups and dialogues", "ورکنگ گروپ اور مکالمے"),

    top("crisis-management", "Crisis management", "بحران سے نمٹنا"),
  ],
};
