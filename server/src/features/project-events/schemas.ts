import { eventNameSchema } from '@wfb/engine/definition';
import { z } from 'zod';
import { idSchema } from '../../schemas.ts';

export const eventBody = z
  .object({
    name: eventNameSchema,
    data: z.record(z.string(), z.unknown()).default({}),
  })
  .meta({ id: 'EventInput' });

export const sentEventSchema = z
  .object({ id: idSchema })
  .meta({ id: 'SentEvent', description: 'The event will arrive, once.' });
