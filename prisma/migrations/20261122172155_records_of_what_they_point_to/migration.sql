-- Passages of what is neither meeting, commitment nor agreement: the pages of these records looked through all passages.
create index citation_agency_id_idx on citation (agency_id) where agency_id is not null;
create index citation_person_id_idx on citation (person_id) where person_id is not null;
create index citation_training_id_idx on citation (training_id) where training_id is not null;
create index citation_delivery_id_idx on citation (delivery_id) where delivery_id is not null;
create index citation_figure_id_idx on citation (figure_id) where figure_id is not null;

-- What an agency leads, supports and attends, and what somebody answers for.
create index commitment_of_lead on commitment (lead_agency_id) where lead_agency_id is not null;
create index commitment_of_focal_point on commitment (focal_point_id) where focal_point_id is not null;
create index commitment_of_agency on commitment_agency (agency_id, commitment_id);
create index agreement_of_lead on agreement (lead_agency_id) where lead_agency_id is not null;
create index agreement_of_party on agreement_party (agency_id, agreement_id);
create index participant_of_agency on participant (agency_id, meeting_id) where agency_id is not null;
create index stage_of_owner on stage_entry (owner_post_id, agreement_id) where owner_post_id is not null;

-- What rests on a source, and what was agreed under an agreement.
create index status_update_of_source on status_update (source_id) where source_id is not null;
create index agreement_action_of_source on agreement_action (source_id) where source_id is not null;
create index commitment_origin_of_source on commitment_origin (source_id) where source_id is not null;
create index commitment_origin_of_agreement on commitment_origin (agreement_id) where agreement_id is not null;

-- What is about a topic.
create index commitment_of_topic on commitment_topic (topic_id, commitment_id);
create index agreement_of_topic on agreement_topic (topic_id, agreement_id);
create index meeting_of_topic on meeting_topic (topic_id, meeting_id);
create index training_of_topic on training_topic (topic_id, training_id);

-- Choices of a form: the latest promises of a partner, promises and talk alike.
create index commitment_latest_of_partner on commitment (partner, made_on desc nulls last, id desc);
