import { describe, expect, it } from 'vitest';
import { ExpressionError } from './errors.ts';
import { printTemplateGuarded, printTemplatePlain } from './print/template.ts';
import { parseTemplate } from './template.ts';

const names = (reference: { root: string; name?: string }) => reference.name ?? reference.root;
const plain = (template: Parameters<typeof parseTemplate>[0]) =>
  printTemplatePlain(parseTemplate(template), { names });

describe('parseTemplate', () => {
  it('keeps the type of a text that is one expression', () => {
    expect(parseTemplate('{{ input.total }}')).toMatchObject({
      kind: 'expression',
      expression: { source: 'input.total' },
    });
    expect(parseTemplate(' {{ input.total }}').kind).toBe('text');
  });

  it.each([
    ["{{ { a: { b: '}}' } } }}", "{ a: { b: '}}' } }"],
    ['{{ `}} ${input.a} }}` }}', '`}} ${lib.text(input.a)} }}`'],
    ['{{ \'{{\' }} and {{ "}}" }}', "`${'{{'} and ${'}}'}`"],
    ['{{input.a}}{{input.b}}', '`${lib.text(input.a)}${lib.text(input.b)}`'],
    ['{{ {a:{b:1}}}}', '{ a: { b: 1 } }'],
    ['100 % } of { text }} stays', "'100 % } of { text }} stays'"],
    ['', "''"],
    ['tick ` and ${x} and \\ {{ input.a }}\n', '`tick \\` and \\${x} and \\\\ ${lib.text(input.a)}\\n`'],
    ['it\'s "so"\u2028', "'it\\'s \"so\"\\u2028'"],
  ])('reads %s', (template, code) => expect(plain(template)).toBe(code));

  it('reads lists and objects to any depth', () => {
    expect(plain({ to: ['{{ input.mail }}'], 'two words': 1, nothing: null })).toBe(
      "{ to: [input.mail], 'two words': 1, nothing: null }",
    );
  });

  it('never sets a prototype', () => {
    const template = JSON.parse('{"__proto__": "x"}') as Record<string, string>;
    expect(plain(template)).toBe("{ ['__proto__']: 'x' }");
    expect(printTemplateGuarded(parseTemplate(template), { names })).toBe("({ ['__proto__']: 'x' })");
  });

  it('breaks long objects into lines that can be indented', () => {
    const code = plain({ subject: 'x'.repeat(60), text: 'a\nb', list: ['y'.repeat(60), { a: 1 }] });
    expect(code.split('\n')[1]).toBe(`  subject: '${'x'.repeat(60)}',`);
    expect(code).toContain("text: 'a\\nb'");
  });

  it.each(['{{ input.a', '{{ }}', '{{ input.a }', '{{ input.a b }}', '{{ 1; 2 }}', '{{ a /* }} */ }}'])(
    'refuses %s',
    (template) => expect(() => parseTemplate(template)).toThrow(ExpressionError),
  );

  it('reports every error with its path, and goes on', () => {
    const errors: (string | number)[][] = [];
    const parsed = parseTemplate({ a: '{{ x }}', b: ['ok', '{{ }}'] }, (_, path) => errors.push(path));
    expect(errors).toEqual([['a'], ['b', 1]]);
    expect(parsed.kind).toBe('object');
  });
});
