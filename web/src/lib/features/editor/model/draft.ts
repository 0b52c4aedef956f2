import { type Definition, type Step, stepKinds } from '@wfb/engine/definition';

/** An unfinished workflow. Its shape is that of a definition; its fields may still be empty or wrong. */
export type Draft = Definition;

const kinds: ReadonlySet<string> = new Set(stepKinds);

/**
 * Reads what the server keeps as a draft. Parts that are missing get their defaults; null where it has steps that a list of
 * sentences cannot show (written over the API, or by a newer version of the product).
 */
export function readDraft(json: unknown, name: string): Draft | null {
  if (!isRecord(json) || !(json.steps === undefined || areSteps(json.steps))) return null;
  return {
    format: 1,
    ...json,
    name: typeof json.name === 'string' ? json.name : name,
    input:
      isRecord(json.input) && isRecord(json.input.properties)
        ? (json.input as Draft['input'])
        : { type: 'object', properties: {} },
    triggers: Array.isArray(json.triggers)
      ? (json.triggers as Draft['triggers']).map(withTriggerDefaults)
      : [{ id: 'manual', kind: 'manual' }],
    values: Array.isArray(json.values) ? (json.values as Draft['values']) : [],
    events: Array.isArray(json.events) ? (json.events as Draft['events']) : [],
    backlogs: Array.isArray(json.backlogs)
      ? (json.backlogs as Draft['backlogs']).map((backlog) => ({ ...backlogDefaults, ...backlog }))
      : [],
    readModels: Array.isArray(json.readModels)
      ? (json.readModels as Draft['readModels']).map((model) => ({ ...readModelDefaults, ...model }))
      : [],
    steps: (json.steps ?? []) as Step[],
    settings: isRecord(json.settings) ? (json.settings as Draft['settings']) : {},
  };
}

const backlogDefaults = {
  item: { type: 'object', properties: {} },
  order: 'oldestFirst',
  onDuplicate: 'keepFirst',
  whenFull: 'fail',
} as const;

const readModelDefaults = { state: { type: 'object', properties: {} }, initial: {}, on: [] } as const;

const triggerDefaults = {
  schedule: { timeZone: 'UTC', startNow: false, catchUp: 'latest', input: {} },
  webhook: { reply: 'accepted', verify: 'none' },
};

/** What was written over the API may leave out what has a default. */
function withTriggerDefaults(trigger: Draft['triggers'][number]): Draft['triggers'][number] {
  const defaults = trigger.kind in triggerDefaults ? triggerDefaults[trigger.kind as 'schedule'] : {};
  return { ...defaults, ...trigger } as typeof trigger;
}

function areSteps(value: unknown): boolean {
  return Array.isArray(value) && value.every(isStep);
}

const optionally = (value: unknown, check: (value: unknown) => boolean) =>
  value === undefined || check(value);
const holders = (value: unknown) =>
  Array.isArray(value) &&
  value.every((holder) => isRecord(holder) && typeof holder.id === 'string' && areSteps(holder.steps));

/** Sequences that each kind cannot be shown without. */
const shapes: Partial<Record<Step['kind'], (step: Record<string, unknown>) => boolean>> = {
  branch: (step) => holders(step.cases) && optionally(step.otherwise, areSteps),
  switch: (step) =>
    holders(step.cases) &&
    (step.cases as Record<string, unknown>[]).every(({ is }) => Array.isArray(is)) &&
    optionally(step.otherwise, areSteps),
  parallel: (step) => holders(step.lanes),
  forEach: (step) => areSteps(step.steps),
  repeat: (step) => areSteps(step.steps),
  saga: (step) =>
    areSteps(step.steps) &&
    isRecord(step.undo) &&
    Object.values(step.undo).every(areSteps) &&
    isRecord(step.undoOn),
  retry: (step) => areSteps(step.steps) && isRecord(step.retry),
  phase: (step) => areSteps(step.steps),
  try: (step) =>
    areSteps(step.steps) && optionally(step.catch, areSteps) && optionally(step.finally, areSteps),
  approval: (step) => isRecord(step.to) && isRecord(step.rule) && Array.isArray(step.facts),
  notify: (step) => isRecord(step.to),
  task: (step) => isRecord(step.with),
  code: (step) => isRecord(step.with),
  agent: (step) => isRecord(step.with) && Array.isArray(step.actions),
  set: (step) => isRecord(step.values),
  subworkflow: (step) => isRecord(step.with),
  recurring: (step) => isRecord(step.with),
  record: (step) => isRecord(step.data),
  respond: (step) => isRecord(step.headers),
};

function isStep(value: unknown): boolean {
  if (!isRecord(value) || typeof value.id !== 'string' || !kinds.has(String(value.kind))) return false;
  return shapes[value.kind as Step['kind']]?.(value) ?? true;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
