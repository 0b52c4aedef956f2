import { Pool, type QueryResultRow } from 'pg';
import type { Logger } from '../log.ts';

/**
 * A plain connection pool. The host needs a handful of statements for as long as it lives; Prisma's client would cost it
 * 75 MB of memory (measured), so only the runners load it, when there is work.
 */
export interface HostDatabase {
  /** Rows of a statement with `$1` parameters. */
  query<Row extends QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export function connectDatabase(url: string, log: Logger): HostDatabase {
  const pool = new Pool({
    connectionString: url,
    max: 2,
    application_name: 'wfb worker-host',
    connectionTimeoutMillis: 5_000,
    query_timeout: 15_000,
    keepAlive: true,
  });
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => log.debug({ err: error }, 'a connection to Postgres broke'));
  return {
    async query<Row extends QueryResultRow>(sql: string, values: unknown[] = []) {
      return (await pool.query<Row>(sql, values)).rows;
    },
    close: () => pool.end(),
  };
}
