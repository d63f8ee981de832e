-- Dates known only roughly are compared by what is certain, as the rules of people and trainings do: two tenures that
-- may have met in one month are not refused, and a start "about" the tenth may end "in" that month. Hand-written.

-- The days on which somebody was surely in post; empty when no day is certain. Until null: until now and on.
create function app.certain_span(from_on date, from_precision date_precision, until_on date, until_precision date_precision)
returns daterange language sql immutable parallel safe as $$
  select case
    when app.last_day(from_on, from_precision) is null then 'empty'::daterange
    when until_on is null then daterange(app.last_day(from_on, from_precision), null, '[)')
    when app.last_day(from_on, from_precision) <= app.first_day(until_on, until_precision)
      then daterange(app.last_day(from_on, from_precision), app.first_day(until_on, until_precision), '[]')
    else 'empty'::daterange
  end
$$;
grant execute on function app.certain_span(date, date_precision, date, date_precision) to app_rw;

alter table tenure
  drop constraint tenure_no_overlap,
  drop constraint tenure_dates;
alter table tenure
  add constraint tenure_dates check (app.last_day(until_on, until_precision) >= app.first_day(from_on, from_precision)),
  -- One post, one holder at a time; a tenure whose beginning is unknown cannot be compared.
  add constraint tenure_no_overlap exclude using gist (
    post_id with =, app.certain_span(from_on, from_precision, until_on, until_precision) with &&
  ) where (from_on is not null);

alter table course drop constraint course_dates;
alter table course
  add constraint course_dates check (app.last_day(ends_on, ends_precision) >= app.first_day(starts_on, starts_precision));
