-- AlterTable
ALTER TABLE "workflows" ADD COLUMN     "publishedRevision" INTEGER;

-- CreateIndex
CREATE INDEX "runs_versionId_idx" ON "runs"("versionId");
