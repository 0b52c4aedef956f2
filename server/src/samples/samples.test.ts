import { actionDeclarations } from '@wfb/connectors/declarations';
import { exportedModule } from '@wfb/engine/codegen';
import { compile, parseDefinition } from '@wfb/engine/compiler';
import { checkTypes } from '@wfb/engine/compiler/types';
import { durationToMs } from '@wfb/engine/definition/duration';
import { typeCheck } from '@wfb/engine/testing/type-check';
import { describe, expect, it } from 'vitest';
import { documentedSetting, readSample } from './documented.ts';
import { samples } from './index.ts';
import { coverageOfScenarios, playScenario } from './testing/play-scenario.ts';

describe.each(samples)('$id', (sample) => {
  it('has nothing to complain of', async () => {
    const { definition, diagnostics } = parseDefinition(sample.build(documentedSetting));
    expect(diagnostics ?? []).toEqual([]);
    const environment = {
      actions: actionDeclarations,
      people: [documentedSetting.email],
      secrets: [],
      backlogs: [],
    };
    expect(compile(definition!, environment).diagnostics).toEqual([]);
    expect(await checkTypes(definition!, environment)).toEqual([]);
  });

  it('can be run with two taps, and says what each run is about', () => {
    const { input, subject, description } = readSample(sample).definition;
    for (const name of input.required ?? []) expect(input.properties[name]).toHaveProperty('default');
    expect(subject).toBeTruthy();
    expect(description).toBeTruthy();
  });

  it.each(sample.scenarios)('$title', async (scenario) => {
    const { status, output, error, trace, durationMs } = await playScenario(sample, scenario);
    const { expected } = scenario;
    expect({ status, error: error?.code, trace }).toEqual({
      status: expected.status,
      error: expected.error,
      trace: expected.trace,
    });
    if (expected.output !== undefined) expect(output).toEqual(expected.output);
    expect(durationMs).toBe(durationToMs(expected.lasts ?? '0s'));
  });

  it('has scenarios that go through every step and every branch', async () => {
    const { steps, branches } = await coverageOfScenarios(sample);
    expect({ steps: steps.missed, branches: branches.missed }).toEqual({ steps: [], branches: [] });
  });

  it('has scenarios of plain data, as a browser is given them', () => {
    const { standIns, scenarios } = sample;
    expect(JSON.parse(JSON.stringify({ standIns, scenarios }))).toEqual({ standIns, scenarios });
  });
});

it('samples have names of their own', () => {
  for (const names of [
    samples.map(({ id }) => id),
    samples.map((sample) => readSample(sample).definition.name),
  ])
    expect(new Set(names).size).toBe(samples.length);
});

/** One program for all: TypeScript takes seconds to read the SDK. */
it('the code of all samples passes the strictest type check', () => {
  const files: Record<string, string> = {};
  for (const sample of samples) {
    for (const [file, text] of Object.entries(exportedModule(readSample(sample).plan)))
      files[`${sample.id}/${file}`] = text;
    files[`${sample.id}/runtime.ts`] = "export * from '../../src/runtime/index.ts';\n";
  }
  expect(typeCheck(files)).toEqual([]);
});
