import { randomBytes } from 'node:crypto';
import { makeInstanceSecrets } from '../instance/instance-secrets.ts';
import { Problem } from '../problem.ts';

/** Prints the environment of `docker/compose.yaml`, with new keys and passwords. */
export function printProductionEnvironment(publicUrl: string | undefined): void {
  if (!publicUrl || !URL.canParse(publicUrl) || !/^https?:$/.test(new URL(publicUrl).protocol)) {
    throw new Problem(
      'The address under which browsers will reach the product is needed.',
      'Give it: npm run --silent production-env -- https://workflows.example.com',
    );
  }
  for (const [name, value] of Object.entries(productionEnvironment(publicUrl)))
    console.log(`${name}=${value}`);
}

export function productionEnvironment(publicUrl: string): Record<string, string> {
  const { key, vapid } = makeInstanceSecrets();
  return {
    PUBLIC_URL: new URL(publicUrl).origin,
    WFB_KEY: key,
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
    POSTGRES_PASSWORD: randomBytes(24).toString('hex'),
    REDIS_PASSWORD: randomBytes(24).toString('hex'),
  };
}
