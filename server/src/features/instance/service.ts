import type { PrismaClient } from '@wfb/prisma';
import type { z } from 'zod';
import type { Caller } from '../../auth/caller.ts';
import type { ServerConfig } from '../../config.ts';
import { forbidden } from '../../errors.ts';
import type { instanceSchema, instanceUpdateSchema } from './schemas.ts';

type Instance = z.infer<typeof instanceSchema>;

export function createInstanceService({ prisma, config }: { prisma: PrismaClient; config: ServerConfig }) {
  async function get(): Promise<Instance> {
    const [settings, owner] = await Promise.all([
      prisma.instanceSettings.findUniqueOrThrow({ where: { id: 1 } }),
      prisma.user.findFirst({ where: { instanceOwner: true }, select: { id: true } }),
    ]);
    return {
      name: config.INSTANCE_NAME,
      registrationOpen: settings.registrationOpen,
      hasOwner: owner !== null,
      mailKept: config.SMTP_URL === undefined,
      demoShop: config.DEMO_SHOP,
      version: config.version,
      vapidPublicKey: config.VAPID_PUBLIC_KEY,
    };
  }

  return {
    get,
    async update(caller: Caller, changes: z.infer<typeof instanceUpdateSchema>): Promise<Instance> {
      if (!caller.user.instanceOwner) throw forbidden('Only the owner of this instance may change that.');
      await prisma.instanceSettings.update({ where: { id: 1 }, data: changes });
      return get();
    },
  };
}
