import { expect, it } from 'vitest';
import { charge, planOf, use } from '../compiler/testing/fixtures.ts';
import { declaredSchemas, writeDeclaredTypes } from './declared-types.ts';

const plan = planOf(
  [
    charge(),
    {
      id: 'each',
      kind: 'forEach',
      items: 'input.items',
      steps: [use('inner', 'item.price * 2')],
      collect: '{{ steps.inner }}',
    },
    { id: 'pause', kind: 'wait', for: '1h' },
  ],
  {
    events: [
      { name: 'paid', schema: { type: 'object', properties: { by: { type: 'string' } }, required: ['by'] } },
    ],
    output: '{{ steps.each }}',
  },
);

it('tells what goes into a workflow, through it and out of it, in TypeScript', () => {
  expect(writeDeclaredTypes(plan)).toMatchInlineSnapshot(`
    "// Order fulfilment

    /** What a run is given. */
    export interface OrderFulfilmentInput {
      id: string;
      total?: number;
      items?: Array<{ sku?: string; price?: number }>;
    }

    /** What a run gives at its end. */
    export type OrderFulfilmentOutput = number[];

    /** What a run remembers; can be read while it goes on. */
    export interface OrderFulfilmentValues {
      stage: string;
    }

    /** What a run can be sent, by the name of the event. */
    export interface OrderFulfilmentEvents {
      paid: { by: string };
    }

    /** What the steps give, by their ids. */
    export interface OrderFulfilmentSteps {
      charge: { receipt: string; fee?: number };
      each: number[];
      inner: number;
    }
    "
  `);
});

it('tells the same as JSON Schemas: of each step that gives a value, also within others', () => {
  const { output, values, events, steps } = declaredSchemas(plan);
  expect(output).toEqual({ type: 'array', items: { type: 'number' } });
  expect(values.required).toEqual(['stage']);
  expect(events['paid']?.required).toEqual(['by']);
  expect(Object.keys(steps)).toEqual(['charge', 'each', 'inner']);
  expect(steps['charge']?.properties).toHaveProperty('receipt');
  expect(steps['inner']).toEqual({ type: 'number' });
});
