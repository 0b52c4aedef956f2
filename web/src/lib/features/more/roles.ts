import type { Role } from '#lib/api/types.ts';

export const roleWords: Record<Role, string> = { owner: 'Owner', admin: 'Admin', member: 'Member' };

export const roleHints: Record<Role, string> = {
  owner: 'Everything, the workspace itself included',
  admin: 'People, projects and workflows',
  member: 'Builds, runs and approves',
};

export const roleOptions = (['member', 'admin', 'owner'] as const).map((role) => ({
  value: role,
  label: `${roleWords[role]}: ${roleHints[role].toLowerCase()}`,
}));
