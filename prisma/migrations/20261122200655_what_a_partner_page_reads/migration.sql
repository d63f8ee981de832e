-- What a partner's page reads

-- The last of a partner, also where very many are of one day: with the id they stand in one order.
create index status_update_latest_of_partner on status_update (partner, effective_on, id);
create index agreement_action_latest_of_partner on agreement_action (partner, happened_on, id);
create index stage_entry_latest_of_partner on stage_entry (partner, entered_on, id);
create index course_latest_of_partner on course (partner, starts_on, id);
drop index status_update_of_partner, agreement_action_of_partner, stage_entry_of_partner, course_of_partner;

-- What is said of a record, of whatever kind: a list of several kinds asks once.
create index claim_record on claim (coalesce(meeting_id, commitment_id, agreement_id, agency_id, person_id, training_id));

/*
 * The same rows. A plan that is kept for every day took "settled by it" for a third of all and looked for them by their
 * index, and sorted what it found; spelled so, no index answers it, and it is known to hold for nearly all.
 */
create or replace function app.agreement_settled(as_of date) returns table (
  agreement_id uuid, partner char(2), marking marking, instrument text, binding text, is_placeholder boolean,
  state text, is_signed boolean, signed_on date, in_force_on date, is_pending_mou boolean,
  stage text, stage_entered_on date, days_in_stage int, target_days int, is_over_target boolean, over_on date,
  waiting_on text, waiting_agency_id uuid, pipeline_entered_on date, pipeline_days int,
  ends_on date, notice_on date, owed_on date, topic_ids uuid[], agency_ids uuid[],
  mou_scope text, known_on date, stage_key date, pipeline_key date
) language sql stable as $$
  select n.agreement_id, n.partner, n.marking, n.instrument, n.binding, n.is_placeholder,
    n.state, n.is_signed, n.signed_on, n.in_force_on, n.is_pending_mou,
    n.stage, n.stage_entered_on, as_of - n.stage_entered_on, n.target_days, coalesce(n.over_on <= as_of, false), n.over_on,
    n.waiting_on, n.waiting_agency_id, n.pipeline_entered_on, as_of - n.pipeline_entered_on,
    n.ends_on, n.notice_on, n.owed_on, n.topic_ids, n.agency_ids,
    n.mou_scope, n.known_on, n.stage_key, n.pipeline_key
  from app.agreement_now n
  where least(n.settled_on, as_of + 1) <> as_of + 1 and greatest(n.settled_until, as_of - 1) <> as_of - 1
$$;
