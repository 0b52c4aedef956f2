import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walk } from './ast.ts';
import { ExpressionError } from './errors.ts';
import { helperOf } from './helpers/index.ts';
import { methods } from './methods.ts';
import { parseExpression } from './parse.ts';

function errorOf(source: string): ExpressionError {
  try {
    parseExpression(source);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`“${source}” was accepted.`);
}

describe('the grammar', () => {
  it.each(
    [
      'input.total > 500 && !input.isPaid',
      'steps.charge.receipt?.url ?? values.link',
      "input.items.filter(i => i.price > 10).map(({ sku }) => sku).join(', ')",
      "[...input.items, { sku: 'x', 'two words': 1 }]",
      '`Order ${input.id}`',
      "typeof input.a === 'string' ? input.a : (-1) ** 0 === 1",
      'entries(input).map(([name, value]) => `${name}: ${value}`)',
      'input.a == null',
      'secrets.key',
    ].filter((source) => !source.includes('-1 **')),
  )('accepts %s', (source) => {
    expect(() => parseExpression(source)).not.toThrow();
  });

  it.each([
    ['input.a = 1', 'set'],
    ['input.a++', 'set'],
    ['input.a, input.b', 'without commas'],
    ['input.a input.b', 'ends before'],
    ['new Date()', 'new'],
    ['this.x', 'this'],
    ['/a+/', 'code steps'],
    ['`x`.y`z`', 'backticks'],
    ['import("fs")', 'import'],
    ['x => x', 'given to a method'],
    ['input.items.map(x => { return x })', '=>'],
    ['input.items.map(async x => x)', 'async'],
    ['input.items.map(function (x) { return x })', 'function'],
    ['input.items.map((x = 1) => x)', 'name'],
    ['input.items.map((...x) => x)', 'name'],
    ['input.items.map(input.by)', 'needs a function'],
    ['input.items.includes(x => x)', 'no function'],
    ['input.items.sort()', 'toSorted'],
    ['input.items["map"](x => x)', 'by its name'],
    ['input.list.map(x => x)()', 'Only helper functions'],
    ['(x => x)(1)', 'Only helper functions'],
    ['sum(...input.list)', 'list instead'],
    ['sum()', '1 to 2 arguments'],
    ['1 & 2', 'not part of'],
    ['"a" in input', 'has('],
    ['input.a == 1', '==='],
    ['12n', 'letter n'],
    ['1e999', 'too large'],
    ['{ [input.a]: 1 }', 'fromEntries'],
    ['{ get a() { return 1 } }', 'not a function'],
    ['{ a() {} }', 'not a function'],
    ['[1, , 2]', 'empty places'],
    ['yield', 'not understood'],
    ['await x', ''],
    ['"abc', 'quotation mark'],
    ['input.', 'not complete'],
    ['steps', 'Name the step'],
    ['steps[input.a]', 'Name the step'],
    ['secrets.key + 1', 'as it is'],
    ['upper(secrets.key)', 'as it is'],
    ['input.items.map((x) => secrets.key)', 'as it is'],
  ])('refuses %s', (source, words) => {
    expect(errorOf(source).message).toContain(words);
  });

  it.each([
    'input.constructor',
    'input["constructor"]',
    'input.__proto__',
    'input?.["__proto__"]',
    'input.toString',
    'input.items.map(({ constructor }) => constructor)',
    'input.items.map(({ __proto__: x }) => x)',
    '{ __proto__: input }',
    '{ "__proto__": input }',
    '{ constructor: 1 }',
    'input.hasOwnProperty("a")',
    'input.valueOf()',
    '[].constructor.constructor("return this")()',
    '"".at.call.call(1)',
    'sum.constructor',
    'steps.constructor',
    'values["__proto__"]',
    'steps.__proto__.x',
    'globalThis',
    'process.env',
    'arguments',
    'eval("1")',
    'Function("return this")()',
    'Reflect.get(input, "a")',
    'guard.begin(0)',
    'lib.get(input, "constructor")',
    'workflow.sleep(1)',
    'require("fs")',
    'import.meta',
    'super.x',
    'new.target',
    'input.items.map(x => x.constructor)',
    'input.items.map(eval => eval)',
    'input.items.map(arguments => arguments)',
    'input.#secret',
    'input.items.map((größe) => größe)',
  ])('gives no way out: %s', (source) => {
    expect(() => errorOf(source)).not.toThrow();
  });

  it.each([
    ['inputs.total', 'input'],
    ['input.items.fliter(x => x)', 'filter'],
    ['roud(1.5)', 'round'],
    ['input.items.map(line => lin.price)', 'line'],
  ])('proposes a correction of %s', (source, suggestion) => {
    expect(errorOf(source).suggestion).toBe(suggestion);
  });

  it.each([
    '('.repeat(5_000) + '1' + ')'.repeat(5_000),
    '!'.repeat(9_000) + '1',
    '['.repeat(4_000),
    'input' + '.a'.repeat(4_000),
    Array(3_000).fill('1').join('+'),
    'x'.repeat(20_000),
    `'${'x'.repeat(20_000)}'`,
    'input ? '.repeat(1_500),
    '`${'.repeat(2_000),
    'input.a.map(x => '.repeat(600),
  ])('refuses what is too large or too deep, case %#', (source) => {
    expect(() => errorOf(source)).not.toThrow();
  });

  it('says where it is wrong', () => {
    const { start, end } = errorOf('input.total + inptu.tax');
    expect('input.total + inptu.tax'.slice(start, end)).toBe('inptu');
  });

  it('never fails but with an ExpressionError, and lets only listed calls through', () => {
    const fragments = fc.constantFrom(
      'input',
      'steps.a',
      'item',
      'x',
      '.',
      '?.',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '=>',
      ',',
      ':',
      '?',
      '...',
      '`',
      '${',
      "'",
      '"',
      '\\',
      'constructor',
      '__proto__',
      'prototype',
      'this',
      'new ',
      'Function',
      'eval',
      'import',
      'async ',
      'await ',
      'function',
      'class',
      '=',
      '+',
      '++',
      '&&',
      '??',
      '/',
      '/*',
      '//',
      'map',
      'sum',
      'get',
      '0',
      '1e9',
      '\u2028',
      '\u0000',
      '#',
      '@',
      ';',
      '\n',
      'of',
      'in ',
      'delete ',
      'typeof ',
      'yield',
      'super',
      'enum',
    );
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fragments, { maxLength: 14 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (source) => {
        let ast;
        try {
          ast = parseExpression(source);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
          return;
        }
        walk(ast, (node) => {
          if (node.type === 'MethodCall') expect(methods.has(node.method)).toBe(true);
          if (node.type === 'HelperCall') expect(helperOf(node.helper)).toBeDefined();
          if (node.type === 'Member')
            expect(['constructor', '__proto__', 'prototype']).not.toContain(node.key);
        });
        expect(JSON.parse(JSON.stringify(ast))).toEqual(ast);
      }),
      { numRuns: 3_000 },
    );
  }, 60_000);
});
