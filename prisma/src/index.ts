import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

export * from './generated/client.ts';

/** A client or the client of a transaction: what a service's inner functions take. */
export type Database = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$use' | '$extends' | '$transaction'
>;

export interface PrismaOptions {
  /** Connections at most. */
  max?: number;
  /** Shown by Postgres in `pg_stat_activity`. */
  applicationName?: string;
  /** How long a request waits for a free connection, milliseconds. */
  connectionTimeoutMs?: number;
}

/**
 * The one way to a client: pooled connections to `url`, statements prepared once per connection.
 * It connects with the first query, so it can be made while Postgres is still away.
 */
export function createPrisma(url: string, options: PrismaOptions = {}): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: options.max ?? 10,
      application_name: options.applicationName ?? 'wfb',
      connectionTimeoutMillis: options.connectionTimeoutMs ?? 5_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
    },
    // A broken idle connection is replaced by the pool; without a listener it would end the process.
    { onPoolError: () => {}, onConnectionError: () => {}, statementNameGenerator: statementNames() },
  );
  return new PrismaClient({
    adapter,
    transactionOptions: { maxWait: 5_000, timeout: 15_000 },
  });
}

/** Prepared statements are kept per connection for ever: queries of varying length (`IN` lists) must not fill the server's memory. */
const maxStatements = 500;

function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= maxStatements) return '';
    const name = createHash('sha1').update(sql).digest('base64url');
    names.set(sql, name);
    return name;
  };
}
