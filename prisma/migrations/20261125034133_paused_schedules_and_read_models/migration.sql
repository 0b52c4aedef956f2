-- AlterTable
ALTER TABLE "workflow_triggers" ADD COLUMN     "pausedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "read_models" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "declaration" JSON NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "position" BIGINT NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lastFailure" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_models_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "read_model_rows" (
    "readModelId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "state" JSON NOT NULL,
    "position" BIGINT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_model_rows_pkey" PRIMARY KEY ("readModelId","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "read_models_projectId_name_key" ON "read_models"("projectId", "name");

-- AddForeignKey
ALTER TABLE "read_models" ADD CONSTRAINT "read_models_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_model_rows" ADD CONSTRAINT "read_model_rows_readModelId_fkey" FOREIGN KEY ("readModelId") REFERENCES "read_models"("id") ON DELETE CASCADE ON UPDATE CASCADE;
