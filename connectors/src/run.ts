import type { ActionRun } from '@wfb/engine/contract';
import * as agent from './agent/run.ts';
import * as code from './code/run.ts';
import * as crypto from './crypto/run.ts';
import * as email from './email/run.ts';
import * as http from './http/run.ts';

/** What each declared action does. Loaded by the worker-host alone. */
export const actionRuns: Record<string, ActionRun> = {
  'http.request': http.request,
  'email.send': email.send,
  'code.run': code.run,
  'agent.answer': agent.answer,
  'crypto.hash': crypto.hash,
  'crypto.hmac': crypto.hmac,
};
