import { z } from 'zod';
import { stepBase } from './base.ts';

/** Looks up an entry of a read model, with all in it that was recorded before. `steps.<id>` is `{ found, entry }`. */
export const lookUpStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('lookUp'),
    /** Name of the read model. */
    model: z.string().max(64),
    /** Whose entry: `account-{{ input.account }}`. */
    key: z.string().max(2_000),
  })
  .meta({ id: 'LookUpStep' });
