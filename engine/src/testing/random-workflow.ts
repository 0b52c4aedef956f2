import fc from 'fast-check';
import type { DefinitionInput } from '../definition/index.ts';

/** A step as it is written: what is left out is filled in when it is read. */
type Written = { id: string; kind: string; [field: string]: unknown };
type Steps = (ids: () => string) => Written[];

const values = [
  'input.id',
  'input.total',
  'input.lines.length',
  'values.count',
  'run.workflow',
  '"x"',
  '1 / 3',
];
const value = fc.constantFrom(...values);
const condition = fc
  .tuple(value, fc.constantFrom('===', '!=='), value)
  .map(([left, operator, right]) => `${left} ${operator} ${right}`);
const text = fc.oneof(
  value.map((source) => `{{ ${source} }}`),
  fc.tuple(value, value).map(([a, b]) => `{{ ${a} }} and {{ ${b} }}`),
  // What the tests' actions refuse.
  fc.constant('fail {{ input.id }}'),
  fc.string({ maxLength: 8 }).map((plain) => plain.replaceAll('{', '').replaceAll('}', '') || 'plain'),
);

const single =
  (make: (id: string) => Written): Steps =>
  (ids) => [make(ids())];

const leaf: fc.Arbitrary<Steps> = fc.oneof(
  fc
    .tuple(fc.constantFrom('test.mark', 'test.send'), text)
    .map(([action, given]) => single((id) => ({ id, kind: 'task', action, with: { text: given } }))),
  text.map((given) => single((id) => ({ id, kind: 'transform', value: { of: given } }))),
  fc.constant(single((id) => ({ id, kind: 'set', values: { count: '{{ values.count + 1 }}' } }))),
  fc.constant(single((id) => ({ id, kind: 'wait', for: '5ms' }))),
  fc
    .tuple(text, fc.constantFrom('quiet', 'normal', 'urgent'))
    .map(([message, urgency]) =>
      single((id) => ({ id, kind: 'notify', to: { starter: true }, message, urgency })),
    ),
  text.map((instructions) => single((id) => ({ id, kind: 'agent', instructions }))),
  fc.tuple(fc.integer({ min: 1, max: 2 }), fc.boolean(), fc.boolean()).map(([limit, startNow, wait]) =>
    single((id) => ({
      ...{ id, kind: 'recurring', workflow: 'child', with: { id: '{{ input.id }}' }, every: '5ms' },
      ...{ limit, startNow, wait, onClose: 'leave' },
    })),
  ),
  fc.constant(
    single((id) => ({ id, kind: 'code', source: 'export default (i) => i;', with: { a: '{{ input.id }}' } })),
  ),
);

const { steps } = fc.letrec<{ steps: Steps; some: Steps }>((tie) => {
  const inner = tie('some');
  return {
    steps: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc.tuple(condition, text, inner).map(([when, message, otherwise]): Steps => (ids) => {
        const no = { id: ids(), kind: 'fail', message };
        return [
          { id: ids(), kind: 'branch', cases: [{ id: ids(), when, steps: [no] }], otherwise: otherwise(ids) },
        ];
      }),
      fc.tuple(condition, inner, inner).map(([when, then, otherwise]): Steps => (ids) => [
        {
          id: ids(),
          kind: 'branch',
          cases: [{ id: ids(), when, steps: then(ids) }],
          otherwise: otherwise(ids),
        },
      ]),
      fc
        .record({
          concurrency: fc.integer({ min: 1, max: 3 }),
          onError: fc.constantFrom('stop', 'collect'),
          body: inner,
        })
        .map(({ concurrency, onError, body }): Steps => (ids) => [
          { id: ids(), kind: 'forEach', items: 'input.lines', concurrency, onError, steps: body(ids) },
        ]),
      fc.tuple(inner, inner, fc.boolean()).map(([left, right, inTurn]): Steps => (ids) => {
        const [first, second] = [ids(), ids()];
        return [
          {
            id: ids(),
            kind: 'parallel',
            lanes: [
              { id: first, steps: left(ids) },
              { id: second, ...(inTurn ? { after: [first] } : {}), steps: right(ids) },
            ],
          },
        ];
      }),
      fc
        .tuple(inner, inner, inner)
        .map(([body, handler, last]): Steps => (ids) => [
          { id: ids(), kind: 'try', steps: body(ids), catch: handler(ids), finally: last(ids) },
        ]),
    ),
    some: fc.array(tie('steps'), { minLength: 1, maxLength: 3 }).map(
      (each): Steps =>
        (ids) =>
          each.flatMap((make) => make(ids)),
    ),
  };
}) as unknown as { steps: fc.Arbitrary<Steps> };

/** Workflows that can be run as they are, for `orderOf()` and the tests' actions. All of them end, some by failing. */
export const anyWorkflow: fc.Arbitrary<DefinitionInput> = fc
  .array(steps, { minLength: 1, maxLength: 4 })
  .map((each) => {
    let next = 0;
    const ids = (): string => `s${++next}`;
    return {
      format: 1,
      name: 'Random',
      input: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          total: { type: 'number' },
          lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
        },
        required: ['id', 'total', 'lines'],
      },
      values: [{ name: 'count', schema: { type: 'number' }, initial: 0 }],
      steps: each.flatMap((make) => make(ids)) as DefinitionInput['steps'],
      output: '{{ values.count }}',
    };
  });

/** So many workflows, the same for the same seed. */
export const randomWorkflows = (count: number, seed: number): DefinitionInput[] =>
  fc.sample(anyWorkflow, { numRuns: count, seed });
