import type { Expression, PlanTemplate } from '../expressions/index.ts';
import type { SecretField } from './plan.ts';

type Part = string | Expression;

const secretOf = (part: Part): string | undefined =>
  typeof part === 'object' && part.ast.type === 'Reference' && part.ast.reference.root === 'secrets'
    ? part.ast.reference.name
    : undefined;

/** What is left of a task's fields once the parts that hold secrets are taken out: the worker puts those in. */
export interface WithoutSecrets {
  template: PlanTemplate;
  secrets: SecretField[];
}

export function takeSecrets(template: PlanTemplate, path: (string | number)[] = []): WithoutSecrets {
  switch (template.kind) {
    case 'literal':
      return { template, secrets: [] };
    case 'expression':
      return takeFrom([template.expression], template, path);
    case 'text':
      return takeFrom(template.parts, template, path);
    case 'list': {
      const taken = template.items.map((item, index) => takeSecrets(item, [...path, index]));
      return {
        template: { kind: 'list', items: taken.map((item) => item.template) },
        secrets: taken.flatMap((item) => item.secrets),
      };
    }
    case 'object': {
      const taken = template.entries.map(([key, value]) => ({ key, ...takeSecrets(value, [...path, key]) }));
      return {
        template: { kind: 'object', entries: taken.map(({ key, template }) => [key, template]) },
        secrets: taken.flatMap(({ secrets }) => secrets),
      };
    }
  }
}

function takeFrom(parts: Part[], template: PlanTemplate, path: (string | number)[]): WithoutSecrets {
  if (!parts.some((part) => secretOf(part) !== undefined)) return { template, secrets: [] };
  const withSecrets = parts.map((part) => {
    const secret = secretOf(part);
    return secret === undefined ? part : { secret };
  });
  return { template: { kind: 'literal', value: '' }, secrets: [{ path, parts: withSecrets }] };
}
