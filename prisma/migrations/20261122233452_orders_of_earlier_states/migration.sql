-- Earlier states in the other orders of the list that their status changes, and by the year of the promise. Hand-written.
create index commitment_was_evidence on app.commitment_was (evidence_key, commitment_id) include (from_on, until_on, partner, marking, is_promise);
create index commitment_was_due_back on app.commitment_was (due_back, commitment_id) include (from_on, until_on, partner, marking, is_promise);
create index commitment_was_year on app.commitment_was (made_year, due_key, commitment_id) include (from_on, until_on, partner, marking) where is_promise;
