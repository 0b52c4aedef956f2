import type { HttpClient } from '../../support/http-client.ts';

export type WorkflowKind = 'fast' | 'booked' | 'fanned' | 'asked' | 'rested' | 'nested';

export interface PublishedWorkflow {
  kind: WorkflowKind | 'child';
  id: string;
  /** Step instances of a complete page of a run, in any order. */
  instances: string[];
  /** Those that book something at the ledger. */
  bookings: string[];
}

/** One workflow of each kind whose runs a fault may hit in a different place. */
export async function publishWorkflows(
  client: HttpClient,
  ledgerUrl: string,
): Promise<{ started: PublishedWorkflow[]; child: PublishedWorkflow }> {
  const project = await client.post<{ id: string }>('/api/v1/projects', { name: 'Faults' });
  const book = (id: string) => ({
    id,
    kind: 'task',
    action: 'http.request',
    with: { method: 'POST', url: `${ledgerUrl}/${id}`, body: {} },
    // A worker that was killed says nothing: its tasks are given to another one after this long.
    timeout: '5s',
  });
  const hash = (id: string, text: string) => ({ id, kind: 'task', action: 'crypto.hash', with: { text } });

  async function publish(kind: PublishedWorkflow['kind'], steps: object[], known: string[]) {
    const created = await client.post<{ id: string }>('/api/v1/workflows', {
      projectId: project.body.id,
      name: kind,
      definition: { format: 1, name: kind, steps },
    });
    const { status, body } = await client.post(`/api/v1/workflows/${created.body.id}/publish`, {
      revision: 1,
    });
    if (status !== 201) throw new Error(`${kind} was not published: ${JSON.stringify(body)}`);
    return {
      kind,
      id: created.body.id,
      instances: known,
      bookings: known.filter((instance) => /book\d?$/.test(instance)),
    };
  }

  const child = await publish('child', [hash('mark', 'child'), book('book')], ['mark', 'book']);
  const started = [
    await publish(
      'fast',
      [hash('one', 'abc'), hash('two', '{{ steps.one.value }}'), hash('three', '{{ steps.two.value }}')],
      ['one', 'two', 'three'],
    ),
    await publish('booked', [book('book1'), hash('mark', 'x'), book('book2')], ['book1', 'mark', 'book2']),
    await publish(
      'fanned',
      [{ id: 'each', kind: 'forEach', items: '[1, 2, 3]', concurrency: 2, steps: [book('book')] }],
      ['each', 'each[0]/book', 'each[1]/book', 'each[2]/book'],
    ),
    await publish(
      'asked',
      [
        book('book1'),
        { id: 'ask', kind: 'approval', ask: 'Go on?', to: { roles: ['owner'] } },
        book('book2'),
      ],
      ['book1', 'ask', 'book2'],
    ),
    await publish('rested', [{ id: 'rest', kind: 'wait', for: '1s' }, book('book')], ['rest', 'book']),
    await publish('nested', [{ id: 'sub', kind: 'subworkflow', workflow: child.id }], ['sub']),
  ];
  return { started, child };
}
