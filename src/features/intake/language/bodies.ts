/** Bodies so well known that texts name them without their country; the register's own agencies come first. */
const BODIES: Readonly<Record<string, string>> = {
  /** Of no single country. */
  "": "INTERPOL|Interpol|UNODC|United Nations Office on Drugs and Crime|UN Office on Drugs and Crime|IOM|International Organization for Migration|International Organisation for Migration|UNHCR|FATF|Financial Action Task Force|ASEANAPOL|AFRIPOL|AMERIPOL|World Customs Organization|World Customs Organisation",
  US: "FBI|DEA|DHS|CBP|ICE|INL|USAID|ATF|TSA|Department of State|State Department|Department of Justice|Justice Department|Department of Homeland Security|Federal Bureau of Investigation|Drug Enforcement Administration|Coast Guard|USCG|SOUTHCOM|AFRICOM|CENTCOM|INDOPACOM|Pentagon|Department of Defense|Department of the Treasury|Treasury Department|Peace Corps|National Security Council|Bureau of International Narcotics and Law Enforcement Affairs",
  GB: "NCA|FCDO|Home Office|National Crime Agency|Foreign, Commonwealth and Development Office|Foreign Commonwealth and Development Office|Foreign, Commonwealth & Development Office|Foreign and Commonwealth Office|Metropolitan Police|Scotland Yard|Border Force|Crown Prosecution Service|HMRC|GCHQ",
  AU: "AFP|Australian Federal Police|AUSTRAC|AusAID|ABF|DFAT|Australian Border Force|Customs and Border Protection|Attorney-General's Department|Department of Home Affairs|Australian Customs|ASIO|Defence Force",
  CA: "RCMP|CBSA|Royal Canadian Mounted Police|Global Affairs Canada|Public Safety Canada",
  PK: "FIA|NADRA|NCCIA|NACTA|ANF|Federal Investigation Agency|Anti-Narcotics Force|Federal Constabulary|Frontier Corps",
  IN: "NCB|NIA|CBI|BSF|SSB|Narcotics Control Bureau|National Investigation Agency|Ministry of External Affairs|Ministry of Home Affairs",
  ID: "POLRI|BNPT|Densus 88|BNN|KPK",
  PH: "PNP|PDEA|DILG",
  MY: "RMP|PDRM|Royal Malaysia Police|MMEA",
  MX: "SEDENA|SEMAR|FGR|PGR",
  CO: "DIJIN|Fiscalía",
  SG: "CPIB|ICA|CNB|Ministry of Law|MinLaw|Singapore Police Force",
  EU: "Europol|Eurojust|Frontex|European Commission|EUCAP|High Representative",
  DE: "BKA|Bundeskriminalamt|Bundespolizei",
  FR: "Gendarmerie|Gendarmerie nationale|Police nationale",
  ES: "Guardia Civil|Civil Guard|Policía Nacional",
  IT: "Carabinieri|Guardia di Finanza|Polizia di Stato",
  PT: "Polícia Judiciária|Guarda Nacional Republicana",
  BR: "Polícia Federal",
  IE: "An Garda Síochána|Garda Síochána",
  TR: "Jandarma",
  NL: "Koninklijke Marechaussee|Marechaussee",
  CL: "Carabineros|Carabineros de Chile|PDI",
  JP: "JICA",
  KR: "KOICA",
  AE: "Abu Dhabi Police|Dubai Police",
};

export const KNOWN_BODIES: readonly { country: string | null; name: string }[] = Object.entries(
  BODIES,
).flatMap(([country, names]) =>
  names.split("|").map((name) => ({ country: country || null, name })),
);
