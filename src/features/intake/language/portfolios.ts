/** Words of portfolios, tasks and rooms: they follow a post or a body and are never part of a name. */
export const PORTFOLIO_WORDS = new Set(
  `Interior Home Foreign External Internal Affairs Justice Law Legal Legislation Order Public Safety Security Defence
Defense Homeland National Federal State Civil Military Police Policing Prosecution Prosecutions Prisons Correctional
Corrections Narcotics Counternarcotics Counter-Narcotics Anti-Narcotics Drug Drugs Control Terrorism Counter-Terrorism
Counterterrorism Counter Anti Extremism Countering Crime Crimes Cybercrime Cyber Cybersecurity Digital Fraud Corruption
Anti-Corruption Financial Finance Fiscal Revenue Taxation Treasury Customs Excise Trade Commerce Commercial Industry
Industries Production Economic Economy Planning Statistics Budget Investment Privatisation Border Borders Frontier Frontiers
Boundary Checkpoints Migration Immigration Emigration Citizenship Nationality Passport Passports Registration Database
Refugees Refugee Asylum Integration Multicultural Overseas Pakistanis Diaspora Labour Labor Employment Manpower
Human Resource Resources Rights Trafficking Smuggling Persons Women Gender Children Child Youth Sports Social Welfare
Health Education Higher Training Research Science Sciences Technology Technologies Information Communications
Communication Broadcasting Telecommunication Telecommunications Media Press Culture Heritage Tourism Religious Islamic
Ministerial Botanical Parliamentary Constitutional Administrative Administration Reform Reforms Governance Government Local Regional Provincial
Territorial Rural Urban Housing Works Infrastructure Transport Transportation Aviation Shipping Merchant Ports Port
Railways Roads Maritime Marine Sea Seas Ocean Coastal Coast Fisheries Fishing Water Energy Power Petroleum Oil Gas Mines
Minerals Natural Environment Environmental Climate Forests Forestry Wildlife Conservation Agriculture Food Livestock
Veterans Disaster Disasters Emergency Emergencies Management Crisis Intelligence Investigation Investigations
Investigative Operations Operational Enforcement Protection Threats Strategy Strategic Policy Policies Development
Cooperation Co-operation International Multilateral Bilateral European Europe Asia Asian Africa African Americas America
Pacific Atlantic Gulf Arab Caribbean Eastern Western Northern Southern Central North South East West Middle Special
General Organised Organized Transnational Serious Forensic Forensics Scientific Technical Supervision Inspection Audit
Accountability Ethics Integrity Elections Electoral Judicial Judiciary Prosecutor Attorney Solicitor Crown Royal Republic
Kingdom Islamic People's Democratic Union Unit Units Wing Wings Branch Division Section Desk Cell Service Services Force
Forces Corps Command Guard Guards Rangers Patrol Navy Naval Army Air Aerospace Frontex Interagency Inter-Agency
Intergovernmental Joint Combined Chiefs Staff Headquarters Secretariat Cabinet Office Offices House Palace Parliament
Assembly Senate Congress Council Commission Committee Board Court Courts Tribunal Authority Agency Agencies Bureau
Ministry Department Directorate Institute Institution Academy College School University Centre Center Laboratory Mission
Embassy Consulate Delegation Delegations Commonwealth Nuclear Chemical Weapons Firearms Explosives Arms Gaming Lottery
Aid Assistance Relief Support Programme Programs Program Projects Project Monitoring Evaluation Innovation Skills Science
Community Communities Traffic Highway Motorway Tourist Railway Airport Airports Seaport Property Intellectual Consumer
Competition Standards Quality Banking Bank Insurance Securities Exchange Money Laundering Anti-Money Proceeds Sanctions
Export Exports Imports Hotel Hall Square Street Road Complex Enclave Liaison Protocol Consular Diplomatic Political Bilateral`
    .split(/\s+/)
    .filter(Boolean),
);

/** Cities and provinces beside the seats of governments, by country. */
const PLACES = `
PK Punjab Sindh Balochistan Baluchistan Khyber Pakhtunkhwa Gilgit Baltistan Karachi Lahore Peshawar Quetta Rawalpindi Multan Faisalabad Sialkot Gwadar Murree Torkham Chaman Taftan
IN Mumbai Delhi Kolkata Chennai Bengaluru Bangalore Goa Kerala Gujarat Maharashtra Rajasthan Dehradun Lucknow Amritsar Chandigarh
BD Chittagong Chattogram Sylhet
AE Dubai Sharjah Ajman Fujairah
SA Jeddah Jiddah Makkah Mecca Madinah Medina Dammam
IR Mashhad Isfahan Zahedan
TR Istanbul Izmir Antalya Trabzon
CH Geneva Zurich Davos
DE Munich Frankfurt Hamburg Cologne Bonn
IT Milan Naples Palermo Venice
ES Barcelona Seville Malaga Granada
PT Porto
FR Lyon Marseille Nice Strasbourg Lille
NL Rotterdam Maastricht
BE Antwerp Bruges
GB Manchester Birmingham Liverpool Edinburgh Glasgow Cardiff Belfast Leeds Dover Wilton
AT Salzburg Graz
PL Krakow Gdansk
US York Jersey Chicago Boston Houston Miami Philadelphia Atlanta Dallas Denver Seattle California Texas Florida Hawaii Honolulu Angeles Francisco
CA Toronto Montreal Vancouver Quebec Ontario
AU Sydney Melbourne Brisbane Perth Adelaide Darwin Queensland
NZ Auckland Christchurch
ID Surabaya Bali Medan Batam Semarang Denpasar
MY Penang Johor Langkawi Sabah Sarawak
PH Cebu Davao Mindanao
CN Shanghai Guangzhou Shenzhen Urumqi Kunming Xinjiang Chengdu Kashgar
JP Osaka Kyoto Nagoya Hiroshima
KR Busan Incheon Jeju
TH Pattaya Phuket
VN Danang
KE Mombasa Kisumu
UG Entebbe
TZ Arusha Zanzibar
ZA Johannesburg Durban
NG Lagos Kano
GH Kumasi Tema
EG Alexandria
JO Aqaba
MA Marrakesh Marrakech Casablanca Tangier Fez
TN Sfax
MX Cancun Guadalajara Monterrey Tijuana Acapulco
CO Cartagena Medellin Cali
EC Guayaquil
PE Cusco
BR Recife Paulo Rio Manaus
CL Valparaiso
AR Mendoza Rosario
KZ Almaty
UZ Samarkand Bukhara Termez
AF Herat Kandahar Jalalabad
LK Trincomalee Jaffna Galle
NP Pokhara Birgunj`;
const COUNTRIES = new Map(
  PLACES.trim()
    .split("\n")
    .flatMap((line) => {
      const [code = "", ...places] = line.split(" ");
      return places.map((place) => [place, code] as const);
    }),
);

/** Places that stand beside a post ("Chief Minister Punjab") or say where a meeting was. */
export const PLACE_WORDS: ReadonlySet<string> = new Set([
  ...COUNTRIES.keys(),
  "Kashmir",
  "Hyderabad",
  "Luxembourg",
]);
export const countryOfPlace = (place: string): string | null => COUNTRIES.get(place) ?? null;
