-- AlterTable
ALTER TABLE "citation" ADD COLUMN     "is_of_source" BOOLEAN NOT NULL DEFAULT false;

-- Written by hand: a record that is taken away must not leave its passages to the source.
alter table citation drop constraint citation_of_one;
alter table citation add constraint citation_of_one check (
  is_of_source::int + num_nonnulls(meeting_id, commitment_id, agreement_id, agency_id, person_id, training_id, delivery_id, figure_id) = 1
);
