-- AlterEnum
ALTER TYPE "brief_section" ADD VALUE 'rest';
