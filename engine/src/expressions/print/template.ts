import { sizeOf } from '../ast.ts';
import { expressionsOf, type PlanTemplate } from '../template.ts';
import { enclose, printNumber, propertyKey, quote, quoteTemplatePart } from './code.ts';
import { guardedBody, guardedEvaluation, isReading } from './guarded.ts';
import { printPlain, printPlainPart } from './plain.ts';
import type { PrintOptions } from './scope.ts';

const printLiteral = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? quote(value) : typeof value === 'number' ? printNumber(value) : String(value);

/** Prints a field as TypeScript that gives its value. Lines may be indented freely: no text spans several. */
export function printTemplatePlain(template: PlanTemplate, options: PrintOptions): string {
  switch (template.kind) {
    case 'literal':
      return printLiteral(template.value);
    case 'expression':
      return printPlain(template.expression.ast, options);
    case 'text': {
      const parts = template.parts.map((part) =>
        typeof part === 'string' ? quoteTemplatePart(part) : printPlainPart(part.ast, options),
      );
      return `\`${parts.join('')}\``;
    }
    case 'list':
      return enclose(
        '[',
        template.items.map((item) => printTemplatePlain(item, options)),
        ']',
        false,
      );
    case 'object':
      return enclose(
        '{',
        template.entries.map(([key, value]) => {
          const code = printTemplatePlain(value, options);
          return code === key ? key : `${propertyKey(key)}: ${code}`;
        }),
        '}',
        true,
      );
  }
}

/** Prints a field as guarded JavaScript; one budget serves all of its expressions. */
export function printTemplateGuarded(template: PlanTemplate, options: PrintOptions): string {
  const expressions = expressionsOf(template);
  if (expressions.length === 0) return guardedTemplate(template, options);
  const size = expressions.reduce((total, { ast }) => total + sizeOf(ast), 0);
  const onlyReads = template.kind === 'expression' && isReading(template.expression.ast);
  return guardedEvaluation(size, onlyReads, guardedTemplate(template, options));
}

function guardedTemplate(template: PlanTemplate, options: PrintOptions): string {
  switch (template.kind) {
    case 'literal':
      return printLiteral(template.value);
    case 'expression':
      return guardedBody(template.expression.ast, options);
    case 'text': {
      const parts = template.parts.map((part) =>
        typeof part === 'string' ? quote(part) : guardedBody(part.ast, options),
      );
      return `guard.text(${parts.join(', ')})`;
    }
    case 'list':
      return `[${template.items.map((item) => guardedTemplate(item, options)).join(', ')}]`;
    case 'object': {
      const entries = template.entries.map(
        ([key, value]) => `${propertyKey(key)}: ${guardedTemplate(value, options)}`,
      );
      return `({ ${entries.join(', ')} })`;
    }
  }
}
