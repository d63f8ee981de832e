-- CreateEnum
CREATE TYPE "handover_item_kind" AS ENUM ('agreement', 'commitment', 'contact', 'next');

-- CreateTable
CREATE TABLE "handover" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "note" TEXT,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover_receipt" (
    "id" UUID NOT NULL,
    "handover_id" UUID NOT NULL,
    "note" TEXT,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "handover_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover_item" (
    "id" UUID NOT NULL,
    "handover_id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "kind" "handover_item_kind" NOT NULL,
    "position" INTEGER NOT NULL,
    "record_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT,
    "on_day" DATE,
    "precision" "date_precision" NOT NULL DEFAULT 'unknown',

    CONSTRAINT "handover_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "handover_post_id_idx" ON "handover"("post_id");

-- CreateIndex
CREATE UNIQUE INDEX "handover_receipt_handover_id_key" ON "handover_receipt"("handover_id");

-- CreateIndex
CREATE UNIQUE INDEX "handover_item_handover_id_position_key" ON "handover_item"("handover_id", "position");

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_receipt" ADD CONSTRAINT "handover_receipt_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_receipt" ADD CONSTRAINT "handover_receipt_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_item" ADD CONSTRAINT "handover_item_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here.
select app.protect(tab, append => true) from unnest(array['handover', 'handover_receipt', 'handover_item']::regclass[]) as tab;
