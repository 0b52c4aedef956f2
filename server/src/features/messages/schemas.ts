import { z } from 'zod';
import { idSchema, pageQuery, timeSchema } from '../../schemas.ts';

export const messageSchema = z
  .object({
    id: idSchema,
    text: z.string(),
    details: z.string().nullable(),
    urgency: z.enum(['quiet', 'normal', 'urgent']),
    createdAt: timeSchema,
    readAt: timeSchema.nullable(),
    run: z.object({ id: idSchema, subject: z.string(), workflow: z.string() }),
  })
  .meta({ id: 'Message', description: 'What a run told somebody.' });
export type Message = z.infer<typeof messageSchema>;

const unreadCount = z.number().int();
export const listMessagesQuery = z.object({ ...pageQuery, cursor: idSchema.optional() });
export const messageListSchema = z.object({
  items: z.array(messageSchema),
  nextCursor: z.string().nullable(),
  unreadCount,
});
export type MessageList = z.infer<typeof messageListSchema>;
export const messageCountsSchema = z.object({ unreadCount });
export const readMessagesBody = z.object({
  /** Messages up to this one, in the order of their coming; without it, all. */
  upTo: idSchema.optional(),
});
