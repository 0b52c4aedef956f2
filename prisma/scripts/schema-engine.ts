import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

// Prisma's migration engine, from its WebAssembly package: the native one would have to be downloaded from a host of its own.

// TypeScript declares WebAssembly among the browser's types only.
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: unknown } }>;
  };
};

let loaded: Promise<void> | undefined;

/**
 * The package's own entry imports the .wasm file as a module, which Node does only with a warning; so it is instantiated by hand.
 */
async function load(): Promise<void> {
  const glue = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const code = await readFile(fileURLToPath(new URL('./schema_engine_bg.wasm', glue)));
  const { instance } = await WebAssembly.instantiate(code, {
    './schema_engine_bg.js': bindings,
  });
  const { __wbg_set_wasm } = bindings as unknown as { __wbg_set_wasm(exports: unknown): void };
  __wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
}

/** Lends an engine that is connected to the database at `url`. */
export async function withSchemaEngine<T>(
  url: string,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await (loaded ??= load());
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: 'wfb-migrate' });
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
    const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } finally {
    // The engine leaves its connections open, which would hold the process for as long as they idle.
    await pool.end();
  }
}
