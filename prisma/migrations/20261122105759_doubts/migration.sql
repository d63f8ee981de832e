-- CreateIndex
CREATE INDEX "claim_meeting_id_idx" ON "claim"("meeting_id");

-- CreateIndex
CREATE INDEX "claim_commitment_id_idx" ON "claim"("commitment_id");

-- CreateIndex
CREATE INDEX "claim_agreement_id_idx" ON "claim"("agreement_id");

-- CreateIndex
CREATE INDEX "claim_agency_id_idx" ON "claim"("agency_id");

-- CreateIndex
CREATE INDEX "claim_person_id_idx" ON "claim"("person_id");

-- CreateIndex
CREATE INDEX "claim_training_id_idx" ON "claim"("training_id");

-- CreateIndex
CREATE INDEX "figure_source_id_idx" ON "figure"("source_id");

-- CreateIndex
CREATE INDEX "figure_commitment_id_idx" ON "figure"("commitment_id");

-- CreateIndex
CREATE INDEX "figure_agency_id_idx" ON "figure"("agency_id");
