// Tells the container engine whether this container works: `node docker/healthcheck.mjs server|worker-host`.
import { createRequire } from 'node:module';
import { hostname } from 'node:os';

const maximumHeartbeatAgeSeconds = 30;

const checks = {
  async server() {
    const scheme = process.env.TLS_CERT ? 'https' : 'http';
    if (scheme === 'https') process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; // its certificate is for another name
    const url = `${scheme}://127.0.0.1:${process.env.PORT ?? 3000}/healthz`;
    const { status } = await fetch(url, { signal: AbortSignal.timeout(4000) });
    if (status !== 200) throw new Error(`/healthz answered ${status}`);
  },

  /** A host has no port: it is alive as long as it writes its heartbeat. */
  async 'worker-host'() {
    const pg = createRequire(new URL('../prisma/package.json', import.meta.url))('pg');
    const client = new pg.Client({
      connectionString: process.env.DATABASE_URL,
      connectionTimeoutMillis: 4000,
    });
    await client.connect();
    try {
      const { rowCount } = await client.query(
        `select 1 from worker_hosts
         where "hostName" = $1 and "stoppedAt" is null and "heartbeatAt" > now() - make_interval(secs => $2)`,
        [process.env.HOST_NAME || hostname(), maximumHeartbeatAgeSeconds],
      );
      if (!rowCount) throw new Error(`no heartbeat for ${maximumHeartbeatAgeSeconds} s`);
    } finally {
      await client.end();
    }
  },
};

const check = checks[process.argv[2]];
if (!check) {
  console.error(`Usage: node docker/healthcheck.mjs ${Object.keys(checks).join('|')}`);
  process.exit(2);
}
try {
  await check();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
