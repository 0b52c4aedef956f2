import { randomBytes } from 'node:crypto';
import { createApp } from '@wfb/server/app';
import { readConfig } from '@wfb/server/config';
import { probePort } from '@wfb/launcher/ports';
import { createHttpClient, type HttpClient } from './http-client.ts';
import { isolateStores } from './isolation.ts';
import type { StackAddresses } from './setup/stack.ts';

/** The server's own type, so that what its plugins add to it is known. */
export type App = Awaited<ReturnType<typeof createApp>>;

/** The server within the test's own process, on stores of its own: for what needs no worker and no second process. */
export interface TestServer {
  app: App;
  origin: string;
  /** A client without a session. */
  client(): HttpClient;
  /** A person with an account and a personal workspace of their own. */
  signUp(overrides?: Partial<Account>): Promise<Person>;
  stop(): Promise<void>;
}

export interface Account {
  name: string;
  email: string;
  password: string;
  invitationId?: string;
}

export interface Person {
  client: HttpClient;
  account: Account;
  userId: string;
  workspaceId: string;
}

export interface TestServerOptions {
  env?: NodeJS.ProcessEnv;
  /** Whether jobs are carried out and step events projected. */
  background?: boolean;
}

export async function startServer(
  stack: StackAddresses,
  { env = {}, background = false }: TestServerOptions = {},
): Promise<TestServer> {
  const [stores, port] = await Promise.all([isolateStores(stack), probePort(0, '127.0.0.1')]);
  const config = readConfig({
    DATABASE_URL: stores.databaseUrl,
    DATABASE_POOL: '5',
    REDIS_URL: stores.redisUrl,
    TEMPORAL_ADDRESS: stores.temporalAddress,
    WFB_KEY: randomBytes(32).toString('base64'),
    PORT: String(port),
    LOG_LEVEL: 'silent',
    DEMO_SHOP: '1',
    SIGN_IN_RATE_LIMIT: '1000',
    RATE_LIMIT: '100000',
    ...env,
  });
  const app = await createApp({ config, background });
  const origin = await app.listen({ host: '127.0.0.1', port });
  const client = () => createHttpClient(origin);
  return {
    app,
    origin,
    client,
    signUp: (overrides) => signUp(client(), overrides),
    async stop() {
      await app.close();
      await stores.release();
    },
  };
}

export async function signUp(client: HttpClient, overrides: Partial<Account> = {}): Promise<Person> {
  const id = randomBytes(5).toString('hex');
  const account = {
    name: `Person ${id}`,
    email: `${id}@example.com`,
    password: 'correct horse battery',
    ...overrides,
  };
  const answer = await client.post<{ user: { id: string } }>('/api/auth/sign-up/email', account);
  if (answer.status !== 200) throw new Error(`Signing up failed: ${JSON.stringify(answer.body)}`);
  const me = await client.get<{ activeWorkspaceId: string }>('/api/v1/me');
  return { client, account, userId: answer.body.user.id, workspaceId: me.body.activeWorkspaceId };
}
