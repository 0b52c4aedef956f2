import type { ActionContext, OutgoingMail } from '@wfb/engine/contract';

export interface TestContext extends ActionContext {
  mails: OutgoingMail[];
  logs: string[];
}

/** An action's surroundings for its unit tests. */
export function buildContext(overrides: Partial<ActionContext> = {}): TestContext {
  const mails: OutgoingMail[] = [];
  const logs: string[] = [];
  return {
    key: 'run-1/step',
    attempt: 1,
    fetch: globalThis.fetch,
    signal: new AbortController().signal,
    heartbeat: () => undefined,
    log: (message) => void logs.push(message),
    sendMail: async (mail) => {
      mails.push(mail);
      return { messageId: `<${mails.length}@test>` };
    },
    runCode: async () => ({ value: null, logs: [] }),
    ...overrides,
    mails,
    logs,
  };
}
