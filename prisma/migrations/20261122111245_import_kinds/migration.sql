-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "import_kind" ADD VALUE 'commitment';
ALTER TYPE "import_kind" ADD VALUE 'programme';
ALTER TYPE "import_kind" ADD VALUE 'source';
ALTER TYPE "import_kind" ADD VALUE 'agency';
ALTER TYPE "import_kind" ADD VALUE 'person';
