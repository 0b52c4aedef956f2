import type { ApiError } from '#lib/api/api-error.ts';
import type { FormErrors } from '#lib/ui/schema-form/schema.ts';

/** What the server says of single fields, as the form shows it: `{ fields: { path, message }[] }`, or `problems` of the same shape. */
export function inputErrors(error: ApiError): FormErrors {
  const details = error.details as { fields?: unknown; problems?: unknown } | null;
  const fields = details?.fields ?? details?.problems;
  if (!Array.isArray(fields)) return {};
  return Object.fromEntries(
    (fields as { path?: unknown; message?: unknown }[]).map(({ path, message }) => [
      Array.isArray(path)
        ? path.join('.')
        : String(path ?? '')
            .replace(/^\//, '')
            .replaceAll('/', '.'),
      String(message ?? 'Please check this.'),
    ]),
  );
}
