import { z } from 'zod';
import { templateSchema } from '../template.ts';
import { stepBase } from './base.ts';

/** Makes a new value out of others: `steps.<id>` is the evaluated `value`. */
export const transformStepSchema = z
  .strictObject({ ...stepBase, kind: z.literal('transform'), value: templateSchema })
  .meta({ id: 'TransformStep' });
