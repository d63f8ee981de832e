-- The next planned meeting with one partner.
create index meeting_planned_with on meeting (partner, held_on, id) where life = 'planned';

-- Calendars: meetings of several days, those whose day is not known, and what is due after a day.
create index meeting_until on meeting (until_on, held_on) where until_on is not null;
create index meeting_vague on meeting (held_on) where held_precision <> 'day' and until_on is null;
create index commitment_due_after on commitment (due_on, id) where due_precision = 'after';
