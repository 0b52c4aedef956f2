import { z } from 'zod';
import { personSchema, roleSchema, timeSchema } from '../../schemas.ts';

export const meSchema = z
  .object({
    user: personSchema.extend({ instanceOwner: z.boolean() }),
    workspaces: z.array(z.object({ id: z.string(), name: z.string(), slug: z.string(), role: roleSchema })),
    activeWorkspaceId: z.string(),
    session: z.object({ id: z.string() }),
  })
  .meta({ id: 'Me' });

export const memberSchema = personSchema
  .extend({ role: roleSchema, joinedAt: timeSchema })
  .meta({ id: 'Member' });

const invitationSchema = z
  .object({ id: z.string(), email: z.string(), role: roleSchema, expiresAt: timeSchema, url: z.string() })
  .meta({ id: 'Invitation' });

export const peopleSchema = z.object({
  items: z.array(memberSchema),
  invitations: z.array(invitationSchema),
});

export const inviteBody = z.strictObject({ email: z.email().max(320), role: roleSchema.default('member') });
export const invitedSchema = z.object({ id: z.string(), url: z.string() });

export const openInvitationSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    role: roleSchema,
    workspaceName: z.string(),
    invitedBy: z.string().nullable(),
    expiresAt: timeSchema,
  })
  .meta({ id: 'OpenInvitation' });

export const invitationParams = z.object({ id: z.string().min(1).max(100) });
export const userParams = z.object({ userId: z.string().min(1).max(100) });
export const roleBody = z.strictObject({ role: roleSchema });
