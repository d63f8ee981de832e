/*
 * What is measured: an address of Accord, and the same question as one statement for bare `pg` and for a bare
 * `node:http` handler: without rights, without a session, without a log. Of the API it is the statement that Accord
 * itself sends, with the same rows for an answer; of a page it is one for its main part, without what stands around it.
 */

export type Question = {
  name: string;
  path: string;
  kind: "page" | "api";
  /** The aim for its growth, its ratio to the bare handler, or its time in milliseconds. */
  aim: { growth?: number; ratio?: number; pageMs?: number };
  /** Of a page; of the API it is found by asking Accord. */
  sql: string | null;
};

/** Records that every size has. */
const COMMITMENT = "00000016-0000-7000-8000-000000000007";

const LIST = `
  select c.id, c.ref, c.title, c.partner, c.marking, c.obligor, c.strength, c.due_on, n.status, p.name, a.name as lead
  from app.commitment_now n join commitment c on c.id = n.commitment_id join country p on p.code = c.partner
  left join agency a on a.id = c.lead_agency_id
  where n.is_promise order by n.due_key, n.commitment_id limit 51`;
const RECORD = `
  select to_jsonb(c) as commitment,
    (select jsonb_agg(u order by u.effective_on) from status_update u where u.commitment_id = c.id) as updates,
    (select jsonb_agg(q) from citation q where q.commitment_id = c.id) as passages,
    (select jsonb_agg(o) from commitment_origin o where o.commitment_id = c.id) as origins
  from commitment c where c.id = '${COMMITMENT}'`;
/** The newest five of each kind with the words around what was found, as a search answers; but neither ranked nor by name. */
const SEARCH = `
  select hit.kind, hit.record_id, hit.title, hit.dated_on, ts_headline('app.stemmed', hit.text, asked.query) as snippet
  from plainto_tsquery('app.stemmed', 'fingerprint') as asked(query)
  cross join unnest('{commitment,agreement,meeting,training,delivery,source}'::search_kind[]) as of(kind)
  cross join lateral (
    select * from search_doc d where d.kind = of.kind and d.words @@ asked.query
    order by d.kind, d.dated_on desc nulls last, d.record_id, d.part limit 5
  ) hit`;
const COUNTS = `
  select what, x, y, sum(n) from app.tally where partner = '**' and what in ('status', 'kind', 'strength', 'topic', 'due') group by 1, 2, 3`;
const EVENTS = `
  select ref, title, held_on from meeting where partner = 'GB' and life = 'held' order by held_on desc nulls last limit 20`;
const MOUS = `
  select a.id, a.ref, a.title, e.stage, e.entered_on from agreement a
  cross join lateral (select stage, entered_on from stage_entry e where e.agreement_id = a.id order by e.entered_on desc limit 1) e
  where a.instrument = 'mou' and not exists (select from agreement_action x where x.agreement_id = a.id) limit 200`;

const page = (name: string, path: string, sql: string, pageMs?: number): Question => ({
  name,
  path,
  kind: "page",
  aim: { growth: 1.5, ...(pageMs !== undefined && { pageMs }) },
  sql,
});
const api = (name: string, path: string): Question => ({
  name,
  path,
  kind: "api",
  aim: { growth: 1.5, ratio: 5 },
  sql: null,
});

export const QUESTIONS: readonly Question[] = [
  page("commitments", "/commitments", LIST, 25),
  page(
    "of one partner",
    "/commitments?partner=GB",
    LIST.replace("where", "where n.partner = 'GB' and"),
    25,
  ),
  page("facets", "/commitments?status=limited", COUNTS, 25),
  page("record", `/commitments/${COMMITMENT}`, RECORD, 25),
  page("agreements", "/agreements", MOUS, 25),
  page("meetings", "/meetings", EVENTS.replace("partner = 'GB' and ", ""), 25),
  page("partner", "/partners/GB", EVENTS, 25),
  page("topics of a partner", "/partners/GB/topics", COUNTS),
  page("dashboard", "/dashboard", COUNTS, 40),
  page("home", "/", COUNTS, 40),
  page("MoU board", "/mous", MOUS, 25),
  page("search", "/search?q=fingerprint", SEARCH),
  page("palette", "/search/palette?q=fingerprint", SEARCH),
  api("API list", "/api/v1/commitments"),
  api("API record", `/api/v1/commitments/${COMMITMENT}`),
  api("API search", "/api/v1/search?q=fingerprint"),
];
