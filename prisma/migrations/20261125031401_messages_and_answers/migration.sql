-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "answer" JSONB;

-- CreateTable
CREATE TABLE "messages" (
    "id" UUID NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "runId" UUID NOT NULL,
    "stepId" TEXT NOT NULL,
    "instance" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "details" TEXT,
    "urgency" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_recipients" (
    "messageId" UUID NOT NULL,
    "userId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "message_recipients_pkey" PRIMARY KEY ("messageId","userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "messages_runId_instance_key" ON "messages"("runId", "instance");

-- CreateIndex
CREATE INDEX "message_recipients_userId_workspaceId_messageId_idx" ON "message_recipients"("userId", "workspaceId", "messageId" DESC);

-- CreateIndex
CREATE INDEX "message_recipients_userId_workspaceId_readAt_idx" ON "message_recipients"("userId", "workspaceId", "readAt");

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_runId_fkey" FOREIGN KEY ("runId") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_recipients" ADD CONSTRAINT "message_recipients_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_recipients" ADD CONSTRAINT "message_recipients_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
