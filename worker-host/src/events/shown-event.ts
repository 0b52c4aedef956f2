import { maxEventValueBytes, type StepEvent } from '@wfb/engine/contract';

/** Stands for a value that is too large to be shown; the run itself has all of it. */
export interface CutValue {
  $cut: true;
  /** Length of the whole value as JSON. */
  characters: number;
  beginning: string;
}

const beginningCharacters = 2_000;
const valueFields = ['input', 'output', 'values', 'error', 'logs'] as const;

/** JSON of an event in which every large value is cut. */
export function toShownEvent(event: StepEvent): string {
  const whole = stringify(event);
  if (whole.length <= maxEventValueBytes) return whole;
  const shown: Record<string, unknown> = { ...event };
  for (const field of valueFields) {
    if (shown[field] === undefined) continue;
    const json = stringify(shown[field]);
    if (json.length > maxEventValueBytes) shown[field] = cut(field, shown[field], json);
  }
  return stringify(shown);
}

function cut(field: (typeof valueFields)[number], value: unknown, json: string): unknown {
  const cutValue: CutValue = {
    $cut: true,
    characters: json.length,
    beginning: json.slice(0, beginningCharacters),
  };
  switch (field) {
    case 'values':
      return Object.fromEntries(
        Object.entries(value as object).map(([name, each]) => [
          name,
          stringify(each).length > beginningCharacters ? { ...cutValue, beginning: '' } : each,
        ]),
      );
    case 'error': {
      const { message, code, stepId } = value as { message: string; code: string; stepId?: string };
      return { message: message.slice(0, beginningCharacters), code, ...(stepId ? { stepId } : {}) };
    }
    case 'logs':
      return (value as unknown[]).slice(0, 20);
    default:
      return cutValue;
  }
}

/** A value of a run is JSON by then, but no event may ever break the batch that it travels in. */
function stringify(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return 'null';
  }
}
