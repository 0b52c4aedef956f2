-- AlterTable
ALTER TABLE "queues" ADD COLUMN     "clusterProblem" TEXT,
ADD COLUMN     "scaledBy" TEXT;

-- AlterTable
ALTER TABLE "worker_hosts" ADD COLUMN     "queueName" TEXT;

ALTER TABLE "worker_events" DROP CONSTRAINT "worker_events_kind_check";
ALTER TABLE "worker_events" ADD CONSTRAINT "worker_events_kind_check"
  CHECK ("kind" IN ('started', 'stopped', 'slept', 'crashed', 'lost', 'asked', 'refused', 'changed'));
