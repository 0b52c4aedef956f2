import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { childDefinition, examples } from '@wfb/engine/testing/examples';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { publish } from '../../replay/support/host.ts';
import { exportPlans, writeProject, stayingExamples } from '../../support/exported-project.ts';
import { runNode } from '../../support/node-process.ts';

const tool = (name: string): string => fileURLToPath(import.meta.resolve(name));

test('a workflow that uses what its project shares is not taken home, and the reason is told', async () => {
  const shared = examples.filter(({ definition }) => stayingExamples.has(definition.name));
  for (const { definition } of shared)
    await expect(exportPlans([publish(definition).plan])).rejects.toThrow(
      'They stay in the project, so it cannot be taken home.',
    );
  expect(shared).toHaveLength(stayingExamples.size);
});

/** Every kind of step that can be taken home, in one project. */
describe('an exported project', () => {
  let folder: string;

  beforeAll(async () => {
    const child = publish(childDefinition).plan;
    const environment = { workflows: [{ id: 'child', name: 'Child', input: child.definition.input }] };
    const plans = examples
      .filter(({ definition }) => !stayingExamples.has(definition.name))
      .map(({ definition }) => publish(definition, environment).plan);
    folder = await writeProject('every-kind', await exportPlans([...plans, child]));
  });

  test('passes the strict type check', async () => {
    expect(await runNode([tool('typescript/lib/tsc.js')], { cwd: folder })).toEqual({ code: 0, output: '' });
  });

  test('passes its own lint', async () => {
    const eslint = path.join(path.dirname(tool('eslint/package.json')), 'bin/eslint.js');
    expect(await runNode([eslint, '.'], { cwd: folder })).toEqual({ code: 0, output: '' });
  });

  test('passes its own tests', async () => {
    const workflows = ['transform', 'parallel', 'approval', 'sub-workflow'];
    const files = workflows.map((name) => `src/workflows/${name}/workflow.test.ts`);
    const { code, output } = await runNode(['--test', ...files], {
      cwd: folder,
      env: { TEMPORAL_ADDRESS: inject('stack').temporalAddress },
    });
    expect(output).toContain(`pass ${workflows.length}`);
    expect(code).toBe(0);
  });
});
