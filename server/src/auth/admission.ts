import { randomBytes } from 'node:crypto';
import { toKebab } from '@wfb/engine/contract';
import type { PrismaClient } from '@wfb/prisma';

export type Admitted = { ok: true; instanceOwner: boolean } | { ok: false; reason: string };

/** Who may make an account, and in which workspace a person finds themselves. */
export function createAdmission({ prisma }: { prisma: PrismaClient }) {
  return {
    /**
     * The first account owns the instance. While registration is closed only those come in who bring the link of an invitation
     * that was made out to their address.
     */
    async admit(email: string, invitationId: string | undefined): Promise<Admitted> {
      const owner = await prisma.user.findFirst({ where: { instanceOwner: true }, select: { id: true } });
      if (!owner) return { ok: true, instanceOwner: true };
      if (invitationId && !(await findInvitation(invitationId, email))) {
        return { ok: false, reason: 'This invitation has expired, or was made out to another address.' };
      }
      const settings = await prisma.instanceSettings.findUniqueOrThrow({ where: { id: 1 } });
      if (settings.registrationOpen || invitationId) return { ok: true, instanceOwner: false };
      return { ok: false, reason: 'Registration is closed here. Ask for an invitation.' };
    },

    /**
     * Gives the workspace that a new session begins in: the invitation's, else the one joined last, else a personal one made now.
     */
    async settle(userId: string, invitationId: string | undefined): Promise<string> {
      const user = await prisma.user.findUniqueOrThrow({ where: { id: userId } });
      const invitation = invitationId ? await findInvitation(invitationId, user.email) : null;
      if (invitation) return join(userId, invitation);
      const memberships = await prisma.member.findMany({
        where: { userId },
        orderBy: { createdAt: 'desc' },
        take: 1,
      });
      return memberships[0]?.organizationId ?? makePersonalWorkspace(user);
    },
  };

  async function findInvitation(id: string, email: string) {
    return prisma.invitation.findFirst({
      where: {
        id,
        status: 'pending',
        expiresAt: { gt: new Date() },
        email: { equals: email, mode: 'insensitive' },
      },
    });
  }

  async function join(
    userId: string,
    invitation: { id: string; organizationId: string; role: string | null },
  ): Promise<string> {
    await prisma.$transaction([
      prisma.member.upsert({
        where: { organizationId_userId: { organizationId: invitation.organizationId, userId } },
        create: {
          id: newId(),
          organizationId: invitation.organizationId,
          userId,
          role: invitation.role ?? 'member',
        },
        update: {},
      }),
      prisma.invitation.update({ where: { id: invitation.id }, data: { status: 'accepted' } }),
    ]);
    return invitation.organizationId;
  }

  async function makePersonalWorkspace(user: { id: string; name: string }): Promise<string> {
    const workspace = await prisma.workspace.create({
      data: {
        id: newId(),
        name: `${user.name || 'My'} workspace`.slice(0, 100),
        slug: `${toKebab(user.name || 'workspace')}-${randomBytes(4).toString('hex')}`,
        members: { create: { id: newId(), userId: user.id, role: 'owner' } },
      },
    });
    return workspace.id;
  }
}

/** As better-auth makes its ids: opaque text. */
export const newId = (): string => randomBytes(24).toString('base64url').replace(/[-_]/g, 'x');
