import { parentPort } from 'node:worker_threads';
import { checkTypes } from '@wfb/engine/compiler/types';
import type { TypeCheckReply, TypeCheckRequest } from './type-checker.ts';

parentPort?.on('message', ({ id, definition, environment }: TypeCheckRequest) => {
  checkTypes(definition, environment).then(
    (diagnostics) => reply({ id, diagnostics }),
    (error: unknown) =>
      reply({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

const reply = (message: TypeCheckReply): void => parentPort?.postMessage(message);
