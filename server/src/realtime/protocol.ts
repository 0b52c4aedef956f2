import { z } from 'zod';

// What is said over the WebSocket, JSON both ways.

export const clientMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('subscribe'),
    id: z.string().min(1).max(100),
    channel: z.string().max(100),
    /** Number of the last event seen: what came since is sent again. */
    after: z.number().int().min(0).optional(),
  }),
  z.object({ type: z.literal('unsubscribe'), id: z.string().min(1).max(100) }),
  z.object({ type: z.literal('ping') }),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

export type ServerMessage =
  | { type: 'subscribed'; id: string; seq: number }
  | { type: 'event'; id: string; seq: number; event: unknown }
  | { type: 'resync'; id: string }
  | { type: 'error'; id?: string; code: string; message: string }
  | { type: 'pong' };

/** Reasons for which the server closes a connection (RFC 6455: 4000 to 4999 are ours). */
export const closeCodes = {
  goingAway: 1001,
  signedOut: 4401,
  tooSlow: 4408,
  tooMuch: 4429,
} as const;
