import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import {
  createDecisionQueue,
  sendDecision,
  type DecisionStore,
  type SendOutcome,
  type StoredDecision,
} from './decision-queue.ts';

function buildDecision(overrides: Partial<StoredDecision> = {}): StoredDecision {
  return {
    decisionId: 'd1',
    approvalId: 'a1',
    userId: 'ada',
    decision: 'approve',
    via: 'app',
    decidedAt: '2026-01-01T00:00:00.000Z',
    notBefore: 1000,
    subject: 'Order 1042',
    state: 'pending',
    ...overrides,
  };
}

function setUp(answers: SendOutcome[] = []) {
  const decisions = new Map<string, StoredDecision>();
  const store: DecisionStore = {
    all: async () => [...decisions.values()],
    get: async (id) => decisions.get(id),
    put: async (decision) => void decisions.set(decision.decisionId, decision),
    delete: async (id) => void decisions.delete(id),
  };
  const sent: string[] = [];
  let chain: Promise<unknown> = Promise.resolve();
  const announce = vi.fn();
  let time = 0;
  const queue = createDecisionQueue({
    store,
    announce,
    now: () => time,
    send: async (decision) => {
      sent.push(decision.decisionId);
      return answers.shift() ?? { kind: 'accepted' };
    },
    exclusively: (work) => {
      const result = chain.then(work);
      chain = result.catch(() => {});
      return result;
    },
  });
  return { queue, decisions, sent, announce, setTime: (next: number) => (time = next) };
}

const later: SendOutcome = { kind: 'later', error: ApiError.fromNetwork() };

describe('decision queue', () => {
  it('sends nothing before the time for Undo is over', async () => {
    const { queue, sent, setTime } = setUp();
    await queue.add(buildDecision());
    await queue.flush('ada');
    expect(sent).toEqual([]);
    setTime(1000);
    await queue.flush('ada');
    expect(sent).toEqual(['d1']);
    expect(await queue.all('ada')).toEqual([]);
  });

  it('takes a decision back in time, and says so when it is too late', async () => {
    const { queue, sent, setTime } = setUp();
    await queue.add(buildDecision());
    expect(await queue.undo('d1')).toBe(true);
    await queue.add(buildDecision());
    setTime(1000);
    expect(await queue.undo('d1')).toBe(false);
    await queue.flush('ada');
    expect(sent).toEqual(['d1']);
  });

  it('keeps what has to wait and marks it as decided offline', async () => {
    const { queue, decisions, setTime } = setUp([later, { kind: 'accepted' }]);
    await queue.add(buildDecision());
    setTime(1000);
    await queue.flush('ada');
    expect(decisions.get('d1')).toMatchObject({ via: 'offline', state: 'pending' });
    await queue.flush('ada');
    expect(decisions.size).toBe(0);
  });

  it('stops at the first that has to wait, and keeps the order', async () => {
    const { queue, sent, setTime } = setUp([later]);
    await queue.add(
      buildDecision({ decisionId: 'd2', approvalId: 'a2', decidedAt: '2026-01-02T00:00:00.000Z' }),
    );
    await queue.add(buildDecision());
    setTime(1000);
    await queue.flush('ada');
    expect(sent).toEqual(['d1']);
  });

  it('keeps a refused decision until it was seen, and does not send it again', async () => {
    const refusal = { code: 'ALREADY_DECIDED', message: 'Grace rejected this.' };
    const { queue, sent, setTime } = setUp([{ kind: 'refused', refusal }]);
    await queue.add(buildDecision());
    setTime(1000);
    await queue.flush('ada');
    await queue.flush('ada');
    expect(sent).toEqual(['d1']);
    expect(await queue.all('ada')).toMatchObject([{ state: 'refused', refusal }]);
    await queue.dismiss('d1');
    expect(await queue.all('ada')).toEqual([]);
  });

  it('sends each decision once however many senders there are', async () => {
    const { queue, sent, setTime } = setUp();
    await queue.add(buildDecision());
    setTime(1000);
    await Promise.all([queue.flush('ada'), queue.flush('ada'), queue.flush('ada')]);
    expect(sent).toEqual(['d1']);
  });

  it('never sends a decision of another person', async () => {
    const { queue, sent, setTime } = setUp();
    await queue.add(buildDecision({ userId: 'grace' }));
    setTime(1000);
    await queue.flush('ada');
    expect(sent).toEqual([]);
    expect(await queue.all('ada')).toEqual([]);
  });

  it('lets the last decision about an approval win', async () => {
    const { queue, sent, setTime } = setUp();
    await queue.add(buildDecision());
    await queue.add(buildDecision({ decisionId: 'd2', decision: 'reject' }));
    setTime(1000);
    await queue.flush('ada');
    expect(sent).toEqual(['d2']);
  });
});

describe('sendDecision', () => {
  const answer = (status: number, body: object = {}) => new Response(JSON.stringify(body), { status });

  it('tells success, refusal and "later" apart', async () => {
    const outcome = async (response: Response) =>
      (await sendDecision(buildDecision(), async () => response)).kind;
    expect(await outcome(answer(200))).toBe('accepted');
    expect(await outcome(answer(409, { code: 'ALREADY_DECIDED', message: 'no' }))).toBe('refused');
    expect(await outcome(answer(410, { code: 'EXPIRED', message: 'no' }))).toBe('refused');
    for (const status of [401, 429, 500, 503]) expect(await outcome(answer(status))).toBe('later');
    const offline = await sendDecision(buildDecision(), async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(offline.kind).toBe('later');
  });

  it('decides by token, and by session where the token is not taken', async () => {
    const paths: string[] = [];
    const fetcher = (async (path: string) => {
      paths.push(path);
      return path.endsWith('by-token') ? answer(403, { code: 'INVALID_TOKEN', message: 'no' }) : answer(200);
    }) as unknown as typeof fetch;
    expect((await sendDecision(buildDecision({ token: 't' }), fetcher)).kind).toBe('accepted');
    expect(paths).toEqual(['/api/v1/approvals/decide-by-token', '/api/v1/approvals/a1/decision']);
  });
});
