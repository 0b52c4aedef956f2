import { z } from 'zod';
import { idSchema, timeSchema } from '../../schemas.ts';

const endpoint = z.url({ protocol: /^https$/ }).max(2_000);
const base64url = z.string().regex(/^[A-Za-z0-9_-]+={0,2}$/);
const keys = z.object({
  p256dh: base64url.min(80).max(200).describe('Public key of the browser, base64url.'),
  auth: base64url.min(16).max(100).describe('Shared secret, base64url.'),
});

export const subscribeBody = z.object({ endpoint, keys });
export type SubscribeBody = z.infer<typeof subscribeBody>;
export const unsubscribeBody = z.object({ endpoint });
export const refreshBody = z.object({ oldEndpoint: endpoint, endpoint, keys });
export const testBody = z.object({ endpoint });

export const subscribedSchema = z.object({ id: idSchema });
export const testedSchema = z.object({ ok: z.boolean(), message: z.string() });

export const deviceSchema = z
  .object({
    id: idSchema,
    device: z.string(),
    createdAt: timeSchema,
    lastSentAt: timeSchema.nullable(),
    lastError: z.string().nullable(),
    current: z.boolean().describe('Belongs to the session that asks.'),
  })
  .meta({ id: 'PushDevice' });
export const deviceListSchema = z.object({ items: z.array(deviceSchema) });
