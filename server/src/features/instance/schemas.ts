import { z } from 'zod';

export const instanceSchema = z
  .object({
    name: z.string(),
    registrationOpen: z.boolean(),
    hasOwner: z.boolean(),
    mailKept: z
      .boolean()
      .describe('No mail server is set up: mails are shown on a page instead of being sent.'),
    demoShop: z.boolean(),
    version: z.string(),
    vapidPublicKey: z.string(),
  })
  .meta({ id: 'Instance' });

export const instanceUpdateSchema = z.strictObject({ registrationOpen: z.boolean() });
