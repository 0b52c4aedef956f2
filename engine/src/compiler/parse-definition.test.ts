import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDefinition } from './parse-definition.ts';
import { briefly } from './testing/fixtures.ts';

const of = (steps: unknown, overrides: object = {}) =>
  parseDefinition({ format: 1, name: 'Test', steps, ...overrides }).diagnostics ?? [];

describe('parseDefinition', () => {
  it('fills in defaults', () => {
    const { definition } = parseDefinition({ format: 1, name: 'Test' });
    expect(definition).toMatchObject({ steps: [], triggers: [{ id: 'manual', kind: 'manual' }], values: [] });
  });

  it('says in which step and where something is wrong', () => {
    const inner = { id: 'w', kind: 'wait', for: 3 };
    const loop = { id: 'l', kind: 'forEach', items: 'input.items', steps: [inner] };
    expect(briefly(of([loop]))).toEqual(['INVALID_DEFINITION w steps.0.steps.0.for']);
    expect(of([loop])[0]?.message).toBe('“for” should be a text.');
  });

  it.each([
    [[{ id: 'x', kind: 'tsk' }], 'There is no kind “tsk”. Did you mean “task”?'],
    [
      [{ id: 'X', kind: 'wait' }],
      'A step id starts with a lower-case letter, then letters, digits or _ (40 at most).',
    ],
    [[{ id: 'x', kind: 'task' }], '“action” is missing.'],
    [[{ id: 'x', kind: 'wait', til: '1h' }], 'This step has no “til”.'],
    ['x', '“steps” should be a list.'],
    [[{ id: 'x', kind: 'approval', ask: '', to: {} }], '“ask” must not be empty.'],
    [[{ id: 'x', kind: 'parallel', lanes: [] }], '“lanes” needs at least 1.'],
  ])('explains %j', (steps, message) =>
    expect(of(steps).map((diagnostic) => diagnostic.message)).toContain(message),
  );

  it('proposes the choice that was meant', () => {
    const step = { id: 'x', kind: 'approval', ask: 'Ok?', to: {}, risk: 'hihg' };
    expect(of([step])[0]?.fix).toMatchObject({ value: 'high' });
  });

  it('never throws, whatever it is given', () => {
    const hostile = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, maxDepth: 4 }),
      fc.json().map((json) => ({ format: 1, name: 'x', steps: JSON.parse(json) as unknown })),
    );
    fc.assert(
      fc.property(hostile, (json) => {
        const { definition, diagnostics } = parseDefinition(json);
        expect(definition !== undefined || diagnostics!.length > 0).toBe(true);
      }),
    );
    let deep: unknown = [];
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(parseDefinition(deep).diagnostics?.[0]?.code).toBe('TOO_LARGE');
  });
});
