-- What the Prisma schema cannot say.

-- Statuses and kinds are closed sets.
ALTER TABLE "members" ADD CONSTRAINT "members_role_check" CHECK ("role" IN ('owner', 'admin', 'member'));
ALTER TABLE "workers" ADD CONSTRAINT "workers_status_check"
  CHECK ("status" IN ('starting', 'running', 'stopping', 'stopped', 'failed'));
ALTER TABLE "queues" ADD CONSTRAINT "queues_replicas_check" CHECK ("replicas" BETWEEN 0 AND 1000);
ALTER TABLE "versions" ADD CONSTRAINT "versions_effects_check" CHECK ("effects" IN ('none', 'some'));
ALTER TABLE "workflow_triggers" ADD CONSTRAINT "workflow_triggers_kind_check"
  CHECK ("kind" IN ('webhook', 'schedule'));
ALTER TABLE "runs" ADD CONSTRAINT "runs_status_check"
  CHECK ("status" IN ('queued', 'running', 'waiting', 'completed', 'failed', 'cancelled', 'terminated'));
ALTER TABLE "runs" ADD CONSTRAINT "runs_trigger_check"
  CHECK ("trigger" IN ('manual', 'api', 'webhook', 'schedule', 'subworkflow', 'retry'));
ALTER TABLE "runs" ADD CONSTRAINT "runs_open_approvals_check" CHECK ("openApprovals" >= 0);
ALTER TABLE "run_steps" ADD CONSTRAINT "run_steps_status_check"
  CHECK ("status" IN ('running', 'waiting', 'done', 'failed', 'skipped', 'cancelled'));
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_status_check"
  CHECK ("status" IN ('pending', 'approved', 'rejected', 'expired', 'withdrawn'));
ALTER TABLE "approval_votes" ADD CONSTRAINT "approval_votes_decision_check"
  CHECK ("decision" IN ('approve', 'reject'));
ALTER TABLE "instance_settings" ADD CONSTRAINT "instance_settings_one_row" CHECK ("id" = 1);

INSERT INTO "instance_settings" ("id", "registrationOpen", "updatedAt") VALUES (1, true, now());

-- One person owns the instance: two first sign-ups at once leave one owner.
CREATE UNIQUE INDEX "users_one_instance_owner" ON "users" ("instanceOwner") WHERE "instanceOwner";

-- One default pool per project.
CREATE UNIQUE INDEX "queues_one_default" ON "queues" ("projectId") WHERE "isDefault";

-- A published version never changes.
CREATE FUNCTION "refuse_version_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A published version is immutable.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "versions_immutable" BEFORE UPDATE ON "versions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_version_change"();

-- Open runs are few among many: counts, pool lights and the reconciler read these.
CREATE INDEX "runs_open_by_workspace" ON "runs" ("workspaceId", "id" DESC)
  WHERE "status" IN ('queued', 'running', 'waiting');
CREATE INDEX "runs_open_by_queue" ON "runs" ("queueName") WHERE "status" IN ('queued', 'running', 'waiting');
CREATE INDEX "runs_open_by_project" ON "runs" ("projectId") WHERE "status" IN ('queued', 'running', 'waiting');
CREATE INDEX "outbox_due" ON "outbox" ("nextAt") WHERE "doneAt" IS NULL AND "failedAt" IS NULL;
CREATE INDEX "approvals_pending_deadline" ON "approvals" ("deadlineAt") WHERE "status" = 'pending';

-- Search in the subjects of runs. The extensions come with PostgreSQL but may be absent or refused: search then reads more rows, and works.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE EXTENSION IF NOT EXISTS btree_gin;
  CREATE INDEX "runs_subject_search" ON "runs" USING gin ("workspaceId", "subject" gin_trgm_ops);
EXCEPTION
  WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
    RAISE NOTICE 'The index for searching runs is left out: %', SQLERRM;
END $$;
