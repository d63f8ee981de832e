-- AlterTable
ALTER TABLE "notice_reading" ADD COLUMN     "due_id" UUID,
ADD COLUMN     "due_key" DATE;
