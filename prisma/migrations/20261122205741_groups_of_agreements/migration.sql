/*
 * Groups of agreements, each in the order of the list: all that tells which rows they are of stands in the index, so that
 * nothing else is read of those that a page leaves out. Hand-written.
 */
create index agreement_now_known_beside on app.agreement_now (known_on, agreement_id)
  include (partner, marking, settled_on, settled_until, recorded_at, state, instrument, binding, stage);
create index agreement_now_partner_beside on app.agreement_now (partner, known_on, agreement_id)
  include (marking, settled_on, settled_until, recorded_at, state, instrument, binding, stage);
drop index app.agreement_now_known, app.agreement_now_partner;
alter index app.agreement_now_known_beside rename to agreement_now_known;
alter index app.agreement_now_partner_beside rename to agreement_now_partner;
create index agreement_now_state on app.agreement_now (state, known_on, agreement_id) include (partner, marking, settled_on, settled_until, recorded_at);
create index agreement_now_instrument on app.agreement_now (instrument, known_on, agreement_id) include (partner, marking, settled_on, settled_until, recorded_at);
create index agreement_now_topics on app.agreement_now using gin (topic_ids);
