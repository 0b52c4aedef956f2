import type { Database } from '@wfb/prisma';
import type { PersonShape } from '../schemas.ts';

/** People by id, as they are shown; absent ids (deleted accounts) are left out. */
export async function findPeople(
  prisma: Pick<Database, 'user'>,
  ids: (string | null | undefined)[],
): Promise<Map<string, PersonShape>> {
  const wanted = [...new Set(ids.filter((id) => id != null))];
  if (wanted.length === 0) return new Map();
  const users = await prisma.user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, email: true, image: true },
  });
  return new Map(users.map((user) => [user.id, user]));
}
