import fc from 'fast-check';
import type { StepKind } from '../../definition/index.ts';
import { inOrder, type Make, type Place, type Written } from './context.ts';
import { condition, limitsFor, mock, text, value } from './fields.ts';

type Inner = fc.Arbitrary<readonly Make[]>;

const plain = ({ nextId }: Place): Written => ({ id: nextId(), kind: 'transform', value: 'plain' });

const single =
  (make: (id: string, place: Place) => Omit<Written, 'id'>): Make =>
  (place) => {
    const id = place.nextId();
    return [{ id, ...make(id, place) } as Written];
  };

/** For kinds whose outcome hangs on what else is under way. */
const alone =
  (make: Make): Make =>
  (place) =>
    place.atOnce ? [plain(place)] : make(place);

/** For kinds that reach into what the runs of a project share. */
const sharing =
  (make: Make): Make =>
  (place) =>
    place.mayShare ? alone(make)(place) : [plain(place)];

const oneText = (make: (text: string, id: string, place: Place) => Omit<Written, 'id'>): fc.Arbitrary<Make> =>
  text.map((field) => single((id, place) => make(field(place), id, place)));

/** What cannot be done everywhere, so it is done in some cases only. */
const maybe = (make: (text: string) => Omit<Written, 'id'>): fc.Arbitrary<Make> =>
  fc.tuple(condition, text).map(([when, field]): Make => (place) => {
    const [id, some, step] = [place.nextId(), place.nextId(), place.nextId()];
    const steps = [{ id: step, ...make(field(place)) }];
    return [{ id, kind: 'branch', cases: [{ id: some, when: when(place), steps }] }];
  });

const body = (makes: readonly Make[], place: Place, more: Partial<Place> = {}): Written[] =>
  inOrder(makes, { ...place, ...more });

/** Steps beside others: what fails there is caught, since which of several failures comes first is left to the machine. */
function beside(makes: readonly Make[], place: Place, more: Partial<Place> = {}): Written[] {
  const [id, told] = [place.nextId(), place.nextId()];
  const steps = body(makes, place, { ...more, atOnce: true });
  return [{ id, kind: 'try', steps, catch: [{ id: told, kind: 'transform', value: '{{ error.code }}' }] }];
}

/** An event that comes when a step first waits; each step has one of its own. */
function scriptedEvent(id: string, { events, script }: Place): string {
  const name = `event_${id}`;
  events.push({ name, schema: { type: 'object', properties: { by: { type: 'string' } } } });
  script.push({ kind: 'signal', step: id, name, data: { by: 'Eve' } });
  return name;
}

const task = fc
  .tuple(fc.constantFrom('test.mark', 'test.send'), text, mock)
  .map(([action, given, answer]): Make =>
    single((id, place) => {
      if (answer) place.mocks[id] = answer;
      return { kind: 'task', action, with: { text: given(place) }, ...limitsFor(answer) };
    }),
  );

const decisions = fc.constantFrom('approved' as const, 'rejected' as const);

/** Steps of each kind, valid by construction; all of them end, some by failing. */
export const randomKinds = {
  task: () => task,
  transform: () => oneText((given) => ({ kind: 'transform', value: { of: given } })),
  agent: () => oneText((instructions) => ({ kind: 'agent', instructions })),
  code: () => oneText((given) => ({ kind: 'code', source: 'export default (i) => i;', with: { a: given } })),
  // Beside others all write the same, since none may hang on who writes first.
  set: () =>
    fc.constant(
      single((_, { atOnce }) => ({ kind: 'set', values: { count: atOnce ? 7 : '{{ values.count + 1 }}' } })),
    ),
  wait: () => fc.constantFrom('2ms', '5ms').map((time) => single(() => ({ kind: 'wait', for: time }))),
  status: () => oneText((given) => ({ kind: 'status', text: given, fields: { count: 1 } })).map(alone),
  fail: () => maybe((message) => ({ kind: 'fail', message, code: 'NO' })),
  end: () =>
    maybe((output) => ({ kind: 'end', output })).map(
      (make): Make =>
        (place) =>
          place.atOnce || place.undoing ? [plain(place)] : make(place),
    ),
  send: () => oneText((by) => ({ kind: 'send', to: 'project', event: 'seen', data: { by } })),
  subworkflow: () =>
    fc.boolean().map((wait) =>
      single(() => ({
        kind: 'subworkflow',
        workflow: 'child',
        with: { id: '{{ input.id }}' },
        wait,
        ...(wait ? {} : { onClose: 'leave' }),
      })),
    ),
  // In some cases only: a caller who was certainly answered before is not answered again.
  respond: () => maybe((body) => ({ kind: 'respond', body })),
  notify: () => oneText((message) => ({ kind: 'notify', to: { roles: ['owner'] }, message })),
  recurring: () =>
    fc.boolean().map((wait) =>
      single(() => ({
        kind: 'recurring',
        workflow: 'child',
        with: { id: '{{ input.id }}' },
        every: '5ms',
        startNow: true,
        limit: 2,
        wait,
        onClose: 'leave',
      })),
    ),
  record: () =>
    oneText((by) => ({ kind: 'record', event: 'seen', subject: 'order', data: { by } })).map(sharing),
  lookUp: () =>
    fc
      .constantFrom('order', 'none')
      .map((key) => sharing(single(() => ({ kind: 'lookUp', model: 'seen', key })))),
  backlogAdd: () => oneText((by) => ({ kind: 'backlogAdd', backlog: 'work', item: { by } })).map(sharing),
  backlogTake: () =>
    fc
      .boolean()
      .map((waits) =>
        single(() => ({
          kind: 'backlogTake',
          backlog: 'work',
          ...(waits ? { wait: { atMost: '20ms' } } : {}),
        })),
      )
      .map(sharing),
  backlogPeek: () => fc.constant(sharing(single(() => ({ kind: 'backlogPeek', backlog: 'work' })))),
  approval: () =>
    fc.tuple(text, decisions, fc.constantFrom('continue', 'fail')).map(([ask, decision, onReject]) =>
      single((id, place) => {
        place.script.push({ kind: 'decide', step: id, decision });
        return { kind: 'approval', ask: ask(place), to: { roles: ['owner'] }, onReject };
      }),
    ),
  receive: () =>
    fc.boolean().map((comes) =>
      single((id, place) => {
        if (comes && !place.again) return { kind: 'receive', event: scriptedEvent(id, place) };
        place.events.push({ name: `event_${id}`, schema: { type: 'object', properties: {} } });
        return { kind: 'receive', event: `event_${id}`, deadline: { after: '10ms', then: 'continue' } };
      }),
    ),
  branch: (inner: Inner) =>
    fc.tuple(condition, inner, inner).map(([when, then, otherwise]): Make => (place) => [
      {
        id: place.nextId(),
        kind: 'branch',
        cases: [{ id: place.nextId(), when: when(place), steps: body(then, place) }],
        otherwise: body(otherwise, place),
      },
    ]),
  switch: (inner: Inner) =>
    fc.tuple(value, inner, inner).map(([of, some, others]): Make => (place) => [
      {
        id: place.nextId(),
        kind: 'switch',
        value: `text(${of(place)})`,
        cases: [{ id: place.nextId(), is: ['A-1', '250', 'x'], steps: body(some, place) }],
        otherwise: body(others, place),
      },
    ]),
  parallel: (inner: Inner) =>
    fc.tuple(inner, inner, fc.boolean()).map(([left, right, inTurn]): Make => (place) => {
      const [id, first, second] = [place.nextId(), place.nextId(), place.nextId()];
      const lanes = [
        { id: first, steps: beside(left, place) },
        { id: second, ...(inTurn ? { after: [first] } : {}), steps: beside(right, place) },
      ];
      return [{ id, kind: 'parallel', lanes }];
    }),
  phase: (inner: Inner) =>
    fc.tuple(inner, fc.constantFrom('inTurn', 'atOnce')).map(([steps, order]): Make => (place) => [
      order === 'atOnce'
        ? {
            id: place.nextId(),
            kind: 'phase',
            order,
            steps: steps.flatMap((make) => beside([make], place)),
          }
        : { id: place.nextId(), kind: 'phase', steps: body(steps, place) },
    ]),
  forEach: (inner: Inner) =>
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('stop', 'collect'), inner)
      .map(([concurrency, onError, steps]): Make => (place) => {
        const id = place.nextId();
        const within = concurrency > 1 ? beside : body;
        return [
          {
            id,
            kind: 'forEach',
            items: 'input.lines',
            concurrency,
            onError,
            steps: within(steps, place, { again: true }),
          },
        ];
      }),
  repeat: (inner: Inner) =>
    fc.tuple(fc.integer({ min: 0, max: 2 }), inner).map(([turns, steps]): Make => (place) => {
      const id = place.nextId();
      const again = { when: `steps.${id}.turns < ${turns}`, limit: 3, onLimit: 'continue' };
      return [{ id, kind: 'repeat', mode: 'while', ...again, steps: body(steps, place, { again: true }) }];
    }),
  try: (inner: Inner) =>
    fc.tuple(inner, inner, inner).map(([steps, handler, last]): Make => (place) => [
      {
        id: place.nextId(),
        kind: 'try',
        steps: body(steps, place),
        catch: body(handler, place),
        finally: body(last, place),
      },
    ]),
  retry: (inner: Inner) =>
    inner.map((steps): Make => (place) => [
      {
        id: place.nextId(),
        kind: 'retry',
        retry: { attempts: 2, firstDelay: '5ms', factor: 2 },
        steps: body(steps, place, { again: true }),
      },
    ]),
  saga: (inner: Inner) =>
    fc.tuple(task, inner, inner).map(([first, steps, undone]): Make => (place) => {
      const id = place.nextId();
      const [done] = first(place) as [Written];
      const rest = body(steps, place);
      return [
        {
          id,
          kind: 'saga',
          steps: [done, ...rest],
          undo: { [done.id]: body(undone, place, { undoing: true }) },
        },
      ];
    }),
  stateMachine: (inner: Inner) =>
    fc.tuple(fc.boolean(), inner, inner).map(([comes, entry, way]): Make => (place) => {
      const [id, first, last, through] = [place.nextId(), place.nextId(), place.nextId(), place.nextId()];
      const by =
        comes && !place.again && !place.atOnce ? { event: scriptedEvent(id, place) } : { after: '10ms' };
      const within = { again: true };
      return [
        {
          id,
          kind: 'stateMachine',
          initial: first,
          states: [
            {
              id: first,
              entry: body(entry, place, within),
              transitions: [{ id: through, ...by, to: last, steps: body(way, place, within) }],
            },
            { id: last, final: true },
          ],
        },
      ];
    }),
} satisfies Record<StepKind, (inner: Inner) => fc.Arbitrary<Make>>;
