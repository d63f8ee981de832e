-- CreateIndex
CREATE INDEX "training_commitment_id_idx" ON "training"("commitment_id");

-- CreateIndex
CREATE INDEX "training_agreement_id_idx" ON "training"("agreement_id");

-- CreateIndex
CREATE INDEX "delivery_commitment_id_idx" ON "delivery"("commitment_id");
