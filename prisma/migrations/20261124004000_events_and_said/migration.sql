-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "said" JSONB,
ADD COLUMN     "saidSeq" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "run_steps" ADD COLUMN     "waitingEvents" JSONB;

ALTER TABLE "workflow_triggers" DROP CONSTRAINT "workflow_triggers_kind_check";
ALTER TABLE "workflow_triggers" ADD CONSTRAINT "workflow_triggers_kind_check"
  CHECK ("kind" IN ('webhook', 'schedule', 'event'));

ALTER TABLE "runs" DROP CONSTRAINT "runs_trigger_check";
ALTER TABLE "runs" ADD CONSTRAINT "runs_trigger_check"
  CHECK ("trigger" IN ('manual', 'api', 'webhook', 'schedule', 'subworkflow', 'retry', 'event'));
