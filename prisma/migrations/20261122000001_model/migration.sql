-- CreateEnum
CREATE TYPE "agency_kind" AS ENUM ('ministry', 'division', 'department', 'police', 'border_force', 'investigation', 'intelligence', 'bureau', 'mission', 'court', 'multilateral', 'committee', 'group', 'other');

-- CreateEnum
CREATE TYPE "succession_kind" AS ENUM ('renamed', 'merged', 'split');

-- CreateEnum
CREATE TYPE "instrument_type" AS ENUM ('treaty', 'agreement', 'mou', 'protocol', 'exchange_of_notes', 'letter_of_agreement', 'sop', 'agreed_minutes', 'terms_of_reference', 'action_plan', 'joint_statement', 'framework_programme');

-- CreateEnum
CREATE TYPE "binding" AS ENUM ('binding', 'non_binding', 'unknown');

-- CreateEnum
CREATE TYPE "renewal_rule" AS ENUM ('none', 'automatic', 'by_notice', 'new_text', 'unknown');

-- CreateEnum
CREATE TYPE "agreement_action_type" AS ENUM ('initialled', 'signed', 'ratified', 'notified', 'provisionally_applied', 'in_force', 'suspended', 'revived', 'renewed', 'expired', 'terminated');

-- CreateEnum
CREATE TYPE "agreement_link_type" AS ENUM ('amends', 'supplements', 'implements', 'replaces', 'suspends', 'revives');

-- CreateEnum
CREATE TYPE "stage" AS ENUM ('proposal', 'drafting', 'agency_comments', 'law_vetting', 'foreign_ministry_concurrence', 'clearance', 'head_of_government_approval', 'cabinet_approval', 'negotiation', 'initialling', 'signing', 'ratification', 'in_force', 'on_hold_us', 'on_hold_them', 'returned', 'withdrawn', 'lapsed');

-- CreateEnum
CREATE TYPE "waiting_on" AS ENUM ('us', 'them', 'agency');

-- CreateEnum
CREATE TYPE "concurrence_decision" AS ENUM ('granted', 'granted_with_comments', 'refused');

-- CreateEnum
CREATE TYPE "commitment_kind" AS ENUM ('training', 'institution_building', 'equipment_technology', 'information_sharing', 'joint_operation', 'legal_instrument', 'policy_reform', 'review');

-- CreateEnum
CREATE TYPE "wording_strength" AS ENUM ('signed', 'agreed', 'decided', 'reaffirmed', 'will', 'welcomed', 'proposed', 'reviewed', 'discussed');

-- CreateEnum
CREATE TYPE "commitment_status" AS ENUM ('no_evidence', 'not_started', 'limited', 'substantial', 'complete', 'dropped', 'superseded');

-- CreateEnum
CREATE TYPE "wording_drift" AS ENUM ('hardened', 'softened', 'same');

-- CreateEnum
CREATE TYPE "meeting_type" AS ENUM ('call_on', 'delegation_talks', 'working_group', 'visit', 'call', 'dialogue_round', 'other');

-- CreateEnum
CREATE TYPE "meeting_mode" AS ENUM ('in_person', 'video', 'phone');

-- CreateEnum
CREATE TYPE "meeting_life" AS ENUM ('planned', 'held', 'cancelled', 'postponed');

-- CreateEnum
CREATE TYPE "record_state" AS ENUM ('draft', 'submitted', 'returned', 'agreed');

-- CreateEnum
CREATE TYPE "outcome_kind" AS ENUM ('information', 'decision', 'commitment');

-- CreateEnum
CREATE TYPE "review_action" AS ENUM ('submitted', 'returned', 'agreed', 'reopened');

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('instrument_text', 'own_readout', 'partner_readout', 'joint_statement', 'agency_report', 'press_quoting_readout', 'press_unattributed', 'opinion', 'note');

-- CreateEnum
CREATE TYPE "delivery_mode" AS ENUM ('in_country', 'abroad', 'online', 'mixed', 'unknown');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('analyst', 'officer', 'manager', 'administrator');

-- CreateEnum
CREATE TYPE "marking" AS ENUM ('official', 'restricted', 'confidential', 'secret');

-- CreateEnum
CREATE TYPE "date_precision" AS ENUM ('day', 'month', 'quarter', 'year', 'about', 'before', 'after', 'unknown');

-- CreateEnum
CREATE TYPE "side" AS ENUM ('home', 'partner');

-- CreateEnum
CREATE TYPE "obligor" AS ENUM ('home', 'partner', 'both');

-- CreateTable
CREATE TABLE "agency" (
    "id" UUID NOT NULL,
    "country" CHAR(2),
    "marking" "marking" NOT NULL DEFAULT 'official',
    "name" TEXT NOT NULL,
    "name_ur" TEXT,
    "acronym" TEXT,
    "kind" "agency_kind" NOT NULL,
    "parent_id" UUID,
    "functions" TEXT[],
    "is_placeholder" BOOLEAN NOT NULL DEFAULT false,
    "notes" TEXT,
    "releasable_to" CHAR(2)[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency_alias" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "source_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agency_alias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency_succession" (
    "id" UUID NOT NULL,
    "predecessor_id" UUID NOT NULL,
    "successor_id" UUID NOT NULL,
    "kind" "succession_kind" NOT NULL,
    "happened_on" DATE,
    "happened_precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agency_succession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency_topic" (
    "agency_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,

    CONSTRAINT "agency_topic_pkey" PRIMARY KEY ("agency_id","topic_id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL DEFAULT 'official',
    "releasable_to" CHAR(2)[],
    "title" TEXT NOT NULL,
    "instrument" "instrument_type" NOT NULL,
    "binding" "binding" NOT NULL DEFAULT 'unknown',
    "summary" TEXT,
    "lead_agency_id" UUID,
    "route_id" UUID,
    "term_months" INTEGER,
    "ends_on" DATE,
    "renewal" "renewal_rule" NOT NULL DEFAULT 'unknown',
    "notice_days" INTEGER,
    "is_fast_track" BOOLEAN NOT NULL DEFAULT false,
    "is_placeholder" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_party" (
    "agreement_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "side" "side" NOT NULL,

    CONSTRAINT "agreement_party_pkey" PRIMARY KEY ("agreement_id","agency_id")
);

-- CreateTable
CREATE TABLE "agreement_action" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "agreement_id" UUID NOT NULL,
    "type" "agreement_action_type" NOT NULL,
    "happened_on" DATE,
    "precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "place" TEXT,
    "note" TEXT,
    "source_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_link" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "type" "agreement_link_type" NOT NULL,
    "effective_on" DATE,
    "precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_topic" (
    "agreement_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,

    CONSTRAINT "agreement_topic_pkey" PRIMARY KEY ("agreement_id","topic_id")
);

-- CreateTable
CREATE TABLE "stage_entry" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "agreement_id" UUID NOT NULL,
    "stage" "stage" NOT NULL,
    "entered_on" DATE NOT NULL,
    "owner_post_id" UUID,
    "waiting_on" "waiting_on" NOT NULL DEFAULT 'us',
    "waiting_agency_id" UUID,
    "note" TEXT,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stage_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "route" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "basis" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "route_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "route_stage" (
    "id" UUID NOT NULL,
    "route_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "stage" "stage" NOT NULL,
    "target_days" INTEGER,
    "owner_post" TEXT,

    CONSTRAINT "route_stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "route_concurrence" (
    "id" UUID NOT NULL,
    "route_stage_id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "is_required" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "route_concurrence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "concurrence" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "agreement_id" UUID NOT NULL,
    "agency_id" UUID,
    "desk" TEXT NOT NULL,
    "requested_on" DATE NOT NULL,
    "decided_on" DATE,
    "decision" "concurrence_decision",
    "reference_no" TEXT,
    "note" TEXT,
    "source_id" UUID,
    "attachment_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "concurrence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_text" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "agreement_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "note" TEXT,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "user_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "request_id" TEXT,
    "table_name" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "op" CHAR(1) NOT NULL,
    "partner" CHAR(2),
    "marking" "marking" NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "commitment" (
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL DEFAULT 'official',
    "releasable_to" CHAR(2)[],
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kind" "commitment_kind" NOT NULL,
    "obligor" "obligor" NOT NULL,
    "beneficiary" "obligor" NOT NULL,
    "strength" "wording_strength" NOT NULL,
    "lead_agency_id" UUID,
    "focal_point_id" UUID,
    "made_on" DATE,
    "made_precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "due_on" DATE,
    "due_precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "due_words" TEXT,
    "created_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commitment_agency" (
    "commitment_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,

    CONSTRAINT "commitment_agency_pkey" PRIMARY KEY ("commitment_id","agency_id")
);

-- CreateTable
CREATE TABLE "commitment_topic" (
    "commitment_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,

    CONSTRAINT "commitment_topic_pkey" PRIMARY KEY ("commitment_id","topic_id")
);

-- CreateTable
CREATE TABLE "commitment_origin" (
    "id" UUID NOT NULL,
    "commitment_id" UUID NOT NULL,
    "meeting_id" UUID,
    "agreement_id" UUID,
    "source_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "commitment_origin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commitment_restatement" (
    "later_id" UUID NOT NULL,
    "earlier_id" UUID NOT NULL,
    "drift" "wording_drift" NOT NULL DEFAULT 'same',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "commitment_restatement_pkey" PRIMARY KEY ("later_id","earlier_id")
);

-- CreateTable
CREATE TABLE "commitment_block" (
    "id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "commitment_id" UUID,
    "agreement_id" UUID,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "commitment_block_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "commitment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "due_on" DATE,
    "due_precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "reached_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_update" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "commitment_id" UUID NOT NULL,
    "effective_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" "commitment_status" NOT NULL,
    "note" TEXT,
    "source_id" UUID,
    "attachment_id" UUID,
    "blocker" TEXT,
    "next_step" TEXT,
    "by_id" UUID NOT NULL,

    CONSTRAINT "status_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "country" (
    "code" CHAR(2) NOT NULL,
    "name" TEXT NOT NULL,
    "name_ur" TEXT,
    "region" TEXT,
    "is_home" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "country_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL DEFAULT 'official',
    "releasable_to" CHAR(2)[],
    "type" "meeting_type" NOT NULL,
    "mode" "meeting_mode" NOT NULL DEFAULT 'in_person',
    "title" TEXT NOT NULL,
    "held_on" DATE,
    "held_precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "until_on" DATE,
    "starts_at" CHAR(5),
    "time_zone" TEXT NOT NULL,
    "place" TEXT,
    "host_side" "side",
    "series_id" UUID,
    "round" INTEGER,
    "life" "meeting_life" NOT NULL DEFAULT 'held',
    "life_reason" TEXT,
    "record_state" "record_state" NOT NULL DEFAULT 'draft',
    "summary" TEXT,
    "next_round_on" DATE,
    "next_round_precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "next_round_words" TEXT,
    "created_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_series" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL DEFAULT 'official',
    "name" TEXT NOT NULL,
    "cadence_months" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participant" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "meeting_id" UUID NOT NULL,
    "side" "side" NOT NULL,
    "person_id" UUID,
    "post_id" UUID,
    "agency_id" UUID,
    "name" TEXT NOT NULL,
    "title_as_printed" TEXT,
    "is_head" BOOLEAN NOT NULL DEFAULT false,
    "was_invited" BOOLEAN NOT NULL DEFAULT true,
    "has_attended" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "meeting_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "notes" TEXT,

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outcome" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "meeting_id" UUID NOT NULL,
    "agenda_item_id" UUID,
    "kind" "outcome_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "commitment_id" UUID,

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_review" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "meeting_id" UUID NOT NULL,
    "action" "review_action" NOT NULL,
    "reason" TEXT,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meeting_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_topic" (
    "meeting_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,

    CONSTRAINT "meeting_topic_pkey" PRIMARY KEY ("meeting_id","topic_id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "country" CHAR(2),
    "marking" "marking" NOT NULL DEFAULT 'official',
    "name" TEXT NOT NULL,
    "name_ur" TEXT,
    "notes" TEXT,
    "releasable_to" CHAR(2)[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "title_ur" TEXT,
    "is_head" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenure" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "from_on" DATE,
    "from_precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "until_on" DATE,
    "until_precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "is_acting" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL DEFAULT 'official',
    "releasable_to" CHAR(2)[],
    "kind" "source_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT,
    "author" TEXT,
    "address" TEXT,
    "published_on" DATE,
    "published_precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "retrieved_on" DATE,
    "language" TEXT NOT NULL DEFAULT 'en',
    "text" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "attachment_id" UUID,
    "created_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL DEFAULT 'official',
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "content" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "source_id" UUID NOT NULL,
    "quote" TEXT NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "field" TEXT,
    "note" TEXT,
    "meeting_id" UUID,
    "commitment_id" UUID,
    "agreement_id" UUID,
    "agency_id" UUID,
    "person_id" UUID,
    "training_id" UUID,
    "delivery_id" UUID,
    "figure_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "source_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "claimed_on" DATE,
    "meeting_id" UUID,
    "commitment_id" UUID,
    "agreement_id" UUID,
    "agency_id" UUID,
    "person_id" UUID,
    "training_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_choice" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "claim_id" UUID NOT NULL,
    "reason" TEXT,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_choice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "source_id" UUID NOT NULL,
    "quantity" TEXT NOT NULL,
    "value" DECIMAL(20,4) NOT NULL,
    "qualifier" TEXT,
    "unit" TEXT NOT NULL,
    "period" TEXT,
    "said_by" TEXT,
    "is_document_seen" BOOLEAN NOT NULL DEFAULT false,
    "topic_id" UUID,
    "agency_id" UUID,
    "commitment_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_ur" TEXT,
    "parent_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retired_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training" (
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL DEFAULT 'official',
    "releasable_to" CHAR(2)[],
    "title" TEXT NOT NULL,
    "summary" TEXT,
    "provider_side" "side" NOT NULL,
    "provider_id" UUID,
    "mode" "delivery_mode" NOT NULL DEFAULT 'unknown',
    "agreement_id" UUID,
    "commitment_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "training_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_recipient" (
    "training_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,

    CONSTRAINT "training_recipient_pkey" PRIMARY KEY ("training_id","agency_id")
);

-- CreateTable
CREATE TABLE "training_topic" (
    "training_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,

    CONSTRAINT "training_topic_pkey" PRIMARY KEY ("training_id","topic_id")
);

-- CreateTable
CREATE TABLE "course" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "training_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "starts_on" DATE,
    "starts_precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "ends_on" DATE,
    "ends_precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "place" TEXT,
    "seats" INTEGER,
    "nominated" INTEGER,
    "attended" INTEGER,
    "completed" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL DEFAULT 'official',
    "releasable_to" CHAR(2)[],
    "item" TEXT NOT NULL,
    "giver_side" "side" NOT NULL,
    "recipient_id" UUID,
    "unit" TEXT,
    "quantity_promised" INTEGER,
    "quantity_delivered" INTEGER,
    "delivered_on" DATE,
    "delivered_precision" "date_precision" NOT NULL DEFAULT 'unknown',
    "note" TEXT,
    "commitment_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "clearance" "marking" NOT NULL DEFAULT 'official',
    "is_confined" BOOLEAN NOT NULL DEFAULT false,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_partner" (
    "user_id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,

    CONSTRAINT "user_partner_pkey" PRIMARY KEY ("user_id","partner")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "record_id" UUID,
    "values" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "agency_country_name_idx" ON "agency"("country", "name");

-- CreateIndex
CREATE UNIQUE INDEX "agency_alias_agency_id_name_key" ON "agency_alias"("agency_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "agency_succession_predecessor_id_successor_id_key" ON "agency_succession"("predecessor_id", "successor_id");

-- CreateIndex
CREATE INDEX "agreement_partner_instrument_idx" ON "agreement"("partner", "instrument");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_partner_ref_key" ON "agreement"("partner", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_id_partner_marking_key" ON "agreement"("id", "partner", "marking");

-- CreateIndex
CREATE INDEX "agreement_action_agreement_id_idx" ON "agreement_action"("agreement_id");

-- CreateIndex
CREATE INDEX "agreement_link_to_id_idx" ON "agreement_link"("to_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_link_from_id_to_id_type_key" ON "agreement_link"("from_id", "to_id", "type");

-- CreateIndex
CREATE INDEX "stage_entry_agreement_id_entered_on_recorded_at_idx" ON "stage_entry"("agreement_id", "entered_on", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "route_name_key" ON "route"("name");

-- CreateIndex
CREATE UNIQUE INDEX "route_stage_route_id_position_key" ON "route_stage"("route_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "route_stage_route_id_stage_key" ON "route_stage"("route_id", "stage");

-- CreateIndex
CREATE UNIQUE INDEX "route_concurrence_route_stage_id_desk_key" ON "route_concurrence"("route_stage_id", "desk");

-- CreateIndex
CREATE INDEX "concurrence_agreement_id_idx" ON "concurrence"("agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "draft_text_agreement_id_number_key" ON "draft_text"("agreement_id", "number");

-- CreateIndex
CREATE INDEX "audit_event_table_name_record_id_idx" ON "audit_event"("table_name", "record_id");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE INDEX "commitment_partner_due_on_idx" ON "commitment"("partner", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "commitment_partner_ref_key" ON "commitment"("partner", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "commitment_id_partner_marking_key" ON "commitment"("id", "partner", "marking");

-- CreateIndex
CREATE INDEX "commitment_origin_meeting_id_idx" ON "commitment_origin"("meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "commitment_origin_commitment_id_meeting_id_key" ON "commitment_origin"("commitment_id", "meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "commitment_origin_commitment_id_agreement_id_key" ON "commitment_origin"("commitment_id", "agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "commitment_origin_commitment_id_source_id_key" ON "commitment_origin"("commitment_id", "source_id");

-- CreateIndex
CREATE INDEX "commitment_restatement_earlier_id_idx" ON "commitment_restatement"("earlier_id");

-- CreateIndex
CREATE UNIQUE INDEX "commitment_block_blocked_id_commitment_id_key" ON "commitment_block"("blocked_id", "commitment_id");

-- CreateIndex
CREATE UNIQUE INDEX "commitment_block_blocked_id_agreement_id_key" ON "commitment_block"("blocked_id", "agreement_id");

-- CreateIndex
CREATE INDEX "milestone_commitment_id_idx" ON "milestone"("commitment_id");

-- CreateIndex
CREATE INDEX "status_update_commitment_id_effective_on_recorded_at_idx" ON "status_update"("commitment_id", "effective_on", "recorded_at");

-- CreateIndex
CREATE INDEX "meeting_partner_held_on_idx" ON "meeting"("partner", "held_on");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_partner_ref_key" ON "meeting"("partner", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_id_partner_marking_key" ON "meeting"("id", "partner", "marking");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_series_partner_name_key" ON "meeting_series"("partner", "name");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_series_id_partner_key" ON "meeting_series"("id", "partner");

-- CreateIndex
CREATE INDEX "participant_meeting_id_idx" ON "participant"("meeting_id");

-- CreateIndex
CREATE INDEX "participant_person_id_idx" ON "participant"("person_id");

-- CreateIndex
CREATE INDEX "agenda_item_meeting_id_idx" ON "agenda_item"("meeting_id");

-- CreateIndex
CREATE INDEX "outcome_meeting_id_idx" ON "outcome"("meeting_id");

-- CreateIndex
CREATE INDEX "meeting_review_meeting_id_idx" ON "meeting_review"("meeting_id");

-- CreateIndex
CREATE INDEX "person_country_name_idx" ON "person"("country", "name");

-- CreateIndex
CREATE UNIQUE INDEX "post_agency_id_title_key" ON "post"("agency_id", "title");

-- CreateIndex
CREATE INDEX "tenure_person_id_idx" ON "tenure"("person_id");

-- CreateIndex
CREATE INDEX "tenure_post_id_idx" ON "tenure"("post_id");

-- CreateIndex
CREATE INDEX "source_partner_published_on_idx" ON "source"("partner", "published_on");

-- CreateIndex
CREATE UNIQUE INDEX "source_partner_ref_key" ON "source"("partner", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "source_partner_sha256_key" ON "source"("partner", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "source_id_partner_marking_key" ON "source"("id", "partner", "marking");

-- CreateIndex
CREATE INDEX "citation_source_id_idx" ON "citation"("source_id");

-- CreateIndex
CREATE INDEX "citation_meeting_id_idx" ON "citation"("meeting_id");

-- CreateIndex
CREATE INDEX "citation_commitment_id_idx" ON "citation"("commitment_id");

-- CreateIndex
CREATE INDEX "citation_agreement_id_idx" ON "citation"("agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_id_partner_marking_key" ON "claim"("id", "partner", "marking");

-- CreateIndex
CREATE UNIQUE INDEX "topic_slug_key" ON "topic"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "training_partner_ref_key" ON "training"("partner", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "training_id_partner_marking_key" ON "training"("id", "partner", "marking");

-- CreateIndex
CREATE INDEX "course_training_id_idx" ON "course"("training_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_partner_ref_key" ON "delivery"("partner", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "draft_owner_id_updated_at_idx" ON "draft"("owner_id", "updated_at");

-- AddForeignKey
ALTER TABLE "agency" ADD CONSTRAINT "agency_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_alias" ADD CONSTRAINT "agency_alias_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_alias" ADD CONSTRAINT "agency_alias_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_succession" ADD CONSTRAINT "agency_succession_predecessor_id_fkey" FOREIGN KEY ("predecessor_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_succession" ADD CONSTRAINT "agency_succession_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_topic" ADD CONSTRAINT "agency_topic_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_topic" ADD CONSTRAINT "agency_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_lead_agency_id_fkey" FOREIGN KEY ("lead_agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_route_id_fkey" FOREIGN KEY ("route_id") REFERENCES "route"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_action" ADD CONSTRAINT "agreement_action_agreement_id_partner_marking_fkey" FOREIGN KEY ("agreement_id", "partner", "marking") REFERENCES "agreement"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_action" ADD CONSTRAINT "agreement_action_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_link" ADD CONSTRAINT "agreement_link_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_link" ADD CONSTRAINT "agreement_link_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_topic" ADD CONSTRAINT "agreement_topic_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_topic" ADD CONSTRAINT "agreement_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_entry" ADD CONSTRAINT "stage_entry_agreement_id_partner_marking_fkey" FOREIGN KEY ("agreement_id", "partner", "marking") REFERENCES "agreement"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_entry" ADD CONSTRAINT "stage_entry_owner_post_id_fkey" FOREIGN KEY ("owner_post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_entry" ADD CONSTRAINT "stage_entry_waiting_agency_id_fkey" FOREIGN KEY ("waiting_agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_entry" ADD CONSTRAINT "stage_entry_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_stage" ADD CONSTRAINT "route_stage_route_id_fkey" FOREIGN KEY ("route_id") REFERENCES "route"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_concurrence" ADD CONSTRAINT "route_concurrence_route_stage_id_fkey" FOREIGN KEY ("route_stage_id") REFERENCES "route_stage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concurrence" ADD CONSTRAINT "concurrence_agreement_id_partner_marking_fkey" FOREIGN KEY ("agreement_id", "partner", "marking") REFERENCES "agreement"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concurrence" ADD CONSTRAINT "concurrence_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concurrence" ADD CONSTRAINT "concurrence_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concurrence" ADD CONSTRAINT "concurrence_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_text" ADD CONSTRAINT "draft_text_agreement_id_partner_marking_fkey" FOREIGN KEY ("agreement_id", "partner", "marking") REFERENCES "agreement"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_text" ADD CONSTRAINT "draft_text_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_lead_agency_id_fkey" FOREIGN KEY ("lead_agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_focal_point_id_fkey" FOREIGN KEY ("focal_point_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_agency" ADD CONSTRAINT "commitment_agency_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_agency" ADD CONSTRAINT "commitment_agency_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_topic" ADD CONSTRAINT "commitment_topic_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_topic" ADD CONSTRAINT "commitment_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_origin" ADD CONSTRAINT "commitment_origin_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_origin" ADD CONSTRAINT "commitment_origin_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_origin" ADD CONSTRAINT "commitment_origin_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_origin" ADD CONSTRAINT "commitment_origin_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_restatement" ADD CONSTRAINT "commitment_restatement_later_id_fkey" FOREIGN KEY ("later_id") REFERENCES "commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_restatement" ADD CONSTRAINT "commitment_restatement_earlier_id_fkey" FOREIGN KEY ("earlier_id") REFERENCES "commitment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_block" ADD CONSTRAINT "commitment_block_blocked_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_block" ADD CONSTRAINT "commitment_block_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_block" ADD CONSTRAINT "commitment_block_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_commitment_id_partner_marking_fkey" FOREIGN KEY ("commitment_id", "partner", "marking") REFERENCES "commitment"("id", "partner", "marking") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_update" ADD CONSTRAINT "status_update_commitment_id_partner_marking_fkey" FOREIGN KEY ("commitment_id", "partner", "marking") REFERENCES "commitment"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_update" ADD CONSTRAINT "status_update_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_update" ADD CONSTRAINT "status_update_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_update" ADD CONSTRAINT "status_update_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_series_id_partner_fkey" FOREIGN KEY ("series_id", "partner") REFERENCES "meeting_series"("id", "partner") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_meeting_id_partner_marking_fkey" FOREIGN KEY ("meeting_id", "partner", "marking") REFERENCES "meeting"("id", "partner", "marking") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_meeting_id_partner_marking_fkey" FOREIGN KEY ("meeting_id", "partner", "marking") REFERENCES "meeting"("id", "partner", "marking") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_meeting_id_partner_marking_fkey" FOREIGN KEY ("meeting_id", "partner", "marking") REFERENCES "meeting"("id", "partner", "marking") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_agenda_item_id_fkey" FOREIGN KEY ("agenda_item_id") REFERENCES "agenda_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_review" ADD CONSTRAINT "meeting_review_meeting_id_partner_marking_fkey" FOREIGN KEY ("meeting_id", "partner", "marking") REFERENCES "meeting"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_review" ADD CONSTRAINT "meeting_review_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_topic" ADD CONSTRAINT "meeting_topic_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_topic" ADD CONSTRAINT "meeting_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenure" ADD CONSTRAINT "tenure_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenure" ADD CONSTRAINT "tenure_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_source_id_partner_marking_fkey" FOREIGN KEY ("source_id", "partner", "marking") REFERENCES "source"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_figure_id_fkey" FOREIGN KEY ("figure_id") REFERENCES "figure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_source_id_partner_marking_fkey" FOREIGN KEY ("source_id", "partner", "marking") REFERENCES "source"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_choice" ADD CONSTRAINT "claim_choice_claim_id_partner_marking_fkey" FOREIGN KEY ("claim_id", "partner", "marking") REFERENCES "claim"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_choice" ADD CONSTRAINT "claim_choice_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_source_id_partner_marking_fkey" FOREIGN KEY ("source_id", "partner", "marking") REFERENCES "source"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "topic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training" ADD CONSTRAINT "training_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training" ADD CONSTRAINT "training_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training" ADD CONSTRAINT "training_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_recipient" ADD CONSTRAINT "training_recipient_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_recipient" ADD CONSTRAINT "training_recipient_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_topic" ADD CONSTRAINT "training_topic_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_topic" ADD CONSTRAINT "training_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_training_id_partner_marking_fkey" FOREIGN KEY ("training_id", "partner", "marking") REFERENCES "training"("id", "partner", "marking") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_partner" ADD CONSTRAINT "user_partner_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
