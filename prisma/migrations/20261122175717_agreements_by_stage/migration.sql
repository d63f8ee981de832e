-- agreements by stage: written by hand
-- Which stage an agreement is in narrows its register, whatever instrument it is: counted, and found by an index.
create or replace function app.cells_of_agreement(n app.agreement_now)
 returns table (what text, x text, y text, z text)
 language sql
 stable
as $$
  select one.what, one.x, one.y, one.z from (values
    ('agreement', n.instrument, n.state, ''),
    ('agreement_binding', n.binding, '', ''),
    ('agreement_stage', n.stage, '', ''),
    ('agreement_year', to_char(coalesce(n.signed_on, n.in_force_on, n.pipeline_entered_on), 'YYYY'), '', ''),
    ('agreement_owed', to_char(n.owed_on, 'YYYY-MM'), '', ''),
    ('mou', app.mou_scope(n.instrument, n.is_signed, n.is_pending_mou), coalesce(n.stage, 'none'), coalesce(n.waiting_on, '')),
    ('mou_agency', case when n.instrument = 'mou' then n.waiting_agency_id::text end, app.mou_scope(n.instrument, n.is_signed, n.is_pending_mou), ''),
    ('mou_over', case when n.instrument = 'mou' then to_char(n.stage_entered_on + n.target_days + 1, 'YYYY-MM') end,
      app.mou_scope(n.instrument, n.is_signed, n.is_pending_mou), '')
  ) as one(what, x, y, z) where one.x is not null
  union all select 'agreement_topic', t::text, n.state, '' from unnest(n.topic_ids) t
  union all select 'agreement_agency', a::text, '', '' from unnest(n.agency_ids) a
$$;

with lines as (
  select n.partner, n.stage, n.marking, count(*)::int as n from app.agreement_now n where n.stage is not null group by 1, 2, 3
)
insert into app.tally (what, partner, x, y, z, marking, n)
select 'agreement_stage', partner, stage, '', '', marking, n from lines
union all select 'agreement_stage', '**', stage, '', '', marking, sum(n) from lines group by stage, marking;

create index agreement_now_stage on app.agreement_now (stage, known_on, agreement_id) where stage is not null;
