import { expect, it } from 'vitest';
import { toFunctionName } from './function-name.ts';

it.each([
  ['Order fulfilment (EU)', 'orderFulfilmentEu'],
  ['Überweisung prüfen', 'uberweisungPrufen'],
  ['2026 report', 'workflow2026Report'],
  ['delete', 'workflowDelete'],
  ['請求書', 'myWorkflow'],
  ['"); evil("', 'evil'],
  ['orderFlow', 'orderFlow'],
])('names the function of %s', (name, expected) => expect(toFunctionName(name)).toBe(expected));
