import { deflateRawSync } from 'node:zlib';
import { type KeyRing, seal } from '../contract/sealing.ts';
import {
  type CodeHeader,
  codePurpose,
  headerFields,
  type RunContext,
  type RunHeader,
  runPurpose,
} from './header.ts';

export interface RunHeaderOptions {
  context: RunContext;
  versionId: string;
  javascript: string;
  routes?: Record<string, string>;
  /** Time limit of a task's attempt where its step says nothing, milliseconds. */
  taskTimeoutMs?: number | undefined;
}

/** Versions whose sealed code is kept: a busy instance runs few versions at a time. */
const keptVersions = 500;

/** Makes the header fields of runs, base64. The sealed code of a version is made once and kept. */
export function createRunHeaders(keys: KeyRing) {
  const sealedCode = new Map<string, string>();

  function codeOf({ versionId, javascript }: CodeHeader): string {
    let sealed = sealedCode.get(versionId);
    if (sealed === undefined) {
      const packed = deflateRawSync(JSON.stringify({ versionId, javascript } satisfies CodeHeader));
      sealed = seal(keys, codePurpose, '', packed).toString('base64');
      if (sealedCode.size >= keptVersions) sealedCode.delete(sealedCode.keys().next().value!);
      sealedCode.set(versionId, sealed);
    }
    return sealed;
  }

  return {
    forRun(options: RunHeaderOptions): Record<string, string> {
      const { context, versionId, javascript, routes = {}, taskTimeoutMs } = options;
      const header: RunHeader = { context, versionId, routes, ...(taskTimeoutMs ? { taskTimeoutMs } : {}) };
      return {
        [headerFields.code]: codeOf({ versionId, javascript }),
        [headerFields.run]: seal(keys, runPurpose, context.runId, JSON.stringify(header)).toString('base64'),
      };
    },
  };
}

export type RunHeaders = ReturnType<typeof createRunHeaders>;
