import fc from 'fast-check';
import { helperDeclarations, type HelperDeclaration } from '../helpers/index.ts';
import { methods } from '../methods.ts';

const fieldNames = ['a', 'b', 'items', 'values', 'length', 'at', 'price', 'name', 'map'];

/** Data as runs carry it. */
export const anyData = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, 0, 1, -3.5, 42, '', 'abc', 'a,b', '2026-03-31', '12'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...fieldNames), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const literal = fc.oneof(
  fc.constantFrom(
    'null',
    'undefined',
    'true',
    'false',
    '0',
    '1',
    '2.5',
    "''",
    "'a'",
    "'b, c'",
    "'1d'",
    "'name'",
  ),
  fc.integer({ min: 0, max: 50 }).map(String),
  fc.string({ maxLength: 6 }).map((text) => JSON.stringify(text)),
);
const root = fc.constantFrom('input', 'item', 'item_index', 'run', 'steps.a', 'values.v');
const local = fc.constantFrom('x', 'y');
const binary = fc.constantFrom('+', '-', '*', '/', '%', '**', '===', '!==', '<', '<=', '>', '>=');

/** Sources that the grammar accepts; the function around brings `x` and `y` into scope. */
export const anySource: fc.Arbitrary<string> = fc
  .letrec<{ node: string }>((tie) => {
    const node = tie('node');
    const parameters = fc.constantFrom('x', '(x, y)', '({ a, price: x })', '([x, y])', '({ b: y })', '()');
    const lambda = fc.tuple(parameters, node).map(([list, body]) => `${list} => (${body})`);
    const key = fc.constantFrom(...fieldNames);
    const args = (
      { arguments: [least, most], function: place }: Pick<HelperDeclaration, 'arguments' | 'function'>,
      functions: fc.Arbitrary<string>,
    ) =>
      fc
        .integer({ min: least, max: Math.min(most, 4) })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, index) => (index === place ? functions : node))),
        );
    const methodCall = fc
      .constantFrom(...methods.values())
      .chain((method) =>
        fc
          .tuple(node, args(method, lambda))
          .map(([object, list]) => `(${object}).${method.name}(${list.join(', ')})`),
      );
    const helperCall = fc
      .constantFrom(...Object.entries(helperDeclarations))
      .chain(([name, helper]) =>
        args(helper, fc.oneof({ weight: 4, arbitrary: lambda }, node)).map(
          (list) => `${name}(${list.join(', ')})`,
        ),
      );
    return {
      node: fc.oneof(
        { depthSize: 'medium', maxDepth: 5, depthIdentifier: 'expression' },
        literal,
        root,
        local,
        fc.tuple(node, key).map(([object, field]) => `(${object}).${field}`),
        fc.tuple(node, key).map(([object, field]) => `(${object})?.${field}`),
        fc.tuple(node, node).map(([object, index]) => `(${object})[${index}]`),
        fc.tuple(node, binary, node).map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
        fc.tuple(node, fc.constantFrom('== null', '!= undefined')).map(([a, rest]) => `(${a}) ${rest}`),
        fc.tuple(node, fc.constantFrom('&&', '||', '??'), node).map(([a, op, b]) => `((${a}) ${op} (${b}))`),
        fc.tuple(fc.constantFrom('!', '-', '+', 'typeof '), node).map(([op, a]) => `${op}(${a})`),
        fc.tuple(node, node, node).map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`),
        fc.tuple(node, node).map(([a, b]) => `\`x \${${a}} $\{${b}}\``),
        fc
          .array(
            fc.oneof(
              { weight: 4, arbitrary: node },
              node.map((n) => `...${n.includes('=>') ? '[]' : `(${n})`}`),
            ),
            { maxLength: 3 },
          )
          .map((items) => `[${items.join(', ')}]`),
        fc
          .array(
            fc.oneof(
              fc.tuple(key, node).map(([name, value]) => `${name}: ${value}`),
              node.map((n) => `...(${n})`),
            ),
            { maxLength: 3 },
          )
          .map((fields) => `({ ${fields.join(', ')} })`),
        methodCall,
        helperCall,
      ),
    };
  })
  .node.map((source) => `[[input, item]].map(([x, y]) => (${source})).at(0)`);
