import { DomainError } from '../../errors.ts';

export const alreadyMember = () =>
  new DomainError(409, 'ALREADY_MEMBER', 'This person is a member of the workspace already.');

export const lastOwner = () =>
  new DomainError(409, 'LAST_OWNER', 'A workspace keeps at least one owner. Make somebody else owner first.');
