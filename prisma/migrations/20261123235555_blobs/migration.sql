-- CreateTable
CREATE TABLE "blobs" (
    "id" TEXT NOT NULL,
    "content" BYTEA,
    "location" TEXT,
    "size" INTEGER NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob_uses" (
    "blobId" TEXT NOT NULL,
    "runId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_uses_pkey" PRIMARY KEY ("blobId","runId")
);

-- CreateIndex
CREATE INDEX "blobs_usedAt_idx" ON "blobs"("usedAt");

-- CreateIndex
CREATE INDEX "blob_uses_runId_idx" ON "blob_uses"("runId");

-- AddForeignKey
ALTER TABLE "blob_uses" ADD CONSTRAINT "blob_uses_blobId_fkey" FOREIGN KEY ("blobId") REFERENCES "blobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Sealed content does not shrink: kept outside of the row as it is.
ALTER TABLE "blobs" ALTER COLUMN "content" SET STORAGE EXTERNAL;
