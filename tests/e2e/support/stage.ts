import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { isolateStores, type IsolatedStores } from '../../support/isolation.ts';
import { startProduct, type Product } from '../../support/product.ts';
import { startPushService, type PushService } from '../../support/push-service.ts';
import { signUp, type Account, type Person } from '../../support/server.ts';
import { openDevice, type Device, type DeviceOptions } from './device.ts';

/** What the stories of one file are played on: a whole product, the browsers' push service, and people's devices. */
export interface Stage {
  readonly product: Product;
  readonly push: PushService;
  readonly origin: string;
  /** A browser of its own, signed in where a person is given. Closed after the test. */
  open(options?: DeviceOptions & { person?: Person }): Promise<Device>;
  /** An account without going through the pages, for stories that are not about it. */
  person(overrides?: Partial<Account>): Promise<Person>;
  /** Somebody who has joined a person's workspace. */
  colleague(of: Person, role: 'admin' | 'member', overrides?: Partial<Account>): Promise<Person>;
}

/** Like the addresses of the data stores: a web interface that is built elsewhere. */
function ownBuild(): NodeJS.ProcessEnv {
  const folder = process.env['WFB_TEST_WEB_DIR'];
  return folder ? { WEB_DIR: folder } : {};
}

/** To be called once at the top of a file. */
export function useStage(env: NodeJS.ProcessEnv = {}): Stage {
  let stores: IsolatedStores | undefined;
  let push: PushService | undefined;
  let product: Product | undefined;
  let devices: Device[] = [];

  beforeAll(async () => {
    [stores, push] = await Promise.all([isolateStores(inject('stack')), startPushService()]);
    product = await startProduct({ stores, env: { ...push.environment, ...ownBuild(), ...env } });
  });
  afterEach(async ({ task }) => {
    const open = devices;
    devices = [];
    if (task.result?.state === 'fail') for (const device of open) await device.keepPicture();
    await Promise.all(open.map((device) => device.close()));
  });
  afterAll(async () => {
    await product?.stop();
    await push?.stop();
    await stores?.release();
  });

  const running = () => {
    if (!product || !push) throw new Error('The product is started before the first test, not earlier');
    return { product, push };
  };
  const stage: Stage = {
    get product() {
      return running().product;
    },
    get push() {
      return running().push;
    },
    get origin() {
      return running().product.url;
    },
    async open({ person, ...options } = {}) {
      const device = await openDevice({ ...options, origin: stage.origin, push: running().push });
      devices.push(device);
      if (person) await device.take(person.client);
      return device;
    },
    person: (overrides) => signUp(running().product.client(), overrides),
    async colleague(of, role, overrides = {}) {
      const email = overrides.email ?? `colleague-${crypto.randomUUID().slice(0, 8)}@example.com`;
      const invited = await of.client.post<{ id: string }>('/api/v1/people/invitations', { email, role });
      if (invited.status >= 300) throw new Error(`Inviting failed: ${JSON.stringify(invited.body)}`);
      const invitationId = invited.body.id;
      const person = await stage.person({ ...overrides, email, invitationId });
      await person.client.post('/api/auth/organization/accept-invitation', { invitationId });
      return person;
    },
  };
  return stage;
}
