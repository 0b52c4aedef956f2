-- AlterTable
ALTER TABLE "approvals" ADD COLUMN     "escalateAt" TIMESTAMPTZ(3),
ADD COLUMN     "escalatePeople" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "escalateRoles" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "escalatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "remindAtMost" INTEGER,
ADD COLUMN     "reminders" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "approval_votes" ADD COLUMN     "standsIn" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "approvals_status_escalateAt_idx" ON "approvals"("status", "escalateAt");
