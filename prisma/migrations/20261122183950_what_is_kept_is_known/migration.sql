-- A column whose type is changed is unknown to the planner until somebody counts it, and what is kept changes too seldom for
-- the server to do so soon. Hand-written.
analyze app.commitment_now, app.agreement_now, app.meeting_now, app.training_now;
