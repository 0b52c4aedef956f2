import type { DefinitionInput, StepKind } from '../../definition/index.ts';

type Written = { id: string; kind: StepKind; [field: string]: unknown };

/** A small workflow that shows one kind of step: for an order, with the connectors that everybody has. */
export interface KindExample {
  steps: Written[];
  /** What else the workflow needs for it. */
  workflow?: Partial<
    Pick<DefinitionInput, 'values' | 'events' | 'triggers' | 'backlogs' | 'readModels' | 'output'>
  >;
}

export const mail = (id: string, subject: string, to = '{{ input.email }}'): Written => ({
  id,
  kind: 'task',
  action: 'email.send',
  with: { to, subject, text: 'Order {{ input.id }}, {{ money(input.total, "EUR") }}' },
});

export const request = (id: string, method: string, url: string): Written => ({
  id,
  kind: 'task',
  action: 'http.request',
  with: { method, url },
});
