import { z } from 'zod';
import { idSchema, pageQuery, timeSchema } from '../../schemas.ts';

export const mailSchema = z
  .object({
    id: idSchema,
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    html: z.string().nullable(),
    status: z.enum(['kept', 'sending', 'sent', 'failed']),
    createdAt: timeSchema,
    runId: z.string().nullable(),
  })
  .meta({ id: 'Mail' });
export const listMailsQuery = z.object({ ...pageQuery, cursor: idSchema.optional() });
export const mailListSchema = z.object({ items: z.array(mailSchema), nextCursor: z.string().nullable() });
export type MailList = z.infer<typeof mailListSchema>;
