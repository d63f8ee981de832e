import type { Client } from "pg";

/**
 * Fills a database with records of three partners and all markings, linked across partners and
 * markings as no command would ever link them. Runs as superuser, with triggers and keys off.
 * The same in every run: what is linked to what hangs on the ids, and no test may hang on luck.
 */
export async function fillDirty(client: Client, authorId: string): Promise<void> {
  await client.query("set session_replication_role = replica");
  await client.query(`
    create temp table scope as
      select row_number() over () as n, p as partner, m as marking
      from unnest(array['GB', 'US', 'TR']) p, unnest(enum_range(null::marking)) m, generate_series(1, 3);
    create temp sequence made;
    create function pg_temp.new_id() returns uuid language sql volatile as $$
      select overlay(overlay(md5(nextval('pg_temp.made')::text) placing '4' from 13) placing '8' from 17)::uuid $$;
    create function pg_temp.pick(tab text, seed int) returns uuid language plpgsql volatile as $$
    declare found uuid; begin
      execute format('select id from %I order by md5(id::text || %L) limit 1', tab, seed) into found; return found;
    end $$;
    create function pg_temp.other(tab text, seed int) returns uuid language plpgsql volatile as $$
    declare found uuid; begin
      execute format('select id from %I order by md5(id::text || %L) offset 1 limit 1', tab, seed) into found; return found;
    end $$;
    insert into topic (id, slug, name, updated_at) select pg_temp.new_id(), 'topic-' || n, 'Topic ' || n, now() from generate_series(1, 4) n;
    insert into agency (id, country, marking, name, kind, functions, releasable_to, updated_at)
      select pg_temp.new_id(), case when n % 5 = 0 then 'PK' when n % 7 = 0 then null else partner end, marking, 'Agency ' || n, 'police', '{}', '{}', now() from scope;
    insert into person (id, country, marking, name, releasable_to, updated_at)
      select pg_temp.new_id(), partner, marking, 'Person ' || n, '{}', now() from scope;
    insert into post (id, agency_id, title, updated_at) select pg_temp.new_id(), pg_temp.pick('agency', n::int), 'Post ' || n, now() from scope;
    insert into tenure (id, person_id, post_id, updated_at) select pg_temp.new_id(), pg_temp.pick('person', n::int), pg_temp.pick('post', n::int + 7), now() from scope;`);
  await client.query(
    `insert into source (id, ref, partner, marking, releasable_to, kind, title, text, sha256, created_by_id, updated_at)
       select pg_temp.new_id(), 'SRC-' || n, partner, marking, '{}', 'note', 'Source ' || n, 'Text', encode(sha256(n::text::bytea), 'hex'), '${authorId}', now() from scope;
     insert into meeting_series (id, partner, marking, name, updated_at) select pg_temp.new_id(), partner, marking, 'Series ' || n, now() from scope;
     insert into meeting (id, ref, partner, marking, releasable_to, type, title, time_zone, series_id, created_by_id, updated_at)
       select pg_temp.new_id(), 'MTG-' || n, partner, marking, '{}', 'visit', 'Meeting ' || n, 'Asia/Karachi',
         case when n % 3 = 0 then pg_temp.pick('meeting_series', n::int) end, '${authorId}', now() from scope;
     insert into participant (id, partner, marking, meeting_id, side, person_id, post_id, agency_id, name)
       select pg_temp.new_id(), m.partner, m.marking, m.id, 'home', pg_temp.pick('person', s), case when s = 1 then pg_temp.pick('post', s) end, pg_temp.pick('agency', s), 'Printed ' || s
       from meeting m, generate_series(1, 2) s;
     insert into agenda_item (id, partner, marking, meeting_id, position, title) select pg_temp.new_id(), partner, marking, id, 1, 'Item' from meeting;
     insert into agreement (id, ref, partner, marking, releasable_to, title, instrument, lead_agency_id, created_by_id, updated_at)
       select pg_temp.new_id(), 'AGR-' || n, partner, marking, '{}', 'Agreement ' || n, 'mou', case when n % 2 = 0 then pg_temp.pick('agency', n::int) end, '${authorId}', now() from scope;
     insert into commitment (id, ref, partner, marking, releasable_to, title, text, kind, obligor, beneficiary, strength, lead_agency_id, focal_point_id, created_by_id, updated_at)
       select pg_temp.new_id(), 'COM-' || n, partner, marking, '{}', 'Commitment ' || n, 'Text', 'training', 'home', 'partner', 'agreed',
         case when n % 2 = 0 then pg_temp.pick('agency', n::int) end, case when n % 3 = 0 then pg_temp.pick('person', n::int) end, '${authorId}', now() from scope;
     insert into status_update (id, partner, marking, commitment_id, effective_on, status, source_id, by_id)
       select pg_temp.new_id(), partner, marking, id, '2025-01-01', 'limited', pg_temp.pick('source', 3), '${authorId}' from commitment;
     insert into outcome (id, partner, marking, meeting_id, kind, text, commitment_id)
       select pg_temp.new_id(), m.partner, m.marking, m.id, 'decision', 'Text', pg_temp.pick('commitment', length(m.title)) from meeting m`,
  );
  const links: [table: string, columns: string, values: string][] = [
    [
      "agency_alias",
      "id, agency_id, name, source_id",
      "pg_temp.new_id(), pg_temp.pick('agency', s), 'Alias ' || s, case when s % 2 = 0 then pg_temp.pick('source', s) end",
    ],
    [
      "agency_topic",
      "agency_id, topic_id",
      "pg_temp.pick('agency', s), pg_temp.pick('topic', s + 1)",
    ],
    [
      "meeting_topic",
      "meeting_id, topic_id",
      "pg_temp.pick('meeting', s), pg_temp.pick('topic', s + 1)",
    ],
    [
      "commitment_topic",
      "commitment_id, topic_id",
      "pg_temp.pick('commitment', s), pg_temp.pick('topic', s + 1)",
    ],
    [
      "commitment_agency",
      "commitment_id, agency_id",
      "pg_temp.pick('commitment', s), pg_temp.pick('agency', s + 1)",
    ],
    [
      "commitment_origin",
      "id, commitment_id, meeting_id",
      "pg_temp.new_id(), pg_temp.pick('commitment', s), pg_temp.pick('meeting', s + 1)",
    ],
    [
      "commitment_restatement",
      "later_id, earlier_id",
      "pg_temp.pick('commitment', s), pg_temp.other('commitment', s)",
    ],
    [
      "commitment_block",
      "id, blocked_id, agreement_id",
      "pg_temp.new_id(), pg_temp.pick('commitment', s), pg_temp.pick('agreement', s + 1)",
    ],
    [
      "agreement_party",
      "agreement_id, agency_id, side",
      "pg_temp.pick('agreement', s), pg_temp.pick('agency', s + 1), 'home'",
    ],
    [
      "agreement_link",
      "id, from_id, to_id, type",
      "pg_temp.new_id(), pg_temp.pick('agreement', s), pg_temp.other('agreement', s), 'amends'",
    ],
  ];
  for (const [table, columns, values] of links) {
    await client.query(
      `insert into ${table} (${columns}) select ${values} from generate_series(1, 40) s on conflict do nothing`,
    );
  }
  // Passages that speak of records of another partner and marking than their source.
  await client.query(`
    insert into citation (id, partner, marking, source_id, quote, starts_at, ends_at, commitment_id)
      select pg_temp.new_id(), s.partner, s.marking, s.id, 'Text', 0, 4, pg_temp.pick('commitment', length(s.ref) + ascii(right(s.ref, 1))) from source s;
    insert into claim (id, partner, marking, source_id, field, value, agency_id)
      select pg_temp.new_id(), s.partner, s.marking, s.id, 'name', 'A name', pg_temp.pick('agency', ascii(right(s.ref, 1))) from source s;
    insert into figure (id, partner, marking, source_id, quantity, value, unit, agency_id)
      select pg_temp.new_id(), s.partner, s.marking, s.id, 'arrests', 1, 'persons', pg_temp.pick('agency', ascii(right(s.ref, 1))) from source s;
    insert into claim_choice (id, partner, marking, claim_id, by_id)
      select pg_temp.new_id(), partner, marking, id, '${authorId}' from claim;
    insert into attachment (id, partner, marking, name, media_type, size_bytes, sha256, content)
      select pg_temp.new_id(), partner, marking, 'file', 'text/plain', 1, encode(sha256(n::text::bytea), 'hex'), 'x' from scope;
    insert into answer_request (id, partner, marking, commitment_id, asked_by_id, language, shows, expires_at)
      select pg_temp.new_id(), partner, marking, id, '${authorId}', 'en', '{}', now() + interval '14 days' from commitment;
    insert into proposal (id, partner, marking, commitment_id, request_id, answer, attachment_id)
      select pg_temp.new_id(), partner, marking, commitment_id, id, 'on_track', pg_temp.pick('attachment', ascii(right(id::text, 1))) from answer_request;
    insert into meeting_review (id, partner, marking, meeting_id, action, by_id)
      select pg_temp.new_id(), partner, marking, id, 'submitted', '${authorId}' from meeting;
    insert into milestone (id, partner, marking, commitment_id, title)
      select pg_temp.new_id(), partner, marking, id, 'Milestone' from commitment;
    insert into completion_review (id, partner, marking, commitment_id, status_update_id, claimed_by_id)
      select pg_temp.new_id(), partner, marking, commitment_id, id, '${authorId}' from status_update;
    insert into intake_review (id, partner, marking, title, text, source_id, input, values, sent_by_id)
      select pg_temp.new_id(), partner, marking, 'Drafts', 'Text', pg_temp.pick('source', length(ref)), '{}', '{}', '${authorId}' from agreement;
    insert into agreement_action (id, partner, marking, agreement_id, type, source_id)
      select pg_temp.new_id(), partner, marking, id, 'signed', pg_temp.pick('source', length(ref)) from agreement;
    insert into stage_entry (id, partner, marking, agreement_id, stage, entered_on, waiting_agency_id, attachment_id, by_id)
      select pg_temp.new_id(), partner, marking, id, 'proposal', '2025-01-01', pg_temp.pick('agency', length(ref) + ascii(right(ref, 1))),
        pg_temp.pick('attachment', length(ref) + ascii(right(ref, 1))), '${authorId}' from agreement;
    insert into neighbour_mark (id, partner, marking, agreement_id, other_id, kind, by_id)
      select pg_temp.new_id(), a.partner, a.marking, a.id, o.other, 'unrelated', '${authorId}'
      from agreement a cross join lateral (select pg_temp.other('agreement', ascii(right(a.ref, 1))) as other) o where o.other <> a.id;
    insert into route_change (id, partner, marking, agreement_id, to_route_id, reason, by_id)
      select pg_temp.new_id(), partner, marking, id, pg_temp.new_id(), 'Moved', '${authorId}' from agreement;
    insert into concurrence (id, partner, marking, agreement_id, desk, requested_on, agency_id)
      select pg_temp.new_id(), partner, marking, id, 'Law Division', '2025-01-01', pg_temp.pick('agency', length(ref) + ascii(right(ref, 1))) from agreement;
    insert into draft_text (id, partner, marking, agreement_id, number, text, by_id)
      select pg_temp.new_id(), partner, marking, id, 1, 'Text', '${authorId}' from agreement;
    insert into text_comment (id, partner, marking, agreement_id, draft_text_id, quote, starts_at, ends_at, text, by_id)
      select pg_temp.new_id(), partner, marking, agreement_id, id, 'Text', 0, 4, 'Words', '${authorId}' from draft_text;
    insert into text_comment (id, partner, marking, agreement_id, draft_text_id, parent_id, text, by_id)
      select pg_temp.new_id(), partner, marking, agreement_id, draft_text_id, id, 'Answer', '${authorId}' from text_comment;
    insert into text_decision (id, partner, marking, agreement_id, draft_text_id, kind, reason, by_id)
      select pg_temp.new_id(), partner, marking, agreement_id, id, 'reopened', 'A reason', '${authorId}' from draft_text;
    insert into signed_text (id, partner, marking, agreement_id, attachment_id, by_id)
      select pg_temp.new_id(), partner, marking, id, pg_temp.pick('attachment', length(ref) + ascii(right(ref, 1))), '${authorId}' from agreement;
    insert into after_signature_entry (id, partner, marking, agreement_id, item, state, done_on, by_id)
      select pg_temp.new_id(), partner, marking, id, 'publish', 'done', '2025-01-01', '${authorId}' from agreement;
    insert into training (id, ref, partner, marking, releasable_to, title, provider_side, provider_id, updated_at)
      select pg_temp.new_id(), 'TRN-' || n, partner, marking, '{}', 'Training ' || n, 'partner', pg_temp.pick('agency', n::int), now() from scope;
    insert into course (id, partner, marking, training_id, title, updated_at)
      select pg_temp.new_id(), partner, marking, id, 'Course', now() from training;
    insert into delivery (id, ref, partner, marking, releasable_to, item, giver_side, recipient_id, updated_at)
      select pg_temp.new_id(), 'DEL-' || n, partner, marking, '{}', 'Item ' || n, 'partner', pg_temp.pick('agency', n::int), now() from scope;
    insert into handover (id, post_id, to_id, by_id)
      select pg_temp.new_id(), pg_temp.pick('post', s), '${authorId}', '${authorId}' from generate_series(1, 20) s;
    insert into handover_receipt (id, handover_id, by_id) select pg_temp.new_id(), id, '${authorId}' from handover;
    insert into handover_item (id, handover_id, partner, marking, kind, position, record_id, ref, title)
      select pg_temp.new_id(), pg_temp.pick('handover', n::int), partner, marking, 'commitment', 1000 + n, pg_temp.new_id(), 'COM-' || n, 'Open' from scope;
    insert into agency_succession (id, predecessor_id, successor_id, kind)
      select pg_temp.new_id(), pg_temp.pick('agency', s), pg_temp.other('agency', s), 'renamed' from generate_series(1, 40) s on conflict do nothing;
    insert into training_recipient (training_id, agency_id)
      select pg_temp.pick('training', s), pg_temp.pick('agency', s + 1) from generate_series(1, 40) s on conflict do nothing;
    insert into training_topic (training_id, topic_id)
      select pg_temp.pick('training', s), pg_temp.pick('topic', s + 1) from generate_series(1, 40) s on conflict do nothing;
    insert into agreement_topic (agreement_id, topic_id)
      select pg_temp.pick('agreement', s), pg_temp.pick('topic', s + 1) from generate_series(1, 40) s on conflict do nothing;
    insert into brief (id, partner, marking, form, locale, as_of, created_by_id, updated_at)
      select pg_temp.new_id(), partner, marking, 'full', 'en', '2026-01-01', '${authorId}', now() from scope;
    insert into brief_line (id, brief_id, partner, marking, releasable_to, section, shape, position, refs, commitment_id, source_id)
      select pg_temp.new_id(), pg_temp.pick('brief', n::int), partner, marking, '{}', 'points', 'item', n, '[]',
        pg_temp.pick('commitment', n::int), case when n % 2 = 0 then pg_temp.pick('source', n::int) end from scope;
    insert into brief_text (id, line_id, number, cells, by_id)
      select pg_temp.new_id(), id, 1, array['Text'], '${authorId}' from brief_line;
    set session_replication_role = origin;
    select app.stand(array(select id from commitment)), app.stand_agreements(array(select id from agreement)),
      app.stand_meetings(array(select id from meeting)), app.stand_trainings(array(select id from training));
    insert into app.tally_change (what, partner, x, y, z, marking, n)
      select 'source', level.partner, s.kind::text, '', '', s.marking, 1
      from source s cross join lateral (values (s.partner), ('**'::char(2))) level(partner)`);
}
