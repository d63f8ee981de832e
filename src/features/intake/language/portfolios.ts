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
Parliamentary Constitutional Administrative Administration Reform Reforms Governance Government Local Regional Provincial
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

/** Cities and provinces that stand beside a post ("Chief Minister Punjab") or name the place of a meeting. */
export const PLACE_WORDS = new Set(
  `Punjab Sindh Balochistan Baluchistan Khyber Pakhtunkhwa Gilgit Baltistan Kashmir Karachi Lahore Peshawar Quetta Rawalpindi
Multan Faisalabad Sialkot Gwadar Murree Mumbai Delhi Kolkata Chennai Bengaluru Bangalore Hyderabad Goa Kerala Gujarat
Maharashtra Rajasthan Dehradun Lucknow Amritsar Chandigarh Chittagong Chattogram Sylhet Dubai Sharjah Ajman Fujairah Jeddah
Jiddah Makkah Mecca Madinah Medina Dammam Mashhad Isfahan Zahedan Istanbul Izmir Antalya Trabzon Geneva Zurich Davos Munich
Frankfurt Hamburg Cologne Bonn Milan Naples Palermo Venice Barcelona Seville Valencia Malaga Granada Porto Lyon Marseille Nice
Strasbourg Lille Rotterdam Antwerp Manchester Birmingham Liverpool Edinburgh Glasgow Cardiff Belfast Leeds Dover Wilton
Geneva Salzburg Graz Krakow Gdansk Luxembourg Maastricht Bruges York Jersey Washington Chicago Boston Houston Miami
Philadelphia Atlanta Dallas Denver Seattle California Texas Florida Hawaii Honolulu Angeles Francisco Toronto Montreal
Vancouver Quebec Ontario Sydney Melbourne Brisbane Perth Adelaide Darwin Queensland Victoria Auckland Christchurch Jakarta
Bali Surabaya Medan Batam Semarang Denpasar Penang Johor Langkawi Sabah Sarawak Cebu Davao Mindanao Shanghai Guangzhou Shenzhen
Urumqi Kunming Xinjiang Chengdu Kashgar Osaka Kyoto Nagoya Hiroshima Busan Incheon Jeju Pattaya Phuket Danang Mombasa Kisumu Entebbe
Arusha Zanzibar Johannesburg Durban Lagos Kano Kumasi Tema Alexandria Aqaba Marrakesh Marrakech Casablanca Tangier Fez Sfax
Cancun Guadalajara Monterrey Tijuana Acapulco Cartagena Medellin Cali Guayaquil Cusco Recife Salvador Paulo Janeiro Rio Sao São
Manaus Foz Cordoba Mendoza Rosario Valparaiso Almaty Samarkand Bukhara Termez Herat Kandahar Jalalabad Torkham Chaman Taftan
Trincomalee Jaffna Galle Pokhara Birgunj Kathmandu`
    .split(/\s+/)
    .filter(Boolean),
);
