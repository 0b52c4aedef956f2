-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "eventsSeen" int4multirange;

-- Closed runs whose page has a hole: hardly ever any, and looked for every few seconds.
CREATE INDEX "runs_with_holes" ON "runs" ("finishedAt")
  WHERE "finishedAt" IS NOT NULL AND NOT ("eventsSeen" @> int4range(0, upper("eventsSeen")));
