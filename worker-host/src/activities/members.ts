import type { Database } from '@wfb/prisma';

export interface Member {
  userId: string;
  role: string;
}

/** The people of a workspace, as steps name them. */
export interface Members {
  all: readonly Member[];
  /** By e-mail address. */
  find(address: string): Member | undefined;
  /** A role means everybody who has at least that role. */
  withRole(roles: readonly string[]): Member[];
}

const rankOf = (role: string): number => ['member', 'admin', 'owner'].indexOf(role);

export async function loadMembers(db: Database, workspaceId: string): Promise<Members> {
  const all = await db.member.findMany({
    where: { organizationId: workspaceId },
    select: { userId: true, role: true, user: { select: { email: true } } },
  });
  const byEmail = new Map(all.map((member) => [member.user.email.toLowerCase(), member]));
  return {
    all,
    find: (address) => byEmail.get(address.trim().toLowerCase()),
    withRole(roles) {
      const lowest = Math.min(...roles.map(rankOf), Infinity);
      return all.filter(({ role }) => rankOf(role) >= lowest);
    },
  };
}
