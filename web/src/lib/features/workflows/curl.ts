import type { DataSchema, ObjectSchema } from '@wfb/engine/definition';

/** A command that starts a workflow by its webhook, with an example made from the input schema. */
export function curlExample(url: string, input: ObjectSchema, signed: boolean): string {
  const body = JSON.stringify(exampleOf(input)).replaceAll("'", "'\\''");
  if (!signed)
    return [`curl -X POST '${url}' \\`, `  -H 'Content-Type: application/json' \\`, `  -d '${body}'`].join(
      '\n',
    );
  return [
    `BODY='${body}'`,
    `SIGNATURE=$(printf '%s' "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -hex | sed 's/^.* //')`,
    `curl -X POST '${url}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H "X-Webhook-Signature: sha256=$SIGNATURE" \\`,
    `  -d "$BODY"`,
  ].join('\n');
}

/** A value that fits a schema and reads like an example. */
export function exampleOf(schema: DataSchema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.examples?.length) return schema.examples[0];
  if (schema.enum?.length) return schema.enum[0];
  if (schema.properties || schema.type === 'object') {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, field]) => [name, exampleOf(field)]),
    );
  }
  if (schema.type === 'array') return schema.items ? [exampleOf(schema.items)] : [];
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  if (schema.type === 'null') return null;
  const byFormat = {
    email: 'ada@example.com',
    uri: 'https://example.com',
    date: '2026-01-31',
    'date-time': '2026-01-31T09:00:00Z',
  };
  return schema.format && schema.format in byFormat
    ? byFormat[schema.format as keyof typeof byFormat]
    : 'text';
}
