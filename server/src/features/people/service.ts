import type { PrismaClient } from '@wfb/prisma';
import { newId } from '../../auth/admission.ts';
import { type Caller, hasRole } from '../../auth/caller.ts';
import type { ServerConfig } from '../../config.ts';
import { forbidden, notFound } from '../../errors.ts';
import type { Role } from '../../schemas.ts';
import { judgeAgain } from '../approvals/verdict.ts';
import { alreadyMember, lastOwner } from './errors.ts';

/** How long the link of an invitation can be used. Milliseconds. */
const invitationLifetime = 7 * 24 * 3600_000;

export interface PeopleDeps {
  prisma: PrismaClient;
  config: ServerConfig;
  kickOutbox(): void;
}

export function createPeopleService({ prisma, config, kickOutbox }: PeopleDeps) {
  const toUrl = (id: string): string => `${config.publicUrl}/invitation/${id}`;

  return {
    async list(caller: Caller) {
      const where = { organizationId: caller.workspaceId };
      const [members, invitations] = await Promise.all([
        prisma.member.findMany({ where, include: { user: true }, orderBy: { createdAt: 'asc' } }),
        // The link lets people in: who may not invite does not see it.
        hasRole(caller.role, 'admin')
          ? prisma.invitation.findMany({
              where: { ...where, status: 'pending', expiresAt: { gt: new Date() } },
              orderBy: { createdAt: 'asc' },
            })
          : [],
      ]);
      return {
        items: members.map(({ user, role, createdAt }) => ({
          id: user.id,
          name: user.name,
          email: user.email,
          image: user.image,
          role: role as Role,
          joinedAt: createdAt.toISOString(),
        })),
        invitations: invitations.map(({ id, email, role, expiresAt }) => ({
          id,
          email,
          role: (role ?? 'member') as Role,
          expiresAt: expiresAt.toISOString(),
          url: toUrl(id),
        })),
      };
    },

    async invite(caller: Caller, { email, role }: { email: string; role: Role }) {
      if (!hasRole(caller.role, role)) throw forbidden('You cannot give a role above your own.');
      const address = email.toLowerCase();
      const member = await prisma.member.findFirst({
        where: {
          organizationId: caller.workspaceId,
          user: { email: { equals: address, mode: 'insensitive' } },
        },
      });
      if (member) throw alreadyMember();
      const expiresAt = new Date(Date.now() + invitationLifetime);
      const open = { organizationId: caller.workspaceId, email: address, status: 'pending' };
      return prisma.$transaction(async (tx) => {
        // One open invitation for a person: a second one replaces the link of the first.
        await tx.invitation.updateMany({ where: open, data: { status: 'canceled' } });
        const { id } = await tx.invitation.create({
          data: { ...open, id: newId(), role, expiresAt, inviterId: caller.user.id },
        });
        return { id, url: toUrl(id) };
      });
    },

    /** For whoever holds the link: what it leads to. */
    async getInvitation(id: string) {
      const invitation = await prisma.invitation.findFirst({
        where: { id, status: 'pending', expiresAt: { gt: new Date() } },
        include: { workspace: { select: { name: true } } },
      });
      if (!invitation) throw notFound('invitation');
      const inviter = await prisma.user.findUnique({ where: { id: invitation.inviterId } });
      return {
        id,
        email: invitation.email,
        role: (invitation.role ?? 'member') as Role,
        workspaceName: invitation.workspace.name,
        invitedBy: inviter?.name ?? null,
        expiresAt: invitation.expiresAt.toISOString(),
      };
    },

    async revokeInvitation(caller: Caller, id: string): Promise<void> {
      const { count } = await prisma.invitation.updateMany({
        where: { id, organizationId: caller.workspaceId, status: 'pending' },
        data: { status: 'canceled' },
      });
      if (count === 0) throw notFound('invitation');
    },

    async setRole(caller: Caller, userId: string, role: Role): Promise<void> {
      if (!hasRole(caller.role, role)) throw forbidden('You cannot give a role above your own.');
      await changeMember(caller, userId, role);
    },

    async remove(caller: Caller, userId: string): Promise<void> {
      if (userId !== caller.user.id && !hasRole(caller.role, 'admin')) throw forbidden();
      await changeMember(caller, userId, null);
    },
  };

  /** Gives another role, or with `null` ends the membership. */
  async function changeMember(caller: Caller, userId: string, role: Role | null): Promise<void> {
    const closed = await prisma.$transaction(async (tx) => {
      // Serialises changes of one workspace's members, so that two at once cannot remove the last two owners.
      await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${caller.workspaceId} FOR UPDATE`;
      const member = await tx.member.findUnique({
        where: { organizationId_userId: { organizationId: caller.workspaceId, userId } },
      });
      if (!member) throw notFound('person');
      if (!hasRole(caller.role, member.role as Role)) throw forbidden('Their role is above your own.');
      if (member.role === 'owner' && role !== 'owner') {
        const owners = await tx.member.count({
          where: { organizationId: caller.workspaceId, role: 'owner' },
        });
        if (owners === 1) throw lastOwner();
      }
      if (role === null) await tx.member.delete({ where: { id: member.id } });
      else await tx.member.update({ where: { id: member.id }, data: { role } });
      return judgeAgain(tx, caller.workspaceId);
    });
    if (closed.length > 0) kickOutbox();
  }
}
