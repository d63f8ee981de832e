-- The latest meetings of a partner are offered where something is cited or planned: read in their order. Hand-written.
create index meeting_latest_of_partner on meeting (partner, held_on desc nulls last, id desc);
