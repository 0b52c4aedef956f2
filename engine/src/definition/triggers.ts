import { z } from 'zod';
import { eventNameSchema } from './events.ts';
import { templateSchema } from './template.ts';

const triggerId = z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/);

/** Started by a person with the form made from the input schema, or over the API. Every workflow has it. */
export const manualTriggerSchema = z
  .strictObject({ id: triggerId, kind: z.literal('manual') })
  .meta({ id: 'ManualTrigger' });

/** An endpoint of its own: the body (validated by the input schema) is the input. */
export const webhookTriggerSchema = z
  .strictObject({
    id: triggerId,
    kind: z.literal('webhook'),
    /**
     * `accepted`: answers 202 at once; `output`: waits for the run (at most 30 s) and answers with its output; `respond`: waits (as long)
     * for the step that answers.
     */
    reply: z.enum(['accepted', 'output', 'respond']).default('accepted'),
    /** `secret`: the caller proves itself by the header `X-Webhook-Signature` (HMAC-SHA-256 of the body); `none`: the unguessable URL is all. */
    verify: z.enum(['none', 'secret']).default('none'),
    /** Which part of a request makes two requests the same one: a header's name or a body path; repeats give the first run. */
    dedupeBy: z.string().max(200).optional(),
  })
  .meta({ id: 'WebhookTrigger' });

export const scheduleTriggerSchema = z
  .strictObject({
    id: triggerId,
    kind: z.literal('schedule'),
    /** Five-field cron expression. */
    cron: z.string().trim().min(9).max(200),
    timeZone: z.string().max(100).default('UTC'),
    startNow: z.boolean().default(false),
    maxRuns: z.number().int().min(1).max(1_000_000).optional(),
    /** What to do about times missed during an outage. */
    catchUp: z.enum(['skip', 'latest', 'all']).default('latest'),
    input: z.record(z.string(), templateSchema).default({}),
  })
  .meta({ id: 'ScheduleTrigger' });

/** Starts when an event of this name is sent to the project; what comes with it is the input. */
export const eventTriggerSchema = z
  .strictObject({ id: triggerId, kind: z.literal('event'), event: eventNameSchema })
  .meta({ id: 'EventTrigger' });

/** Starts when a connected project asks for work. It can be declared, so that definitions may say so; projects cannot be connected yet. */
export const connectionTriggerSchema = z
  .strictObject({
    id: triggerId,
    kind: z.literal('connection'),
    /** What the other project calls it. */
    action: z
      .string()
      .regex(
        /^[a-z][A-Za-z0-9_]{0,63}$/,
        'The name of an action starts with a lower-case letter, then letters, digits or _ (64 at most).',
      ),
  })
  .meta({ id: 'ConnectionTrigger' });

export const triggerSchema = z
  .discriminatedUnion('kind', [
    manualTriggerSchema,
    webhookTriggerSchema,
    scheduleTriggerSchema,
    eventTriggerSchema,
    connectionTriggerSchema,
  ])
  .meta({ id: 'Trigger' });
export type Trigger = z.infer<typeof triggerSchema>;
export type TriggerKind = Trigger['kind'];
export type TriggerOf<K extends TriggerKind> = Extract<Trigger, { kind: K }>;
export const triggerKinds = [
  'manual',
  'webhook',
  'schedule',
  'event',
  'connection',
] as const satisfies readonly TriggerKind[];
