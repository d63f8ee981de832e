-- The last group of a list of meetings by topic is found without looking through all of them. Hand-written.
create index meeting_now_without_topic on app.meeting_now (meeting_id) where topic_ids = '{}';
