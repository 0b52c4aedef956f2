import { createECDH, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../problem.ts';

const instanceSecretsSchema = z.object({
  /** Seals secrets in the database and payloads in Temporal: 32 bytes, base64. Lost means these cannot be read again. */
  key: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes'),
  /** Browsers tie their push subscriptions to this key pair, so it must never change. */
  vapid: z.object({ publicKey: z.string(), privateKey: z.string() }),
  postgresPassword: z.string().min(16),
  redisPassword: z.string().min(16),
});

export type InstanceSecrets = z.infer<typeof instanceSecretsSchema>;

/** Read from the data folder, made there on the first start, readable by its owner only. */
export async function loadInstanceSecrets(dataFolder: string): Promise<InstanceSecrets> {
  const file = join(dataFolder, 'secrets.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text !== undefined) {
    try {
      return instanceSecretsSchema.parse(JSON.parse(text));
    } catch (cause) {
      throw new Problem(
        `${file} is damaged, and what it protects cannot be read without it.`,
        'Restore this file from a backup, or point WFB_DATA_DIR to a new folder.',
        { cause },
      );
    }
  }
  const secrets = makeInstanceSecrets();
  await mkdir(dataFolder, { recursive: true });
  await writeDurably(file, JSON.stringify(secrets, null, 2) + '\n');
  return secrets;
}

export function makeInstanceSecrets(): InstanceSecrets {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return {
    key: randomBytes(32).toString('base64'),
    vapid: {
      publicKey: pair.getPublicKey('base64url'),
      // A private key with leading zeros comes out shorter than the 32 bytes that web-push insists on.
      privateKey: Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()])
        .subarray(-32)
        .toString('base64url'),
    },
    postgresPassword: randomBytes(24).toString('base64url'),
    redisPassword: randomBytes(24).toString('base64url'),
  };
}

/** A power cut must not leave an empty key file behind: flush, then rename. */
async function writeDurably(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
