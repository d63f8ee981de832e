-- AlterTable
ALTER TABLE "search_doc" DROP CONSTRAINT "search_doc_pkey",
ADD CONSTRAINT "search_doc_pkey" PRIMARY KEY ("record_id", "part", "kind");
