/** Letters and digits that keyboards and fonts give in more than one form; each is as long as the other. */
const FORMS: Readonly<Record<string, string>> = {
  ي: "ی",
  ى: "ی",
  ك: "ک",
  ه: "ہ",
  ة: "ہ",
  ۃ: "ہ",
  ۂ: "ہ",
  أ: "ا",
  إ: "ا",
  ٱ: "ا",
  ۓ: "ے",
};

/** The text in one form of its letters, unit for unit, with digits 0 to 9. Other scripts stay as they are. */
export function foldUrdu(text: string): string {
  return text.replace(/[\u0600-\u06ff]/g, (letter) => {
    const code = letter.charCodeAt(0);
    if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
    if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
    return FORMS[letter] ?? letter;
  });
}

/** How Urdu texts speak of countries beside their standard names; after the bar the seats of governments. */
const SPOKEN = `
PK پاکستان,پاکستانی,حکومت پاکستان|اسلام آباد
GB برطانیہ,برطانوی,انگلینڈ|لندن
US امریکہ,امریکا,امریکی,ریاستہائے متحدہ امریکہ|واشنگٹن
CN چین,چینی|بیجنگ
SA سعودی عرب,سعودی,سعودیہ|ریاض
AE متحدہ عرب امارات,یو اے ای,اماراتی,امارات|ابوظہبی,ابو ظہبی,ابوظبی
QA قطر,قطری|دوحہ
OM عمان,اومان,عمانی|مسقط
BH بحرین,بحرینی|منامہ
KW کویت,کویتی|کویت سٹی
IR ایران,ایرانی|تہران
IQ عراق,عراقی|بغداد
AF افغانستان,افغان,افغانی|کابل
IN بھارت,بھارتی,ہندوستان,انڈیا|نئی دہلی
BD بنگلہ دیش,بنگلادیش,بنگلہ دیشی|ڈھاکہ,ڈھاکا
LK سری لنکا,سری لنکن|کولمبو
NP نیپال,نیپالی|کھٹمنڈو
MV مالدیپ|مالے
TR ترکیہ,ترکی,ترک|انقرہ
AZ آذربائیجان,آزربائیجان,آذربائیجانی,آذری|باکو
UZ ازبکستان,ازبک|تاشقند
TJ تاجکستان,تاجک|دوشنبہ
KZ قازقستان,قزاقستان,قازق|آستانہ
TM ترکمانستان,ترکمان|اشک آباد
KG کرغزستان,کرغیزستان|بشکیک
RU روس,روسی|ماسکو
DE جرمنی,جرمن|برلن
FR فرانس,فرانسیسی|پیرس
IT اٹلی,اطالوی|روم
ES اسپین,سپین,ہسپانوی|میڈرڈ
PT پرتگال,پرتگالی|لزبن
NL نیدرلینڈز,نیدرلینڈ,ہالینڈ,ڈچ|دی ہیگ
BE بیلجیم,بیلجیئم
GR یونان,یونانی|ایتھنز
AT آسٹریا,آسٹرین|ویانا
CH سوئٹزرلینڈ,سوئس
SE سویڈن,سویڈش|اسٹاک ہوم
NO ناروے|اوسلو
DK ڈنمارک
FI فن لینڈ
PL پولینڈ
RO رومانیہ
HU ہنگری
UA یوکرین
EU یورپی یونین,یورپی کمیشن|برسلز
JP جاپان,جاپانی|ٹوکیو
KR جنوبی کوریا,کوریا,کورین|سیول,سیئول
AU آسٹریلیا,آسٹریلوی|کینبرا
NZ نیوزی لینڈ
CA کینیڈا,کینیڈین|اوٹاوا
MY ملائیشیا,ملائشیا|کوالالمپور
ID انڈونیشیا|جکارتہ
TH تھائی لینڈ|بنکاک
SG سنگاپور
EG مصر,مصری|قاہرہ
JO اردن|عمان شہر
MA مراکش|رباط
KE کینیا|نیروبی
NG نائیجیریا|ابوجا
ZA جنوبی افریقہ|پریٹوریا`;

type Spoken = { code: string; words: string[]; seats: string[] };

export const URDU_COUNTRIES: readonly Spoken[] = SPOKEN.trim()
  .split("\n")
  .map((line) => {
    const [names = "", seats = ""] = line.slice(3).split("|");
    return {
      code: line.slice(0, 2),
      words: names.split(","),
      seats: seats === "" ? [] : seats.split(","),
    };
  });

/** Bodies that Urdu texts name by the English letters of their acronym, or by their common name. */
export const URDU_BODIES: readonly { country: string | null; name: string }[] = [
  ...[
    "ایف آئی اے",
    "وفاقی تحقیقاتی ادارہ",
    "وفاقی تحقیقاتی ایجنسی",
    "نادرا",
    "نیکٹا",
    "اے این ایف",
    "اینٹی نارکوٹکس فورس",
    "این سی سی آئی اے",
    "نیشنل پولیس اکیڈمی",
    "فرنٹیئر کور",
    "فرنٹیئر کانسٹیبلری",
    "فیڈرل کانسٹیبلری",
    "پاکستان کوسٹ گارڈز",
    "رینجرز",
  ].map((name) => ({ country: "PK", name })),
  ...["وزارت داخلہ", "وزارتِ داخلہ", "وزارت خارجہ", "وزارتِ خارجہ", "وزارت قانون", "انٹرپول"].map(
    (name) => ({ country: null, name }),
  ),
  { country: "GB", name: "نیشنل کرائم ایجنسی" },
  { country: "US", name: "ایف بی آئی" },
];
