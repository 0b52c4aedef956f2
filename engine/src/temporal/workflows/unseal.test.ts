import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test, vi } from 'vitest';
import { createKeyRing, deriveKey } from '../../contract/sealing.ts';
import { codePurpose, headerFields, runPurpose } from '../header.ts';
import { createRunHeaders } from '../seal-header.ts';
import type * as Preloaded from './preloaded.ts';

const keys = createKeyRing([randomBytes(32)]);
// As `withCodeKeys` puts them into the bundle.
vi.mock('./code-keys.ts', () => ({
  get codeKeys() {
    return JSON.stringify(
      keys.map(({ id, secret }) => [
        id.toString('hex'),
        deriveKey(secret, codePurpose).toString('hex'),
        deriveKey(secret, runPurpose).toString('hex'),
      ]),
    );
  },
}));

let preloaded: typeof Preloaded;
beforeAll(async () => {
  preloaded = await import('./preloaded.ts');
});

const context = {
  runId: 'run-1',
  workspaceId: 'w',
  projectId: 'p',
  workflowId: 'wf',
  workflowName: 'Größe',
  startedBy: null,
  trigger: 'manual',
};
/** Code of a usual size that does not compress away. */
const javascript = Array.from({ length: 450 }, () => `step('${randomBytes(16).toString('hex')}');`).join(
  '\n',
);
const fieldsOf = (versionId: string) => {
  const fields = createRunHeaders(keys).forRun({
    context,
    versionId,
    javascript,
    routes: { 'a.b': 'queue' },
  });
  return {
    code: new Uint8Array(Buffer.from(fields[headerFields.code]!, 'base64')),
    run: new Uint8Array(Buffer.from(fields[headerFields.run]!, 'base64')),
  };
};

test('the sandbox opens what the server sealed', () => {
  const { code, run } = fieldsOf('v1');
  expect(preloaded.openCode(code)).toEqual({ versionId: 'v1', javascript });
  expect(preloaded.openRunHeader(run, 'run-1')).toEqual({
    context,
    versionId: 'v1',
    routes: { 'a.b': 'queue' },
  });
});

test('a header opens for its own run alone, and not once it was changed', () => {
  const { code, run } = fieldsOf('v2');
  expect(() => preloaded.openRunHeader(run, 'run-2')).toThrow(/another run/);
  preloaded.openCode(code);
  for (const at of [0, 3, 10, 20, code.length - 1]) {
    const changed = Uint8Array.from(code, (byte, index) => (index === at ? byte ^ 1 : byte));
    expect(() => preloaded.openCode(changed)).toThrow();
  }
});
