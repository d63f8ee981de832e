-- Commitments in the order of their due dates, whatever became of them: a list as of a day takes from it what changed since.
create index commitment_now_changed on app.commitment_now ((coalesce(due_last_day, '9999-12-31'::date)), commitment_id)
  include (settled_on, made_first_day, partner, marking, is_promise, obligor, kind, strength);
