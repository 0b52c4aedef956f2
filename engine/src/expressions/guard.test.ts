import { describe, expect, it } from 'vitest';
import { ExpressionFailure } from './errors.ts';
import { parseExpression } from './parse.ts';
import { runGuarded, type Scope } from './testing/evaluate.ts';

function run(source: string, input: unknown = {}): unknown {
  return runGuarded(parseExpression(source), { input } satisfies Scope);
}
function failureOf(source: string, input?: unknown): ExpressionFailure {
  try {
    run(source, input);
  } catch (error) {
    if (error instanceof ExpressionFailure) return error;
    throw error;
  }
  throw new Error(`“${source}” went through.`);
}

describe('guarded code keeps to the data', () => {
  it.each(
    [
      "input[['constructor']]",
      "input['con' + 'structor']",
      "input['__pro' + 'to__']",
      "input.list['con' + 'structor']",
      "input.text['con' + 'structor']",
      "get(input, 'constructor')",
      "input.n['to' + 'Fixed']",
      "input.list['ma' + 'p']",
      "values({ a: input })[0]['con' + 'structor']",
    ].filter((source) => !source.startsWith('get(get')),
  )('%s gives nothing', (source) => {
    expect(run(source, { list: [1], text: 'abc', n: 1 })).toBeUndefined();
  });

  it('reads own fields with such names as data', () => {
    const input = JSON.parse('{"constructor": 1, "__proto__": 2, "toString": 3}') as unknown;
    expect(run("input['con' + 'structor']", input)).toBe(1);
    expect(run("input['__pro' + 'to__']", input)).toBe(2);
  });

  it('makes no prototype out of data', () => {
    const made = run("fromEntries([['__pro' + 'to__', { polluted: true }]])") as object;
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    const grouped = run('groupBy(input.list, x => x.key)', { list: [{ key: '__proto__' }] }) as object;
    expect(Object.getPrototypeOf(grouped)).toBe(Object.prototype);
    expect(Object.keys(grouped)).toEqual(['__proto__']);
    const merged = run('merge({}, input.evil)', {
      evil: JSON.parse('{"__proto__": {"polluted": true}}') as unknown,
    });
    expect((merged as { polluted?: true }).polluted).toBeUndefined();
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
  });

  it('never calls a function that data brings along', () => {
    const evil = { toString: () => 'called', map: () => 'called', length: 3 };
    expect(() => run('`${input}` + input', evil)).toThrow(ExpressionFailure);
    expect(() => run('input.map(x => x)', evil)).toThrow(ExpressionFailure);
    expect(() => run('input < 3', evil)).toThrow(ExpressionFailure);
  });
});

describe('limits', () => {
  const thousand = Array.from({ length: 1_000 }, (_, index) => index);
  it.each([
    ["'x'.repeat(1000000000)", {}],
    ["'x'.repeat(2 ** 53)", {}],
    ["''.repeat(2 ** 60)", {}],
    ["'x'.padStart(1000000000)", {}],
    ["'x'.padEnd(1 / 0, 'y')", {}],
    ['range(0, 1000000000)', {}],
    ['range(0, 1 / 0)', {}],
    ['range(0, 1, 1 / 1000000000)', {}],
    ['range(0, 60).reduce(t => [t, t], 1)', {}],
    ['json(range(0, 60).reduce(t => [t, t], 1))', {}],
    ['`${range(0, 60).reduce(t => [t, t], 1)}`', {}],
    ["range(0, 60).reduce(t => [t, t], 1) + ''", {}],
    ['input[range(0, 60).reduce(t => [t, t], 1)]', {}],
    ['has(input, range(0, 60).reduce(t => [t, t], 1))', {}],
    ['isEqual(range(0, 60).reduce(t => [t, t], 1), range(0, 60).reduce(t => [t, t], 1))', {}],
    ['groupBy([1], x => range(0, 60).reduce(t => [t, t], 1))', {}],
    ['range(0, 60).reduce(t => [t, t], 1).flat(1 / 0)', {}],
    ['range(0, 60).reduce(t => [t, t], 1).join()', {}],
    ["range(0, 60).reduce(t => t + t, 'x')", {}],
    ["range(0, 60).reduce(t => t.concat(t), ['x'])", {}],
    ["range(0, 60).reduce(t => [...t, ...t], ['x'])", {}],
    ["range(0, 60).reduce(t => `${t}${t}`, 'x')", {}],
    ["range(0, 60).reduce(t => t.replaceAll('x', 'xx'), 'x')", {}],
    ["'x'.repeat(10000).replaceAll('x', '$`')", {}],
    ['range(0, 50000).reduce(t => [t], 1)', {}],
    ['json(range(0, 90).reduce(t => [t, 1], 1), 8)', {}],
    ["'ab'.repeat(400000).includes('a'.repeat(400000))", {}],
    ["('a'.repeat(999999) + 'b').split('a'.repeat(500000) + 'c')", {}],
    ['input.l.map(a => input.l.map(b => input.l.map(c => 1)))', { l: thousand }],
    ['input.l.flatMap(a => input.l).flatMap(b => input.l)', { l: thousand }],
    [
      'range(0, 100000).filter(i => input.t < input.u)',
      { t: 'x'.repeat(900_000), u: `${'x'.repeat(899_999)}y` },
    ],
    [
      'range(0, 100000).filter(i => input.t === input.u)',
      { t: 'x'.repeat(900_000), u: `${'x'.repeat(899_999)}y` },
    ],
    ["range(0, 1000).map(i => 'x'.repeat(900000))", {}],
    ["parseJson('['.repeat(100000))", {}],
    ["parseJson('['.repeat(90000) + ']'.repeat(90000))", {}],
    ["number('1'.repeat(900000) + 'x')", {}],
    ["formatDate(run, \"'\" + 'x'.repeat(900000))", {}],
  ])(
    '%s ends soon, with a sentence',
    (source, input) => {
      const before = performance.now();
      const { message } = failureOf(source, input);
      expect(performance.now() - before).toBeLessThan(5_000);
      expect(message).toMatch(/^[A-Z“].*\.$/s);
    },
    20_000,
  );

  it('has room for honest work', () => {
    const items = Array.from({ length: 50_000 }, (_, index) => ({ sku: `S${index % 100}`, price: index }));
    expect(run('sum(input.items, i => i.price * 2)', { items })).toBe(2_499_950_000);
    expect(
      run("input.items.filter(i => i.price > 10).map(i => i.sku).slice(0, 3).join(', ')", { items }),
    ).toBe('S11, S12, S13');
    expect(run("input.items.reduce((t, i) => t + i.sku + ';', '').length", { items })).toBe(195_000);
    expect(run("keys(groupBy(input.items, 'sku')).length", { items })).toBe(100);
    expect(run("sortBy(input.items, 'price', 'desc')[0].price", { items })).toBe(49_999);
  });

  it('counts the same work each time', () => {
    const ast = parseExpression('input.l.map(x => x * 2).filter(x => x > 3).length');
    const input = { l: thousand };
    const enough = [...Array(20_000).keys()].find((steps) => {
      try {
        runGuarded(ast, { input }, { steps });
        return true;
      } catch {
        return false;
      }
    })!;
    for (let again = 0; again < 3; again += 1) {
      expect(() => runGuarded(ast, { input }, { steps: enough })).not.toThrow();
      expect(() => runGuarded(ast, { input }, { steps: enough - 1 })).toThrow('too much work');
    }
  });
});

describe('failures', () => {
  it.each([
    ['input.n.map(x => x)', '“map” cannot be used on a number.'],
    ['sum(input.t)', '“sum” needs a list, but got the text “abc”.'],
    ['number(input.t)', '“number” cannot read the text “abc” as a number.'],
    [
      "formatDate('31.3.2026')",
      'The text “31.3.2026” is not a date. Write it as 2026-03-31 or 2026-03-31T09:00:00Z.',
    ],
    [
      "addDuration('2026-03-31', 'soon')",
      '“addDuration” needs a length of time such as 2d or 1h 30m, but got the text “soon”.',
    ],
    ['[...input.n]', 'Only a list can be put into a list with “…”, but this is a number.'],
    ["parseJson('{')", '“parseJson” cannot read this text: it is not valid JSON.'],
    ["'x'.repeat(-1)", '“repeat” cannot repeat a text less than 0 times.'],
  ])('%s says what was wrong', (source, message) => {
    expect(failureOf(source, { n: 1, t: 'abc' }).message).toBe(message);
  });
});
