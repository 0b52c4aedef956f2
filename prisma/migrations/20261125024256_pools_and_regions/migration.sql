-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "regions" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "queues" ADD COLUMN     "action" TEXT,
ADD COLUMN     "dedicated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "description" TEXT,
ADD COLUMN     "drainingAt" TIMESTAMPTZ(3),
ADD COLUMN     "environment" TEXT,
ADD COLUMN     "fairness" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "hostLabels" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'pool',
ADD COLUMN     "maxWorkers" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "minWorkers" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "pinned" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "poolId" UUID,
ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "rateLimit" DOUBLE PRECISION,
ADD COLUMN     "runTimeoutSeconds" INTEGER,
ADD COLUMN     "scaling" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "taskTimeoutSeconds" INTEGER;

-- AlterTable
ALTER TABLE "worker_hosts" ADD COLUMN     "labels" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "workers" ADD COLUMN     "currentTasks" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "desired" TEXT NOT NULL DEFAULT 'running',
ADD COLUMN     "restartRequestedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "workflows" ADD COLUMN     "pinnedRegion" TEXT,
ADD COLUMN     "priority" INTEGER;

-- CreateTable
CREATE TABLE "worker_events" (
    "id" UUID NOT NULL,
    "queueId" UUID NOT NULL,
    "replica" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "hostName" TEXT,
    "region" TEXT,
    "byUserId" TEXT,

    CONSTRAINT "worker_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_log_lines" (
    "id" BIGSERIAL NOT NULL,
    "workerId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "level" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "runId" UUID,

    CONSTRAINT "worker_log_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region_states" (
    "region" TEXT NOT NULL,
    "lastLiveAt" TIMESTAMPTZ(3) NOT NULL,
    "lostToldAt" TIMESTAMPTZ(3),

    CONSTRAINT "region_states_pkey" PRIMARY KEY ("region")
);

-- CreateIndex
CREATE INDEX "worker_events_queueId_id_idx" ON "worker_events"("queueId", "id" DESC);

-- CreateIndex
CREATE INDEX "worker_events_at_idx" ON "worker_events"("at");

-- CreateIndex
CREATE INDEX "worker_log_lines_workerId_id_idx" ON "worker_log_lines"("workerId", "id" DESC);

-- CreateIndex
CREATE INDEX "worker_log_lines_at_idx" ON "worker_log_lines"("at");

-- CreateIndex
CREATE UNIQUE INDEX "queues_poolId_region_pinned_key" ON "queues"("poolId", "region", "pinned");

-- AddForeignKey
ALTER TABLE "queues" ADD CONSTRAINT "queues_poolId_projectId_fkey" FOREIGN KEY ("poolId", "projectId") REFERENCES "queues"("id", "projectId") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "worker_events" ADD CONSTRAINT "worker_events_queueId_fkey" FOREIGN KEY ("queueId") REFERENCES "queues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "worker_log_lines" ADD CONSTRAINT "worker_log_lines_workerId_fkey" FOREIGN KEY ("workerId") REFERENCES "workers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE "queues" ADD CONSTRAINT "queues_kind_check" CHECK ("kind" IN ('pool', 'region', 'action'));
ALTER TABLE "queues" ADD CONSTRAINT "queues_region_part_check"
  CHECK ("kind" <> 'region' OR ("poolId" IS NOT NULL AND "region" IS NOT NULL));
ALTER TABLE "queues" ADD CONSTRAINT "queues_pinned_check" CHECK (NOT "pinned" OR "region" IS NOT NULL);
ALTER TABLE "queues" ADD CONSTRAINT "queues_priority_check" CHECK ("priority" BETWEEN 1 AND 5);
ALTER TABLE "queues" ADD CONSTRAINT "queues_workers_check" CHECK ("minWorkers" BETWEEN 0 AND "maxWorkers" AND "maxWorkers" <= 1000);
ALTER TABLE "queues" ADD CONSTRAINT "queues_limits_check"
  CHECK ("rateLimit" > 0 AND "taskTimeoutSeconds" > 0 AND "runTimeoutSeconds" > 0 AND "maxConcurrentTasks" > 0);
ALTER TABLE "workers" ADD CONSTRAINT "workers_desired_check" CHECK ("desired" IN ('running', 'drained', 'stopped'));
ALTER TABLE "workflows" ADD CONSTRAINT "workflows_priority_check" CHECK ("priority" BETWEEN 1 AND 5);
ALTER TABLE "worker_events" ADD CONSTRAINT "worker_events_kind_check"
  CHECK ("kind" IN ('started', 'stopped', 'slept', 'crashed', 'lost', 'asked'));
-- A pool takes no part in another pool.
ALTER TABLE "queues" ADD CONSTRAINT "queues_pool_check" CHECK ("kind" <> 'pool' OR "poolId" IS NULL);

-- What was there: as many workers as wanted so far at the least, and a project prefers the region that its pool was in.
UPDATE "queues" SET "minWorkers" = least("replicas", 1), "maxWorkers" = greatest("replicas", 10);
UPDATE "projects" p SET "regions" = ARRAY[q."region"] FROM "queues" q
  WHERE q."projectId" = p."id" AND q."isDefault" AND q."region" IS NOT NULL;
UPDATE "queues" SET "region" = NULL WHERE "kind" = 'pool';
