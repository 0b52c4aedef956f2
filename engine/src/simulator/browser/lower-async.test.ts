import { describe, expect, test } from 'vitest';
import { generate } from '../../codegen/index.ts';
import { compile, parseDefinition } from '../../compiler/index.ts';
import { testActions } from '../../testing/actions.ts';
import { examples } from '../../testing/examples.ts';
import { createContext, drive } from './async-context.ts';
import { lowerAsync } from './lower-async.ts';

const program = `
  const log = [];
  const note = async (what) => { log.push(what); return await what; };
  const shape = async (x) => ({ x: await x });
  class Thing {
    #base = 10;
    async add(n) { return this.#base + (await n) }
    static async make() { return new Thing() }
  }
  const object = { async method(n = 1) { await null; return n * 2 }, plain: async function () { return this.value }, value: 7 };
  async function first() { for (let i = 0; i < 3; i++) { log.push('a' + i); await i; } return 'first' }
  async function second() { for (let i = 0; i < 3; i++) { log.push('b' + i); await note('n' + i); } throw new Error('second') }
  return (async () => {
    const settled = await Promise.allSettled([first(), second(), shape(note('s')), (await Thing.make()).add(Promise.resolve(5)), object.method(), object.plain()]);
    return JSON.stringify([settled.map(({ value, reason }) => value ?? reason.message), log]);
  })();
`;

test('asynchronous code does the same in the same order', async () => {
  const native = (await new Function(program)()) as string;
  const lowered = (await new Function('drive', lowerAsync(program, 'drive'))(drive)) as string;
  expect(lowered).toBe(native);
  expect(lowerAsync(program, 'drive')).not.toMatch(/\basync\b|\bawait\b/);
});

test('a value is remembered along a chain of calls, and apart in each', async () => {
  const context = createContext<string>();
  const body = `
    const chain = async (name) => { await null; const inner = await (async () => { await name; return read(); })(); return [read(), inner]; };
    return Promise.all(['a', 'b'].map((name) => within(name, () => chain(name))));
  `;
  const run = new Function('drive', 'read', 'within', lowerAsync(body, 'drive'));
  const within = (name: string, perform: () => unknown) => context.run(name, perform);
  expect(await run(drive, () => context.getStore(), within)).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ]);
  expect(context.getStore()).toBeUndefined();
});

test('what cannot be written so is refused', () => {
  expect(() => lowerAsync('async function* all() {}', 'drive')).toThrow(SyntaxError);
  expect(() => lowerAsync('async () => { for await (const x of y) x; }', 'drive')).toThrow(SyntaxError);
});

describe('hosted code of every example', () => {
  test.each(examples.map(({ definition }) => definition))('$name', (definition) => {
    const parsed = parseDefinition(definition);
    const { plan } = compile(parsed.definition!, { actions: testActions });
    const lowered = lowerAsync(generate(plan!).javascript, 'drive');
    expect(() => new Function(lowered)).not.toThrow();
    expect(lowered).not.toMatch(/\basync \(|\bawait \w/);
  });
});
