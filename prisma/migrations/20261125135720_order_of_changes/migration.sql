-- CreateIndex
CREATE INDEX "read_model_rows_readModelId_position_idx" ON "read_model_rows"("readModelId", "position");
