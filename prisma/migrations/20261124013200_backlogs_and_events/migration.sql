-- CreateTable
CREATE TABLE "backlogs" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "declaration" JSON NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "backlogs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backlog_items" (
    "id" UUID NOT NULL,
    "backlogId" UUID NOT NULL,
    "place" BIGSERIAL NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "data" JSON NOT NULL,
    "key" TEXT,
    "priority" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "addKey" TEXT NOT NULL,
    "addedByRunId" UUID,
    "addedById" TEXT,
    "takenByRunId" UUID,
    "takenAt" TIMESTAMPTZ(3),
    "onFailure" TEXT NOT NULL DEFAULT 'giveBack',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "backlog_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backlog_takes" (
    "id" UUID NOT NULL,
    "backlogId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "instance" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "itemId" UUID,
    "onFailure" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "backlog_takes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_logs" (
    "projectId" UUID NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "event_logs_pkey" PRIMARY KEY ("projectId")
);

-- CreateTable
CREATE TABLE "recorded_events" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "data" JSON NOT NULL,
    "key" TEXT NOT NULL,
    "runId" UUID,
    "recordedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recorded_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "backlogs_projectId_name_key" ON "backlogs"("projectId", "name");

-- CreateIndex
CREATE INDEX "backlog_items_takenByRunId_idx" ON "backlog_items"("takenByRunId");

-- CreateIndex
CREATE INDEX "backlog_items_backlogId_status_place_idx" ON "backlog_items"("backlogId", "status", "place");

-- CreateIndex
CREATE INDEX "backlog_items_finishedAt_idx" ON "backlog_items"("finishedAt");

-- CreateIndex
CREATE UNIQUE INDEX "backlog_items_backlogId_addKey_key" ON "backlog_items"("backlogId", "addKey");

-- CreateIndex
CREATE INDEX "backlog_takes_backlogId_status_id_idx" ON "backlog_takes"("backlogId", "status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "backlog_takes_runId_instance_key" ON "backlog_takes"("runId", "instance");

-- CreateIndex
CREATE INDEX "recorded_events_projectId_type_position_idx" ON "recorded_events"("projectId", "type", "position");

-- CreateIndex
CREATE UNIQUE INDEX "recorded_events_projectId_position_key" ON "recorded_events"("projectId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "recorded_events_projectId_subject_number_key" ON "recorded_events"("projectId", "subject", "number");

-- CreateIndex
CREATE UNIQUE INDEX "recorded_events_projectId_key_key" ON "recorded_events"("projectId", "key");

-- AddForeignKey
ALTER TABLE "backlogs" ADD CONSTRAINT "backlogs_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backlog_items" ADD CONSTRAINT "backlog_items_backlogId_fkey" FOREIGN KEY ("backlogId") REFERENCES "backlogs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backlog_takes" ADD CONSTRAINT "backlog_takes_backlogId_fkey" FOREIGN KEY ("backlogId") REFERENCES "backlogs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_logs" ADD CONSTRAINT "event_logs_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot say.
ALTER TABLE "backlog_items" ADD CONSTRAINT "backlog_items_status_check"
  CHECK ("status" IN ('waiting', 'taken', 'done', 'dropped'));
ALTER TABLE "backlog_takes" ADD CONSTRAINT "backlog_takes_status_check"
  CHECK ("status" IN ('waiting', 'taken', 'empty', 'givenBack'));
CREATE UNIQUE INDEX "backlog_items_one_per_key" ON "backlog_items" ("backlogId", "key")
  WHERE "status" IN ('waiting', 'taken');
CREATE INDEX "backlog_items_by_priority" ON "backlog_items" ("backlogId", "priority" DESC, "place")
  WHERE "status" = 'waiting';

-- However a run comes to its end: the items that it took are settled.
CREATE FUNCTION "settle_backlogs_of_ended_run"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "backlog_takes" WHERE "runId" = NEW."id") THEN
    INSERT INTO "outbox" ("id", "kind", "subjectId", "payload")
      VALUES (gen_random_uuid(), 'backlog.settle', NEW."id"::text, jsonb_build_object('runId', NEW."id"));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "runs_settle_backlogs" AFTER UPDATE OF "status" ON "runs" FOR EACH ROW
  WHEN (NEW."status" IN ('completed', 'failed', 'cancelled', 'terminated') AND OLD."status" IN ('queued', 'running', 'waiting'))
  EXECUTE FUNCTION "settle_backlogs_of_ended_run"();

-- What was recorded stays as it was.
CREATE FUNCTION "refuse_event_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A recorded event never changes.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "recorded_events_immutable" BEFORE UPDATE ON "recorded_events"
  FOR EACH ROW EXECUTE FUNCTION "refuse_event_change"();
