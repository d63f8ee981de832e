/*
 * Commitments of one partner in the order of their due dates, whatever became of them: groups as of a day take from it what
 * changed since. Topics of agreements stand beside their order: that an array holds a value is no test that row security
 * lets an index answer, so that all are read, in the index alone. Hand-written.
 */
create index commitment_now_partner_changed on app.commitment_now (partner, (coalesce(due_last_day, '9999-12-31'::date)), commitment_id)
  include (settled_on, made_first_day, marking, is_promise, obligor, kind, strength);
create index agreement_now_known_beside on app.agreement_now (known_on, agreement_id)
  include (partner, marking, settled_on, settled_until, recorded_at, state, instrument, binding, stage, topic_ids);
drop index app.agreement_now_known, app.agreement_now_topics;
alter index app.agreement_now_known_beside rename to agreement_now_known;
-- Of one partner what was closed comes in the order of its ids.
create index commitment_now_of_partner on app.commitment_now (partner, commitment_id) include (settled_on, made_first_day, due_key, marking, is_promise);
