/*
 * The rows of the benchmark, as statements that make them from their number alone: the same size gives the same
 * register on the same day. `:from` and `:to` stand for the numbers of one part, `:meetings` and so on for how many
 * there are. A meeting decides on the partner, the marking and the day of what was said in it.
 */

export type Size = Readonly<Record<"commitments" | Counted, number>>;
type Counted = "meetings" | "sources" | "agreements" | "trainings";

/** What stands beside so many commitments. */
export const sizeOf = (commitments: number): Size => ({
  commitments,
  meetings: Math.ceil(commitments / 5),
  sources: Math.ceil(commitments / 4),
  agreements: Math.ceil(commitments / 20),
  trainings: Math.ceil(commitments / 50),
});

const words = (...list: string[]) => `array[${list.map((word) => `'${word}'`).join(",")}]`;

const PARTNERS = words(
  ..."GB US CN TR SA AE IT DE FR ES GR NL BE SE NO DK AU CA JP KR MY ID TH LK BD AF IR TJ UZ KZ RU AZ QA OM KW BH JO EG MA ZA".split(
    " ",
  ),
);
const VERBS = words(
  "Train",
  "Deploy",
  "Exchange",
  "Review",
  "Provide",
  "Establish",
  "Draft",
  "Finalise",
  "Share",
  "Support",
  "Send",
  "Renew",
);
const OBJECTS = words(
  "examiners of travel documents",
  "liaison officers",
  "fingerprint records",
  "a mutual legal assistance treaty",
  "forensic laboratory equipment",
  "a joint working group on cybercrime",
  "standard procedures for returns",
  "passenger data for inbound flights",
  "investigators of money laundering",
  "patrol boats for the coast guard",
  "a hotline for missing children",
  "precursor chemicals control lists",
  "a prisoner transfer agreement",
  "canine units for narcotics",
  "border crossing scanners",
  "crisis management exercises",
);
const PLACES = words(
  "the capital",
  "the northern crossing",
  "the main airport",
  "the port authority",
  "the police academy",
  "the coastal command",
  "the central bureau",
  "the federal laboratory",
  "the data centre",
  "the border region",
);

/** What the statements share; goes with the schema when all is there. */
export const FUNCTIONS = `
create schema bench;
create function bench.id(kind int, n bigint) returns uuid language sql immutable parallel safe as
  $$ select (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
-- Evenly from 0 to a million, the same each time.
create function bench.chance(n bigint, salt int) returns int language sql immutable parallel safe as
  $$ select ((hashint8extended(n, salt) & 9223372036854775807) % 1000000)::int $$;
create function bench.one_of(list text[], n bigint, salt int) returns text language sql immutable parallel safe as
  $$ select list[1 + bench.chance(n, salt) % cardinality(list)] $$;
-- A few partners have most of the meetings.
create function bench.partner_no(meeting bigint) returns int language sql immutable parallel safe as
  $$ select floor(40 * power(bench.chance(meeting, 1) / 1000000.0, 2))::int $$;
create function bench.partner(meeting bigint) returns char(2) language sql immutable parallel safe as
  $$ select (${PARTNERS})[1 + bench.partner_no(meeting)] $$;
create function bench.marking(meeting bigint) returns marking language sql immutable parallel safe as
  $$ select case when bench.chance(meeting, 2) < 800000 then 'official' when bench.chance(meeting, 2) < 950000 then 'restricted'
       when bench.chance(meeting, 2) < 990000 then 'confidential' else 'secret' end::marking $$;
create function bench.is_planned(meeting bigint) returns boolean language sql immutable parallel safe as
  $$ select bench.chance(meeting, 4) < 10000 $$;
create function bench.day(meeting bigint) returns date language sql stable parallel safe as
  $$ select case when bench.is_planned(meeting) then current_date + 1 + bench.chance(meeting, 5) % 90
       else current_date - bench.chance(meeting, 3) % 4000 end $$;
-- The day on which the promises of a meeting were made: never ahead.
create function bench.made(meeting bigint) returns date language sql stable parallel safe as
  $$ select least(bench.day(meeting), current_date - bench.chance(meeting, 3) % 400) $$;
create function bench.sentence(n bigint, salt int) returns text language sql immutable parallel safe as
  $$ select bench.one_of(${VERBS}, n, salt) || ' ' || bench.one_of(${OBJECTS}, n, salt + 1) || ' at ' || bench.one_of(${PLACES}, n, salt + 2) $$;
-- Eight agencies of each partner, and then sixty at home.
create function bench.agency(partner_no int, n bigint, salt int) returns uuid language sql immutable parallel safe as
  $$ select bench.id(4, case when bench.chance(n, salt) % 3 = 0 then 321 + bench.chance(n, salt + 1) % 60
       else 1 + partner_no * 8 + bench.chance(n, salt + 1) % 8 end) $$;
`;

const USER = "bench.id(1, 1)";
export const USER_ID = "00000001-0000-7000-8000-000000000001";

/** What does not grow. */
export const FIXED = `
insert into user_account (id, email, name, role, clearance, updated_at)
  select bench.id(1, n), role || '@bench.example', 'Bench ' || role, role::role, 'secret', now()
  from unnest(array['manager', 'analyst', 'officer']) with ordinality r(role, n);
insert into topic (id, slug, name, name_ur, parent_id, position, updated_at)
  select bench.id(2, n), 'topic-' || n, 'Topic ' || n, 'موضوع ' || n, case when n > 15 then bench.id(2, 1 + n % 15) end, n, now()
  from generate_series(1, 60) n order by n;
insert into route (id, name, valid_from, updated_at) values (bench.id(3, 1), 'Route of the benchmark', '2015-01-01', now());
insert into route_stage (id, route_id, position, stage, target_days)
  select bench.id(3, 1 + n), bench.id(3, 1), n::int, stage, 20 + 5 * n::int
  from unnest((enum_range(null::stage))[1:13]) with ordinality s(stage, n);
insert into agency (id, country, name, acronym, kind, functions, releasable_to, updated_at)
  select bench.id(4, n), case when n > 320 then (select code from country where is_home) else (${PARTNERS})[1 + (n - 1) / 8] end,
    'Agency ' || n || ' for ' || bench.one_of(${PLACES}, n, 90), 'A' || n,
    ((enum_range(null::agency_kind))[1 + bench.chance(n, 91) % 10]), '{}', '{}', now()
  from generate_series(1, 380) n;
insert into person (id, country, name, releasable_to, updated_at)
  select bench.id(5, n), case when n > 320 then (select code from country where is_home) else (${PARTNERS})[1 + (n - 1) / 8] end,
    'Post-holder ' || n, '{}', now()
  from generate_series(1, 380) n;
insert into post (id, agency_id, title, updated_at) select bench.id(6, n), bench.id(4, n), 'Director ' || n, now() from generate_series(1, 380) n;
insert into tenure (id, person_id, post_id, from_on, from_precision, updated_at)
  select bench.id(7, n), bench.id(5, n), bench.id(6, n), current_date - 1000 - n::int, 'day', now() from generate_series(1, 380) n;
`;

type Part = { of: keyof Size; text: string };

const part = (of: keyof Size, text: string): Part => ({ of, text });

const MEETING = `cross join lateral (select 1 + (n - 1) % :meetings as m) at
  cross join lateral (select bench.partner(m) as partner, bench.partner_no(m) as partner_no, bench.marking(m) as marking, bench.made(m) as made) its`;

/** What grows, each table after those that it points to. */
export const ROWS: readonly Part[] = [
  part(
    "meetings",
    `insert into meeting (id, ref, partner, marking, releasable_to, type, title, held_on, held_precision, time_zone, place, host_side,
       life, record_state, summary, created_by_id, created_at, updated_at)
     select bench.id(16, n), format('MTG-%s-%s-%s', bench.partner(n), extract(year from bench.day(n)), lpad(n::text, 7, '0')),
       bench.partner(n), bench.marking(n), '{}', (enum_range(null::meeting_type))[1 + bench.chance(n, 10) % 7],
       'Talks on how to ' || lower(bench.sentence(n, 11)), bench.day(n), 'day', 'Asia/Karachi', bench.one_of(${PLACES}, n, 14),
       case when n % 2 = 0 then 'home' else 'partner' end::side, case when bench.is_planned(n) then 'planned' else 'held' end::meeting_life,
       case when bench.is_planned(n) or n % 50 = 0 then 'draft' when n % 200 = 1 then 'submitted' when n % 500 = 2 then 'returned' else 'agreed' end::record_state,
       'The sides agreed to ' || lower(bench.sentence(n, 15)) || '.', bench.id(1, 1 + n % 3),
       least(bench.day(n), current_date)::timestamptz, least(bench.day(n), current_date)::timestamptz
     from generate_series(:from::bigint, :to::bigint) n`,
  ),
  part(
    "meetings",
    `insert into participant (id, partner, marking, meeting_id, side, person_id, post_id, agency_id, name, is_head, position)
     select bench.id(17, 2 * n + s), its.partner, its.marking, bench.id(16, n), case when s = 0 then 'home' else 'partner' end::side,
       bench.id(5, who), bench.id(6, who), bench.id(4, who), 'Post-holder ' || who, true, s::int
     from generate_series(:from::bigint, :to::bigint) n ${MEETING} cross join generate_series(0, 1) s
     cross join lateral (select case when s = 0 then 321 + bench.chance(n, 20) % 60 else 1 + its.partner_no * 8 + bench.chance(n, 21) % 8 end as who) seat`,
  ),
  part(
    "meetings",
    `insert into meeting_topic (meeting_id, topic_id)
     select bench.id(16, n), bench.id(2, 1 + bench.chance(n, 22) % 60) from generate_series(:from::bigint, :to::bigint) n`,
  ),
  part(
    "sources",
    `insert into source (id, ref, partner, marking, releasable_to, kind, title, publisher, published_on, published_precision, text, sha256,
       created_by_id, created_at, updated_at)
     select bench.id(18, n), format('SRC-%s-%s-%s', its.partner, extract(year from its.made), lpad(n::text, 7, '0')), its.partner, its.marking, '{}',
       (enum_range(null::source_kind))[1 + bench.chance(n, 25) % 9], 'Statement: ' || lower(bench.sentence(n, 26)),
       'Publisher ' || bench.chance(n, 29) % 80, its.made, 'day', said.text, encode(sha256(said.text::bytea), 'hex'), ${USER},
       its.made::timestamptz, its.made::timestamptz
     from generate_series(:from::bigint, :to::bigint) n ${MEETING}
     cross join lateral (select format('No. %s. Both sides will %s. They also agreed to %s. The next round will %s.', n,
       lower(bench.sentence(n, 30)), lower(bench.sentence(n, 33)), lower(bench.sentence(n, 36))) as text) said`,
  ),
  part(
    "agreements",
    `insert into agreement (id, ref, partner, marking, releasable_to, title, instrument, binding, lead_agency_id, route_id, created_by_id, created_at, updated_at)
     select bench.id(19, n), format('AGR-%s-%s-%s', its.partner, extract(year from its.made), lpad(n::text, 7, '0')), its.partner, its.marking, '{}',
       'Instrument to ' || lower(bench.sentence(n, 40)),
       case when bench.chance(n, 43) < 550000 then 'mou' else (enum_range(null::instrument_type))[1 + bench.chance(n, 44) % 12] end::instrument_type,
       (enum_range(null::binding))[1 + bench.chance(n, 45) % 3], bench.agency(its.partner_no, n, 46), bench.id(3, 1), ${USER},
       its.made::timestamptz, its.made::timestamptz
     from generate_series(:from::bigint, :to::bigint) n ${MEETING}`,
  ),
  part(
    "agreements",
    `insert into agreement_action (id, partner, marking, agreement_id, type, happened_on, precision, recorded_at)
     select bench.id(20, 4 * n + k), its.partner, its.marking, bench.id(19, n), ('{signed,in_force,suspended}'::agreement_action_type[])[k],
       least(its.made + 90 * k::int, current_date), 'day', least(its.made + 90 * k::int, current_date)::timestamptz
     from generate_series(:from::bigint, :to::bigint) n ${MEETING}
     cross join generate_series(1, case when bench.chance(n, 48) < 350000 then 0 when bench.chance(n, 48) < 500000 then 1 when bench.chance(n, 48) < 950000 then 2 else 3 end) k`,
  ),
  part(
    "agreements",
    `insert into stage_entry (id, partner, marking, agreement_id, stage, entered_on, waiting_on, by_id, recorded_at)
     select bench.id(21, 8 * n + k), its.partner, its.marking, bench.id(19, n), (enum_range(null::stage))[k], day.entered,
       (enum_range(null::waiting_on))[1 + bench.chance(n, 50) % 2], ${USER}, day.entered::timestamptz
     from generate_series(:from::bigint, :to::bigint) n ${MEETING}
     cross join generate_series(1, 1 + bench.chance(n, 51) % 6) k
     cross join lateral (select least(its.made + 15 * k::int, current_date) as entered) day`,
  ),
  part(
    "agreements",
    `insert into agreement_topic (agreement_id, topic_id)
     select bench.id(19, n), bench.id(2, 1 + bench.chance(n, 52) % 60) from generate_series(:from::bigint, :to::bigint) n`,
  ),
  part(
    "agreements",
    `insert into agreement_party (agreement_id, agency_id, side)
     select bench.id(19, n), bench.id(4, case when s = 0 then 321 + bench.chance(n, 53) % 60 else 1 + its.partner_no * 8 + bench.chance(n, 54) % 8 end),
       case when s = 0 then 'home' else 'partner' end::side
     from generate_series(:from::bigint, :to::bigint) n ${MEETING} cross join generate_series(0, 1) s`,
  ),
  part(
    "commitments",
    `insert into commitment (id, ref, partner, marking, releasable_to, title, text, kind, obligor, beneficiary, strength, lead_agency_id,
       made_on, made_precision, due_on, due_precision, created_by_id, created_at, updated_at)
     select bench.id(22, n), format('COM-%s-%s-%s', its.partner, extract(year from its.made), lpad(n::text, 7, '0')), its.partner, its.marking, '{}',
       bench.sentence(n, 60), 'Both sides will ' || lower(bench.sentence(n, 63)) || ', and ' || lower(bench.sentence(n, 66)) || '.',
       (enum_range(null::commitment_kind))[1 + bench.chance(n, 69) % 8],
       ('{home,home,home,partner,partner,partner,both}'::obligor[])[1 + bench.chance(n, 70) % 7], (enum_range(null::obligor))[1 + bench.chance(n, 71) % 3],
       ('{signed,agreed,agreed,agreed,agreed,decided,decided,reaffirmed,reaffirmed,will,will,will,will,will,will,welcomed,welcomed,proposed,reviewed,discussed}'::wording_strength[])[1 + bench.chance(n, 72) % 20],
       bench.agency(its.partner_no, n, 73), its.made, 'day', due.on_day, case when due.on_day is null then 'unknown' else due.precision end::date_precision,
       bench.id(1, 1 + n % 3), its.made::timestamptz, its.made::timestamptz
     from generate_series(:from::bigint, :to::bigint) n ${MEETING}
     cross join lateral (select case when bench.chance(n, 75) >= 150000 then its.made + 30 + bench.chance(n, 76) % 1200 end as on_day,
       ('{day,day,day,day,day,day,month,month,quarter,year}'::date_precision[])[1 + bench.chance(n, 77) % 10] as precision) due`,
  ),
  part(
    "commitments",
    `insert into commitment_topic (commitment_id, topic_id)
     select bench.id(22, n), bench.id(2, t) from generate_series(:from::bigint, :to::bigint) n
     cross join lateral (select 1 + bench.chance(n, 80) % 60 as t union select 1 + bench.chance(n, 81) % 60 where n % 3 = 0) its
     where n % 40 > 0`,
  ),
  part(
    "commitments",
    `insert into commitment_agency (commitment_id, agency_id)
     select bench.id(22, n), bench.agency(its.partner_no, n, 82) from generate_series(:from::bigint, :to::bigint) n ${MEETING} where n % 2 = 0`,
  ),
  part(
    "commitments",
    `insert into commitment_origin (id, commitment_id, meeting_id) select bench.id(23, n), bench.id(22, n), bench.id(16, m)
     from generate_series(:from::bigint, :to::bigint) n ${MEETING}`,
  ),
  part(
    "commitments",
    `insert into commitment_restatement (later_id, earlier_id) select bench.id(22, n), bench.id(22, n - :meetings)
     from generate_series(greatest(:from::bigint, :meetings + 1), :to::bigint) n where bench.chance(n, 84) < 20000`,
  ),
  part(
    "commitments",
    `insert into milestone (id, partner, marking, commitment_id, title, due_on, due_precision)
     select bench.id(24, n), its.partner, its.marking, bench.id(22, n), bench.sentence(n, 85), its.made + 60, 'day'
     from generate_series(:from::bigint, :to::bigint) n ${MEETING} where n % 10 = 0`,
  ),
  part(
    "commitments",
    `insert into status_update (id, partner, marking, commitment_id, effective_on, recorded_at, status, note, source_id, by_id)
     select bench.id(25, 4 * n + k), its.partner, its.marking, bench.id(22, n), day.effective, day.effective::timestamptz, new.status,
       'Reported: ' || lower(bench.sentence(n, 100 + k::int)), case when new.status = 'complete' or bench.chance(n, 110 + k::int) % 3 = 0 then bench.id(18, m) end, ${USER}
     from generate_series(:from::bigint, :to::bigint) n ${MEETING}
     cross join lateral (select case when bench.chance(n, 95) < 300000 then 0 when bench.chance(n, 95) < 650000 then 1 when bench.chance(n, 95) < 880000 then 2 else 3 end as updates) many
     cross join generate_series(1, many.updates) k
     cross join lateral (select its.made + (current_date - its.made) * (100 * k::int - bench.chance(n, 96 + k::int) % 90) / (100 * many.updates::int) as effective) day
     cross join lateral (select case when k < many.updates then case when k = 1 then 'not_started' else 'limited' end
       else (array['complete','complete','complete','complete','complete','dropped','superseded','limited','limited','substantial','not_started','no_evidence'])[1 + bench.chance(n, 97) % 12]
       end::commitment_status as status) new`,
  ),
  part(
    "commitments",
    `insert into citation (id, partner, marking, source_id, quote, starts_at, ends_at, commitment_id, field, created_at)
     select bench.id(26, n), its.partner, its.marking, s.id, left(s.text, 60), 0, 60, bench.id(22, n), 'text', its.made::timestamptz
     from generate_series(:from::bigint, :to::bigint) n ${MEETING} join source s on s.id = bench.id(18, m)`,
  ),
  part(
    "trainings",
    `insert into training (id, ref, partner, marking, releasable_to, title, provider_side, provider_id, commitment_id, created_at, updated_at)
     select bench.id(27, n), format('TRN-%s-%s-%s', its.partner, extract(year from its.made), lpad(n::text, 7, '0')), its.partner, its.marking, '{}',
       'Course to ' || lower(bench.sentence(n, 120)), case when n % 3 = 0 then 'home' else 'partner' end::side, bench.id(4, 1 + its.partner_no * 8),
       bench.id(22, n), its.made::timestamptz, its.made::timestamptz
     from generate_series(:from::bigint, :to::bigint) n ${MEETING}`,
  ),
  part(
    "trainings",
    `insert into course (id, partner, marking, training_id, title, starts_on, starts_precision, ends_on, ends_precision, seats, attended, completed, created_at, updated_at)
     select bench.id(28, 2 * n + k), its.partner, its.marking, bench.id(27, n), 'Course ' || k, its.made + 30 * k::int, 'day', its.made + 30 * k::int + 5, 'day',
       20, 18, 15, its.made::timestamptz, its.made::timestamptz
     from generate_series(:from::bigint, :to::bigint) n ${MEETING} cross join generate_series(0, 1) k`,
  ),
  part(
    "trainings",
    `insert into training_topic (training_id, topic_id)
     select bench.id(27, n), bench.id(2, 1 + bench.chance(n, 122) % 60) from generate_series(:from::bigint, :to::bigint) n`,
  ),
];
