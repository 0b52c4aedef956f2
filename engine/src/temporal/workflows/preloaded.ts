/**
 * Loaded once per sandbox and shared by all runs in it, since nothing in here belongs to a run: the code of versions that were
 * opened before, and the modules that every run needs.
 */
import { inflateSync } from 'fflate';
import { createGuard } from '../../expressions/guard/index.ts';
import * as lib from '../../expressions/library/index.ts';
import { createRuntime, createRuntimeSource } from '../../runtime/create.ts';
import { createStepReporter } from '../../runtime/step-reporter.ts';
import type { CodeHeader, RunHeader } from '../header.ts';
import { unsealInSandbox } from './unseal.ts';

export { createGuard, createRuntime, createRuntimeSource, createStepReporter, lib };

/** Versions kept open per sandbox. */
const keptVersions = 50;
const opened = new Map<string, { sealed: Uint8Array; code: CodeHeader }>();

/**
 * The code in a header. Opening 20 kB takes a few milliseconds in plain JavaScript, so what was opened before is known again: by all
 * of its bytes, so nothing passes that was not sealed.
 */
export function openCode(sealed: Uint8Array): CodeHeader {
  const nonce = sealed.subarray(5, 33).join();
  const known = opened.get(nonce);
  if (known && isSame(known.sealed, sealed)) return known.code;
  const json = new TextDecoder().decode(inflateSync(unsealInSandbox('code', '', sealed)));
  const code = JSON.parse(json) as CodeHeader;
  if (opened.size >= keptVersions) opened.delete(opened.keys().next().value!);
  opened.set(nonce, { sealed: sealed.slice(), code });
  return code;
}

export function openRunHeader(sealed: Uint8Array, runId: string): RunHeader {
  return JSON.parse(new TextDecoder().decode(unsealInSandbox('run', runId, sealed))) as RunHeader;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
