-- Documents whose order of properties is shown to people (fields of forms) are kept as they were written.
ALTER TABLE "workflows" ALTER COLUMN "draft" SET DATA TYPE JSON USING "draft"::json;
ALTER TABLE "versions" ALTER COLUMN "definition" SET DATA TYPE JSON USING "definition"::json,
  ALTER COLUMN "plan" SET DATA TYPE JSON USING "plan"::json;
ALTER TABLE "approvals" ALTER COLUMN "form" SET DATA TYPE JSON USING "form"::json;
