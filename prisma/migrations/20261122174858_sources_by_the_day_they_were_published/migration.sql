-- The order of the list of sources: what has no date comes last.
create index source_by_key on source ((coalesce(published_on, '0001-01-01'::date)), id);
create index source_of_partner_by_key on source (partner, (coalesce(published_on, '0001-01-01'::date)), id);
