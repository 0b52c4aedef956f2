import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PrismaClient } from '@wfb/prisma';
import type { Role } from '../schemas.ts';

/** A valid session with all that authorisation needs. */
export interface AuthSession {
  id: string;
  token: string;
  updatedAt: Date;
  activeWorkspaceId: string | null;
  user: { id: string; name: string; email: string; image: string | null; instanceOwner: boolean };
  memberships: { workspaceId: string; name: string; slug: string; role: Role }[];
}

/**
 * The token of a session, out of a signed value as better-auth's cookies and bearer tokens carry it (`token.signature`); null where
 * the signature is not ours.
 */
export function openSignedToken(value: string, secret: string): string | null {
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

/** One query for everything, since it is made with every request. */
export async function findSession(prisma: PrismaClient, token: string): Promise<AuthSession | null> {
  const [row] = await prisma.$queryRaw<
    {
      id: string;
      updatedAt: Date;
      activeWorkspaceId: string | null;
      user: AuthSession['user'];
      memberships: AuthSession['memberships'] | null;
    }[]
  >`SELECT s.id, s."updatedAt", s."activeOrganizationId" AS "activeWorkspaceId",
      json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'image', u.image, 'instanceOwner', u."instanceOwner") AS "user",
      (SELECT json_agg(json_build_object('workspaceId', w.id, 'name', w.name, 'slug', w.slug, 'role', m.role) ORDER BY m."createdAt")
       FROM members m JOIN workspaces w ON w.id = m."organizationId" WHERE m."userId" = u.id) AS memberships
    FROM sessions s JOIN users u ON u.id = s."userId"
    WHERE s.token = ${token} AND s."expiresAt" > now()`;
  return row ? { ...row, token, memberships: row.memberships ?? [] } : null;
}
