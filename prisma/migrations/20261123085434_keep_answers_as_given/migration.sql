ALTER TABLE "idempotency_keys" ALTER COLUMN "response" SET DATA TYPE JSON USING "response"::json;
