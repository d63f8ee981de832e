/**
 * How texts speak of a country beside its name: people and adjectives, short forms, and the capital
 * or seat that stands for the government ("Canberra agreed"). Case matters: "US" is not "us".
 */
const SPOKEN = `
AE Emirati Emiratis UAE U.A.E.|Abu Dhabi
AF Afghan Afghans|Kabul
AL Albanian Albanians|Tirana
AM Armenian Armenians|Yerevan
AO Angolan Angolans|Luanda
AR Argentine Argentinian Argentines|Buenos Aires
AT Austrian Austrians|Vienna
AU Australian Australians Commonwealth_of_Australia|Canberra
AZ Azerbaijani Azeri|Baku
BA Bosnian Bosnians|Sarajevo
BB Barbadian Barbadians|Bridgetown
BD Bangladeshi Bangladeshis|Dhaka
BE Belgian Belgians
BF Burkinabe|Ouagadougou
BG Bulgarian Bulgarians|Sofia
BH Bahraini Bahrainis|Manama
BJ Beninese
BN Bruneian Brunei|Bandar Seri Begawan
BO Bolivian Bolivians Bolivia|La Paz
BR Brazilian Brazilians|Brasilia Brasília
BS Bahamian Bahamians Bahamas|Nassau
BT Bhutanese|Thimphu
BW Botswanan Batswana|Gaborone
BY Belarusian Belarusians|Minsk
BZ Belizean|Belmopan
CA Canadian Canadians|Ottawa
CD Congolese DRC|Kinshasa
CH Swiss Switzerland|Bern
CI Ivorian Ivorians Côte_d'Ivoire Ivory_Coast|Abidjan
CL Chilean Chileans
CM Cameroonian|Yaoundé
CN Chinese PRC China|Beijing
CO Colombian Colombians|Bogota Bogotá
CR Costa_Rican Costa_Ricans
CU Cuban Cubans|Havana
CY Cypriot Cypriots|Nicosia
CZ Czech Czechs Czech_Republic|Prague
DE German Germans Federal_Republic_of_Germany|Berlin
DK Danish Danes|Copenhagen
DO Dominican_Republic|Santo Domingo
DZ Algerian Algerians|Algiers
EC Ecuadorian Ecuadorians Ecuadorean|Quito
EE Estonian Estonians|Tallinn
EG Egyptian Egyptians|Cairo
ES Spanish Spaniards|Madrid
ET Ethiopian Ethiopians|Addis Ababa
EU European_Union European_Commission EU|Brussels
FI Finnish Finns|Helsinki
FJ Fijian Fijians|Suva
FR French|Paris
GA Gabonese
GB British UK U.K. United_Kingdom Britain Great_Britain England Scottish Britons|London Whitehall
GE Georgian Georgians|Tbilisi
GH Ghanaian Ghanaians|Accra
GM Gambian Gambians Gambia|Banjul
GR Greek Greeks Hellenic|Athens
GT Guatemalan Guatemalans
GY Guyanese|Georgetown
HN Honduran Hondurans|Tegucigalpa
HR Croatian Croatians|Zagreb
HT Haitian Haitians|Port-au-Prince
HU Hungarian Hungarians|Budapest
ID Indonesian Indonesians|Jakarta
IE Irish|Dublin
IL Israeli Israelis|Jerusalem
IN Indian Indians Bharat|New Delhi Delhi
IQ Iraqi Iraqis|Baghdad
IR Iranian Iranians Iran|Tehran
IS Icelandic Icelanders|Reykjavik
IT Italian Italians|Rome
JM Jamaican Jamaicans|Kingston
JO Jordanian Jordanians|Amman
JP Japanese|Tokyo
KE Kenyan Kenyans|Nairobi
KG Kyrgyz Kyrgyz_Republic|Bishkek
KH Cambodian Cambodians|Phnom Penh
KI I-Kiribati
KR South_Korean South_Koreans Republic_of_Korea ROK Korea Korean|Seoul
KP North_Korean North_Korea DPRK|Pyongyang
KW Kuwaiti Kuwaitis
KZ Kazakh Kazakhstani Kazakhs|Astana
LA Lao Laos Laotian Lao_PDR|Vientiane
LB Lebanese|Beirut
LK Sri_Lankan Sri_Lankans|Colombo
LR Liberian Liberians|Monrovia
LT Lithuanian Lithuanians|Vilnius
LU Luxembourgish
LV Latvian Latvians|Riga
LY Libyan Libyans Libya|Tripoli
MA Moroccan Moroccans|Rabat
MD Moldovan Moldovans Moldova|Chisinau
ME Montenegrin
MK North_Macedonian Macedonian North_Macedonia|Skopje
MM Burmese Burma Myanmar|Naypyidaw
MN Mongolian Mongolians|Ulaanbaatar
MR Mauritanian|Nouakchott
MT Maltese|Valletta
MU Mauritian|Port Louis
MV Maldivian Maldivians Maldives|Malé
MW Malawian
MX Mexican Mexicans|Mexico City
MY Malaysian Malaysians|Kuala Lumpur Putrajaya
MZ Mozambican|Maputo
NA Namibian|Windhoek
NE Nigerien|Niamey
NG Nigerian Nigerians|Abuja
NI Nicaraguan|Managua
NL Dutch Netherlands|The Hague
NO Norwegian Norwegians|Oslo
NP Nepali Nepalese Nepalis|Kathmandu
NR Nauruan
NZ New_Zealander New_Zealanders|Wellington
OM Omani Omanis|Muscat
PA Panamanian Panamanians
PE Peruvian Peruvians|Lima
PG Papua_New_Guinean PNG|Port Moresby
PH Philippine Filipino Filipinos Philippines|Manila
PK Pakistani Pakistanis|Islamabad Rawalpindi
PL Polish Poles|Warsaw
PS Palestinian Palestinians Palestine|Ramallah
PT Portuguese|Lisbon
PW Palauan
PY Paraguayan|Asunción
QA Qatari Qataris|Doha
RO Romanian Romanians|Bucharest
RS Serbian Serbs|Belgrade
RU Russian Russians Russia|Moscow
RW Rwandan Rwandans|Kigali
SA Saudi Saudis KSA Kingdom_of_Saudi_Arabia|Riyadh Jeddah
SB Solomon_Islander|Honiara
SD Sudanese|Khartoum
SE Swedish Swedes|Stockholm
SG Singaporean Singaporeans
SI Slovenian Slovene|Ljubljana
SK Slovak Slovakian|Bratislava
SL Sierra_Leonean|Freetown
SN Senegalese|Dakar
SO Somali Somalis|Mogadishu
SR Surinamese|Paramaribo
SV Salvadoran Salvadorans
SY Syrian Syrians Syria|Damascus
TD Chadian
TG Togolese
TH Thai Thais|Bangkok
TJ Tajik Tajiks|Dushanbe
TL Timorese East_Timor Timor-Leste|Dili
TM Turkmen|Ashgabat
TN Tunisian Tunisians
TO Tongan Tongans
TR Turkish Turks Türkiye Turkey|Ankara
TT Trinidadian Trinidad_and_Tobago|Port of Spain
TV Tuvaluan
TW Taiwanese Taiwan|Taipei
TZ Tanzanian Tanzanians Tanzania|Dodoma
UA Ukrainian Ukrainians|Kyiv Kiev
UG Ugandan Ugandans|Kampala
US American Americans US U.S. USA U.S.A. United_States White_House State_Department|Washington
UY Uruguayan|Montevideo
UZ Uzbek Uzbeks|Tashkent
VE Venezuelan Venezuelans Venezuela|Caracas
VN Vietnamese Viet_Nam Vietnam|Hanoi
VU Vanuatuan Ni-Vanuatu|Port Vila
WS Samoan Samoans|Apia
XK Kosovar Kosovo|Pristina
YE Yemeni Yemenis|Sana'a
ZA South_African South_Africans|Pretoria
ZM Zambian Zambians|Lusaka
ZW Zimbabwean Zimbabweans|Harare
`;

export type Spoken = { code: string; words: string[]; seats: string[] };

export const SPOKEN_COUNTRIES: readonly Spoken[] = SPOKEN.trim()
  .split("\n")
  .map((line) => {
    const [names = "", seats = ""] = line.split("|");
    const [code = "", ...words] = names.split(" ");
    return {
      code,
      words: words.map((word) => word.replaceAll("_", " ")),
      seats: seats === "" ? [] : seatsOf(seats),
    };
  });

/** Seats of two words are few; every other blank parts two seats. */
function seatsOf(text: string): string[] {
  const double =
    /Abu Dhabi|Buenos Aires|Bandar Seri Begawan|La Paz|Santo Domingo|Addis Ababa|New Delhi|Phnom Penh|Mexico City|Kuala Lumpur|The Hague|Port Moresby|Port Louis|Port Vila|Port of Spain/g;
  const kept = text.replace(double, (seat) => seat.replaceAll(" ", "_"));
  return kept.split(" ").map((seat) => seat.replaceAll("_", " "));
}
