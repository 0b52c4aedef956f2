import { z } from 'zod';

/** Project and workspace roles that can be asked or told. */
const approverRoleSchema = z.enum(['owner', 'admin', 'member']);

/** Who is asked or told. A role means everybody who has at least that role. */
export const peopleSchema = z.strictObject({
  /** E-mail addresses of people of the workspace; expressions are allowed, also such as give lists. */
  people: z.array(z.string().min(1).max(2_000)).max(50).optional(),
  roles: z.array(approverRoleSchema).max(10).optional(),
});
export type People = z.infer<typeof peopleSchema>;
