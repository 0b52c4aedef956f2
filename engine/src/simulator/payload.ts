/** A value as it comes out of a payload: what JSON keeps of it. Nothing stays nothing. */
export function throughPayload(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value) ?? 'null') as unknown);
}
