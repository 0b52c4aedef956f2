import type { FastifyRequest } from 'fastify';
import { DomainError, forbidden, unauthenticated } from '../errors.ts';
import type { Role } from '../schemas.ts';
import type { AuthSession } from './sessions.ts';

/** Who asks, and in which workspace: the first argument of every service function. */
export interface Caller {
  user: AuthSession['user'];
  sessionId: string;
  workspaceId: string;
  role: Role;
}

const rank: Record<Role, number> = { member: 0, admin: 1, owner: 2 };
export const hasRole = (role: Role, atLeast: Role): boolean => rank[role] >= rank[atLeast];

/** Throws 401 without a session, 403 where the role does not suffice. */
export function requireMember(request: FastifyRequest, atLeast: Role = 'member'): Caller {
  const caller = request.caller;
  if (!caller) throw unauthenticated();
  if (!hasRole(caller.role, atLeast)) throw forbidden();
  return caller;
}

/**
 * The workspace of a request: the one its `X-Workspace` header names, else the session's active one, else the first.
 * Someone who was removed from every workspace is signed in and yet a member of none.
 */
export function toCaller(session: AuthSession, wanted: string | undefined): Caller {
  const { memberships } = session;
  const membership = wanted
    ? memberships.find(({ workspaceId }) => workspaceId === wanted)
    : (memberships.find(({ workspaceId }) => workspaceId === session.activeWorkspaceId) ?? memberships[0]);
  if (!membership) {
    throw new DomainError(403, 'NO_WORKSPACE', 'You are not a member of this workspace.');
  }
  return {
    user: session.user,
    sessionId: session.id,
    workspaceId: membership.workspaceId,
    role: membership.role,
  };
}
