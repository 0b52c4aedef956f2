import { actionDeclarations } from '@wfb/connectors/declarations';
import { compile, parseDefinition } from '@wfb/engine/compiler';
import { checkTypes } from '@wfb/engine/compiler/types';
import { describe, expect, it } from 'vitest';
import { sampleDefinitions } from './index.ts';

const setting = { shopUrl: 'http://127.0.0.1:3000/demo-shop', email: 'owner@example.com' };

describe('sample workflows', () => {
  it.each(sampleDefinitions.map((build) => build(setting)))(
    '$name has nothing to complain of',
    async (sample) => {
      const { definition, diagnostics } = parseDefinition(sample);
      expect(diagnostics ?? []).toEqual([]);
      const environment = { actions: actionDeclarations, people: ['owner@example.com'], secrets: [] };
      expect(compile(definition!, environment).diagnostics).toEqual([]);
      expect(await checkTypes(definition!, environment)).toEqual([]);
    },
  );

  it.each(sampleDefinitions.map((build) => build(setting)))('$name can be run with two taps', ({ input }) => {
    for (const name of input?.required ?? []) expect(input?.properties[name]).toHaveProperty('default');
  });
});
