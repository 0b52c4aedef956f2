-- AlterTable
ALTER TABLE "worker_hosts" ADD COLUMN     "processSpace" TEXT,
ADD COLUMN     "processStart" TEXT;
