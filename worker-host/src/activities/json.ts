import { Prisma } from '@wfb/prisma';
import { toStorable } from '@wfb/prisma/storable';

/** For a nullable JSON column: SQL's NULL where there is nothing. */
export function toJsonOrNull(value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === undefined || value === null ? Prisma.DbNull : (toStorable(value) as Prisma.InputJsonValue);
}
