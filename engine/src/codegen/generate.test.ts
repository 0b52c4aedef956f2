import { describe, expect, test } from 'vitest';
import { compile, parseDefinition, type Plan } from '../compiler/index.ts';
import type { DefinitionInput } from '../definition/index.ts';
import { testActions } from '../testing/actions.ts';
import { childDefinition, examples } from '../testing/examples.ts';
import { typeCheck } from '../testing/type-check.ts';
import { exportedModule, generate } from './index.ts';

const childInput = { type: 'object' as const, properties: { id: { type: 'string' as const } } };

function planOf(definition: DefinitionInput): Plan {
  const parsed = parseDefinition(definition);
  if (!parsed.definition) throw new Error(JSON.stringify(parsed.diagnostics));
  const workflows = [{ id: 'child', name: 'Child', input: childInput }];
  const environment = { actions: testActions, workflows, secrets: ['TOKEN'] };
  const { plan, diagnostics } = compile(parsed.definition, environment);
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

const workflowOf = (steps: DefinitionInput['steps'], more: Partial<DefinitionInput> = {}): Plan =>
  planOf({
    format: 1,
    name: 'Example',
    input: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
    steps,
    ...more,
  });

const plans = [...examples.map(({ definition }) => definition), childDefinition].map((definition) =>
  planOf(definition),
);

describe.each(plans.map((plan) => ({ name: plan.functionName, plan })))('code of $name', ({ name, plan }) => {
  test('is as it was, plain and hosted', async () => {
    const { typescript, javascript } = generate(plan);
    await expect(typescript).toMatchFileSnapshot(`golden/${name}.plain.ts.txt`);
    await expect(javascript).toMatchFileSnapshot(`golden/${name}.hosted.js.txt`);
  });

  test('is the same each time', () => {
    expect(generate(structuredClone(plan))).toEqual(generate(plan));
  });
});

const hostile = '`${process.exit()}`\u2028*/ "\' \\ \n}); throw 1; //';

/** One program for all: TypeScript takes seconds to read the SDK. */
test('plain code passes the strictest type check, whatever a user wrote and however steps are named', () => {
  const names = 'await input lib guard steps call sleep item values run example'.split(' ');
  const checked = [
    ...plans,
    workflowOf(
      names.map((id) => ({ id, kind: 'transform' as const, value: '{{ input.id }}' })),
      { name: 'Odd names', output: names.map((id) => `{{ steps.${id} }}`) },
    ),
    workflowOf([
      { id: 'a', kind: 'transform', title: hostile, note: hostile, value: hostile },
      { id: 'c', kind: 'code', source: hostile },
    ]),
  ];
  const files: Record<string, string> = {};
  for (const plan of checked) {
    for (const [file, text] of Object.entries(exportedModule(plan)))
      files[`${plan.functionName}/${file}`] = text;
    files[`${plan.functionName}/runtime.ts`] = "export * from '../../src/runtime/index.ts';\n";
  }
  expect(typeCheck(files)).toEqual([]);
}, 60_000);

describe('what a user writes', () => {
  test('reaches hosted code only as data', () => {
    const plan = workflowOf(
      [
        { id: 'a', kind: 'transform', title: hostile, note: hostile, value: { [hostile]: hostile } },
        { id: 'b', kind: 'fail', message: hostile },
      ],
      { name: hostile, description: hostile },
    );
    const { javascript } = generate(plan);
    let reported: unknown;
    const report = {
      done: (value: unknown) => (reported = value),
      failed: (error: unknown) => error,
      input: (x: unknown) => x,
    };
    const steps = { started() {}, begin: () => report, prepare: () => report };
    const thrown: unknown[] = [];
    const runtime = {
      version: () => ({ failure: (...args: unknown[]) => thrown.push(args) && new Error('failed') }),
    };
    const run = new Function('workflow', 'runtime', 'guard', 'lib', 'steps', javascript)(
      {},
      runtime,
      {},
      {},
      steps,
    );
    return run({}).then(
      () => expect.unreachable(),
      () => {
        expect(reported).toEqual({ [hostile]: hostile });
        expect(thrown).toEqual([['b', hostile]]);
      },
    );
  });
});

describe('a value', () => {
  test('is a constant where it is used beside its step, and declared further out where it is used there', () => {
    const { typescript } = generate(
      workflowOf(
        [
          {
            id: 'choice',
            kind: 'branch',
            cases: [
              {
                id: 'yes',
                when: 'input.id === "a"',
                steps: [
                  { id: 'near', kind: 'transform', value: 1 },
                  { id: 'far', kind: 'transform', value: '{{ steps.near + 1 }}' },
                ],
              },
            ],
          },
        ],
        { output: '{{ steps.far }}' },
      ),
    );
    expect(typescript).toContain('  let far: any;\n  if (');
    expect(typescript).toContain('    const near = 1;\n    far = near + 1;');
  });

  test('that is a secret stays out of workflow code: only its place is in it', () => {
    const { typescript, javascript } = generate(
      workflowOf([
        {
          id: 'a',
          kind: 'task',
          action: 'test.send',
          with: { text: 'Bearer {{ secrets.TOKEN }} {{ input.id }}' },
        },
      ]),
    );
    for (const code of [typescript, javascript]) {
      expect(code).toContain("{ secret: 'TOKEN' }");
      expect(code).toContain("path: ['text']");
    }
  });
});
