import type { StepKind, StepOf } from './steps/index.ts';

const starts: { [K in StepKind]: (id: string) => StepOf<K> } = {
  task: (id) => ({ id, kind: 'task', action: '', with: {} }),
  code: (id) => ({
    id,
    kind: 'code',
    source: 'export default function (values) {\n  return values;\n}\n',
    with: {},
  }),
  agent: (id) => ({ id, kind: 'agent', instructions: '', with: {}, actions: [] }),
  set: (id) => ({ id, kind: 'set', values: {} }),
  transform: (id) => ({ id, kind: 'transform', value: '' }),
  approval: (id) => ({
    id,
    kind: 'approval',
    ask: 'Please approve',
    to: {},
    rule: { kind: 'any' },
    facts: [],
    risk: 'normal',
    allowSelf: true,
    onReject: 'continue',
  }),
  branch: (id) => ({
    id,
    kind: 'branch',
    cases: [{ id: `${id}Case`, when: 'true', steps: [] }],
    otherwise: [],
  }),
  switch: (id) => ({
    id,
    kind: 'switch',
    value: '',
    cases: [{ id: `${id}Case`, is: [''], steps: [] }],
    otherwise: [],
  }),
  parallel: (id) => ({
    id,
    kind: 'parallel',
    lanes: [
      { id: `${id}Lane1`, steps: [] },
      { id: `${id}Lane2`, steps: [] },
    ],
  }),
  forEach: (id) => ({ id, kind: 'forEach', items: '[]', concurrency: 1, onError: 'stop', steps: [] }),
  repeat: (id) => ({
    id,
    kind: 'repeat',
    mode: 'until',
    when: '',
    check: 'after',
    limit: 100,
    onLimit: 'fail',
    steps: [],
  }),
  try: (id) => ({ id, kind: 'try', steps: [], catch: [] }),
  saga: (id) => ({
    id,
    kind: 'saga',
    steps: [],
    undo: {},
    undoOn: { failures: 'any', cancel: true },
  }),
  retry: (id) => ({ id, kind: 'retry', retry: { attempts: 3, firstDelay: '10s' }, steps: [] }),
  phase: (id) => ({ id, kind: 'phase', title: 'Phase', order: 'inTurn', steps: [] }),
  wait: (id) => ({ id, kind: 'wait', for: '1h' }),
  subworkflow: (id) => ({ id, kind: 'subworkflow', workflow: '', with: {}, wait: true, onClose: 'cancel' }),
  receive: (id) => ({ id, kind: 'receive', event: '' }),
  send: (id) => ({ id, kind: 'send', to: 'parent', event: '', data: {} }),
  stateMachine: (id) => ({
    id,
    kind: 'stateMachine',
    initial: `${id}Open`,
    states: [
      {
        id: `${id}Open`,
        title: 'Open',
        final: false,
        entry: [],
        exit: [],
        transitions: [{ id: `${id}Close`, event: '', to: `${id}Done`, steps: [] }],
      },
      { id: `${id}Done`, title: 'Done', final: true, entry: [], exit: [], transitions: [] },
    ],
    most: 1_000,
  }),
  status: (id) => ({ id, kind: 'status', text: 'Under way', fields: {} }),
  backlogAdd: (id) => ({ id, kind: 'backlogAdd', backlog: '', item: {} }),
  backlogTake: (id) => ({ id, kind: 'backlogTake', backlog: '', onFailure: 'giveBack' }),
  backlogPeek: (id) => ({ id, kind: 'backlogPeek', backlog: '', count: 10 }),
  record: (id) => ({ id, kind: 'record', event: '', subject: '', data: {} }),
  end: (id) => ({ id, kind: 'end' }),
  fail: (id) => ({ id, kind: 'fail', message: 'This did not work.' }),
};

/** A step as it is when somebody adds it: what has a sensible default has it, and the rest is for the author. */
export function newStep<K extends StepKind>(kind: K, id: string): StepOf<K> {
  return starts[kind](id);
}
