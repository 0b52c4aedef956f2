import { applyMigrations } from '@wfb/prisma/migrate';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';

// The process: configuration, migrations, listening, and a graceful end.

/** What is still under way after this long is cut off. Milliseconds. */
const closeWithin = 10_000;

const config = readConfig(process.env);
// The launcher and the production set-up migrate beforehand; then this finds nothing to do.
await applyMigrations(config.DATABASE_URL);
const app = await createApp({ config });

let closing = false;
async function close(signal: string): Promise<void> {
  if (closing) return;
  closing = true;
  app.log.info({ signal }, 'closing');
  const timer = setTimeout(() => {
    app.log.error('not closed in time');
    process.exit(1);
  }, closeWithin);
  await app.close();
  clearTimeout(timer);
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void close(signal));

for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
  process.on(event, (error: unknown) => {
    // A call to Temporal that is retried after the connection was closed throws from a timer: no reason to leave other work unfinished.
    if (closing) return app.log.warn({ err: error }, 'while closing');
    app.log.fatal({ err: error }, event);
    process.exit(1);
  });
}

await app.listen({ host: config.HOST, port: config.PORT });
