-- restatements one by one: written by hand
/*
 * The same rule as `app.protect` made: a restatement is seen by whoever sees both promises. `offset 0` lets the planner look
 * each of them up; else it reads all commitments there are into a table of its own, twice, for the few that were said again.
 */
alter policy visible on commitment_restatement using (
  (earlier_id is null or exists (select 1 from commitment as seen where seen.id = commitment_restatement.earlier_id offset 0))
  and (later_id is null or exists (select 1 from commitment as seen where seen.id = commitment_restatement.later_id offset 0))
);
