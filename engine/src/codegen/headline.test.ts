import { expect, test } from 'vitest';
import { compile, parseDefinition } from '../compiler/index.ts';
import { generate } from './index.ts';

test('a headline may be all of a workflow that speaks of its run', () => {
  const { definition } = parseDefinition({
    format: 1,
    name: 'Report',
    subject: "Report of {{ formatDate(run.startedAt, 'd MMMM yyyy') }}",
    steps: [{ id: 'one', kind: 'transform', value: 1 }],
  });
  const { plan } = compile(definition!, { actions: [] });
  const { javascript, typescript } = generate(plan!);
  expect(javascript.indexOf('const run = ')).toBeGreaterThan(0);
  expect(javascript.indexOf('const run = ')).toBeLessThan(javascript.indexOf('steps.started('));
  expect(typescript).not.toContain('currentRun');
});
