-- AlterTable
ALTER TABLE "run_steps" ADD COLUMN     "queueName" TEXT,
ADD COLUMN     "region" TEXT,
ADD COLUMN     "waitedMs" INTEGER,
ADD COLUMN     "workedMs" INTEGER,
ADD COLUMN     "workerId" UUID;

-- CreateTable
CREATE TABLE "statistics_rollups" (
    "projectId" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "grain" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "started" INTEGER NOT NULL DEFAULT 0,
    "succeeded" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "stopped" INTEGER NOT NULL DEFAULT 0,
    "durationMsSum" BIGINT NOT NULL DEFAULT 0,
    "durationSquares" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "waitMsSum" BIGINT NOT NULL DEFAULT 0,
    "durations" BYTEA,
    "waits" BYTEA,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statistics_rollups_pkey" PRIMARY KEY ("projectId","measure","level","key","grain","at")
);

-- CreateTable
CREATE TABLE "queue_samples" (
    "queueId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "depth" INTEGER NOT NULL,
    "waitSeconds" DOUBLE PRECISION NOT NULL,
    "arrivals" DOUBLE PRECISION NOT NULL,
    "dispatches" DOUBLE PRECISION NOT NULL,
    "workers" INTEGER NOT NULL,
    "replicas" INTEGER NOT NULL,
    "cpuPercent" DOUBLE PRECISION NOT NULL,
    "slotsUsed" INTEGER NOT NULL,
    "slotsTotal" INTEGER NOT NULL,

    CONSTRAINT "queue_samples_pkey" PRIMARY KEY ("queueId","at")
);

-- CreateTable
CREATE TABLE "scaling_states" (
    "queueId" UUID NOT NULL,
    "lookedAt" TIMESTAMPTZ(3),
    "upAt" TIMESTAMPTZ(3),
    "downAt" TIMESTAMPTZ(3),

    CONSTRAINT "scaling_states_pkey" PRIMARY KEY ("queueId")
);

-- CreateTable
CREATE TABLE "scaling_decisions" (
    "id" UUID NOT NULL,
    "queueId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "looks" INTEGER NOT NULL DEFAULT 1,
    "action" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "fromCount" INTEGER NOT NULL,
    "toCount" INTEGER NOT NULL,
    "dryRun" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "scaling_decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_splits" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "queueId" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byUserId" TEXT,
    "splitAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mergedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "estimate" JSONB NOT NULL,

    CONSTRAINT "action_splits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "split_policies" (
    "projectId" UUID NOT NULL,
    "automatic" BOOLEAN NOT NULL DEFAULT false,
    "runsPerDay" INTEGER NOT NULL DEFAULT 1000,
    "p95Ms" INTEGER NOT NULL DEFAULT 5000,
    "failurePercent" DOUBLE PRECISION NOT NULL DEFAULT 5,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "split_policies_pkey" PRIMARY KEY ("projectId")
);

-- CreateIndex
CREATE INDEX "statistics_rollups_grain_at_idx" ON "statistics_rollups"("grain", "at");

-- CreateIndex
CREATE INDEX "queue_samples_at_idx" ON "queue_samples"("at");

-- CreateIndex
CREATE INDEX "scaling_decisions_queueId_id_idx" ON "scaling_decisions"("queueId", "id" DESC);

-- CreateIndex
CREATE INDEX "scaling_decisions_at_idx" ON "scaling_decisions"("at");

-- CreateIndex
CREATE INDEX "action_splits_projectId_action_idx" ON "action_splits"("projectId", "action");

-- CreateIndex
CREATE INDEX "run_steps_finishedAt_idx" ON "run_steps" USING BRIN ("finishedAt") WITH (autosummarize = on);

-- AddForeignKey
ALTER TABLE "queue_samples" ADD CONSTRAINT "queue_samples_queueId_fkey" FOREIGN KEY ("queueId") REFERENCES "queues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scaling_states" ADD CONSTRAINT "scaling_states_queueId_fkey" FOREIGN KEY ("queueId") REFERENCES "queues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scaling_decisions" ADD CONSTRAINT "scaling_decisions_queueId_fkey" FOREIGN KEY ("queueId") REFERENCES "queues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_splits" ADD CONSTRAINT "action_splits_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_splits" ADD CONSTRAINT "action_splits_queueId_fkey" FOREIGN KEY ("queueId") REFERENCES "queues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "split_policies" ADD CONSTRAINT "split_policies_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An action is split off once at a time; one that was merged back may be split off again when the last run has left its queue.
CREATE UNIQUE INDEX "action_splits_open_key" ON "action_splits" ("projectId", "action") WHERE "endedAt" IS NULL;
