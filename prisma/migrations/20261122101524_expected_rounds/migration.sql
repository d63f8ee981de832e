-- When the parties are to meet again after a round that was held: the rule `expectedRound`, for lists that sort by it.

create function app.expected_round(
  held date, next_on date, next_precision date_precision, words text, cadence_months int,
  out due_on date, out due_precision date_precision, out basis text
) language sql immutable parallel safe as $$
  select
    case said.basis
      when 'promised' then next_on
      when 'cadence' then date_trunc('month', held + make_interval(months => cadence_months))::date
      when 'assumed' then (coalesce(next_on, held) + interval '6 months')::date
    end,
    case said.basis when 'promised' then next_precision when 'cadence' then 'month' when 'assumed' then 'about' end,
    said.basis
  from (select case
    when app.last_day(next_on, next_precision) is not null then 'promised'
    when next_on is not null then 'assumed'
    when cadence_months is not null then 'cadence'
    when words is not null then 'assumed'
  end) said(basis)
$$;
grant execute on function app.expected_round(date, date, date_precision, text, int) to app_rw;

-- The few meetings at which a next round was promised.
create index meeting_next_round_idx on meeting (partner, type)
  where next_round_on is not null or next_round_words is not null;
