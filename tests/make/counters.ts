/** As the owner: counters that do not say what the rows say. */
export const WRONG_COUNTERS = `
  with of_each as (
    select c.what, n.partner, c.x, c.y, c.z, n.marking
    from app.commitment_standing(array(select id from commitment)) s join app.commitment_now n using (commitment_id)
    cross join lateral app.commitment_cells(n) c where s.status = n.status and s.settled_on = n.settled_on
    union all
    select c.what, n.partner, c.x, c.y, c.z, n.marking
    from app.agreement_now n cross join lateral app.agreement_cells(n) c
    union all
    select c.what, n.partner, c.x, c.y, c.z, n.marking
    from app.meeting_standing(array(select id from meeting)) n cross join lateral app.meeting_cells(n) c
    union all
    select c.what, n.partner, c.x, c.y, c.z, n.marking
    from app.training_standing(array(select id from training)) n cross join lateral app.training_cells(n) c
    union all
    select 'source', s.partner, s.kind::text, '', '', s.marking from source s
  ), counted as (
    select what, level.partner, x, y, z, marking, count(*)::int as n
    from of_each cross join lateral (values (of_each.partner), ('**'::char(2))) level(partner) group by 1, 2, 3, 4, 5, 6
  ), kept as (
    select what, partner, x, y, z, marking, sum(n)::int as n from app.tallies group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
  )
  (table counted except table kept) union all (table kept except table counted)`;

/** As the owner: agreements that are kept otherwise than the rules have them. */
export const WRONG_AGREEMENTS = `
  with kept as (
    select agreement_id, partner, marking, instrument, binding, is_placeholder, state, is_signed, signed_on, in_force_on, is_pending_mou,
      stage, stage_entered_on, target_days, waiting_on, waiting_agency_id, pipeline_entered_on, owed_on, topic_ids, agency_ids
    from app.agreement_now
  ), ruled as (
    select agreement_id, partner, marking, instrument, binding, is_placeholder, state, is_signed, signed_on, in_force_on, is_pending_mou,
      stage, stage_entered_on, target_days, waiting_on, waiting_agency_id, pipeline_entered_on, owed_on, topic_ids, agency_ids
    from app.agreement_standing(array(select id from agreement), '9999-12-31')
  )
  (table kept except table ruled) union all (table ruled except table kept)`;
