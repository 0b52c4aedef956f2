import type { DataSchema } from '../definition/data-schema.ts';

const text = (title: string): DataSchema => ({ type: 'string', title });
const moment = (title: string): DataSchema => ({ type: 'string', format: 'date-time', title });

/** `run`: what a run knows of itself. Generated code and the runtime provide exactly this. */
export const runSchema: DataSchema = {
  type: 'object',
  title: 'Run',
  properties: {
    id: text('Run id'),
    workflow: text('Name of the workflow'),
    startedAt: moment('Start of the run'),
    /** On the run's own clock, so that a replay reads the same. */
    now: moment('Now'),
    attempt: { type: 'integer', title: 'Attempt of the run' },
  },
  required: ['id', 'workflow', 'startedAt', 'now', 'attempt'],
};

/** `error` in `catch`. */
export const errorSchema: DataSchema = {
  type: 'object',
  title: 'Error',
  properties: {
    message: text('What happened'),
    code: text('Code'),
    step: text('Step that failed'),
    notUndone: {
      type: 'array',
      title: 'What could not be undone',
      items: {
        type: 'object',
        properties: { step: text('Step'), message: text('What happened'), code: text('Code') },
        required: ['step', 'message', 'code'],
      },
    },
  },
  required: ['message', 'code'],
};

/** `event`: what has just come. */
export const eventSchema = (data: DataSchema | undefined): DataSchema => ({
  type: 'object',
  title: 'Event',
  properties: {
    name: text('Name of the event'),
    data: { type: 'object', ...data, title: 'What came with it' },
    at: moment('When it came'),
  },
  required: ['name', 'data', 'at'],
});

/** `steps.<id>` of a wait for an event. */
export const receivedSchema = (data: DataSchema | undefined, mayBeLate: boolean): DataSchema => ({
  type: 'object',
  properties: {
    received: { type: 'boolean', title: 'Came in time' },
    data: { type: 'object', ...data, title: 'What came with it' },
    at: moment('When it came'),
  },
  required: mayBeLate ? ['received', 'at'] : ['received', 'data', 'at'],
});

/** `steps.<id>` of an approval: an `ApprovalOutcome`. */
export function approvalSchema(form: DataSchema | undefined): DataSchema {
  return {
    type: 'object',
    properties: {
      approved: { type: 'boolean', title: 'Approved' },
      decision: { type: 'string', title: 'Decision', enum: ['approved', 'rejected', 'expired'] },
      by: {
        type: 'object',
        title: 'Decided by',
        properties: { id: text('Id'), name: text('Name') },
        required: ['id', 'name'],
      },
      comment: text('Comment'),
      form: form ?? { type: 'object', title: 'Form' },
      at: moment('Time of the decision'),
    },
    required: ['approved', 'decision', 'form', 'at'],
  };
}

/** `steps.<id>` of a step that tells people something: a `Notified`. */
export const notifiedSchema: DataSchema = {
  type: 'object',
  properties: {
    told: { type: 'integer', title: 'How many were told' },
    unknown: { type: 'array', title: 'Addresses of nobody', items: { type: 'string' } },
  },
  required: ['told', 'unknown'],
};

/** `steps.<id>` of a step that answers a caller: a `CallerAnswer`. */
export const callerAnswerSchema: DataSchema = {
  type: 'object',
  properties: {
    status: { type: 'integer', title: 'Status' },
    headers: { type: 'object', title: 'Headers', additionalProperties: { type: 'string' } },
    body: { title: 'Content' },
  },
  required: ['status', 'headers', 'body'],
};

/** `steps.<id>` of an AI Assistant: a text, or what its step describes. */
export function agentSchema(answer: DataSchema = { type: 'string' }): DataSchema {
  return {
    type: 'object',
    properties: {
      answer: { ...answer, title: 'Answer' },
      model: text('Model that answered'),
      turns: { type: 'integer', title: 'Turns that it took' },
    },
    required: ['answer', 'model', 'turns'],
  };
}

/** `steps.<id>` of a step that adds to a backlog: an `AddedItem`. */
export const addedItemSchema: DataSchema = {
  type: 'object',
  properties: {
    added: { type: 'boolean', title: 'Added' },
    reason: { type: 'string', title: 'Why not', enum: ['duplicate', 'full'] },
    itemId: text('Item id'),
  },
  required: ['added'],
};

/** `steps.<id>` of a step that takes from a backlog: a `TakenItem`. */
export function takenItemSchema(item: DataSchema | undefined): DataSchema {
  return {
    type: 'object',
    properties: {
      found: { type: 'boolean', title: 'Found' },
      item: { title: 'Item', ...item },
      itemId: text('Item id'),
      addedAt: moment('When it was added'),
    },
    required: ['found'],
  };
}

/** `steps.<id>` of a step that looks at a backlog: a `BacklogView`. */
export function backlogViewSchema(item: DataSchema | undefined): DataSchema {
  return {
    type: 'object',
    properties: {
      items: { type: 'array', title: 'Items', ...(item ? { items: item } : {}) },
      size: { type: 'integer', title: 'How many wait' },
    },
    required: ['items', 'size'],
  };
}

/** `steps.<id>` of a step that records an event: a `RecordedEvent`. */
export const recordedEventSchema: DataSchema = {
  type: 'object',
  properties: {
    id: text('Event id'),
    position: { type: 'integer', title: 'Place in the event log' },
    number: { type: 'integer', title: 'Number among the events of its subject' },
    at: moment('Time of the event'),
  },
  required: ['id', 'position', 'number', 'at'],
};

/** `event` in a read model: something that was recorded. */
export const recordedFactSchema: DataSchema = {
  type: 'object',
  title: 'Event',
  properties: {
    name: text('What happened'),
    subject: text('What it happened to'),
    number: { type: 'integer', title: 'Number among the events of its subject' },
    data: { type: 'object', title: 'What was remembered of it', properties: {}, additionalProperties: true },
    at: moment('When it happened'),
  },
  required: ['name', 'subject', 'number', 'data', 'at'],
};

/** `steps.<id>` of a step that looks up an entry of a read model: a `LookedUp`. */
export const lookedUpSchema = (entry: DataSchema | undefined): DataSchema => ({
  type: 'object',
  properties: { found: { type: 'boolean', title: 'Found' }, entry: { title: 'Entry', ...entry } },
  required: ['found'],
});
