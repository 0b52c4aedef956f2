import type { DataSchema } from '../../definition/data-schema.ts';
import {
  helperDeclarations,
  printPlain,
  printTemplatePlain,
  type PrintOptions,
  type Reference,
} from '../../expressions/index.ts';
import type { CheckedExpression, CompileContext } from '../context.ts';
import { errorSchema, runSchema } from '../known-schemas.ts';
import type { Scope } from '../scope.ts';
import { globalTypes } from './global-types.ts';
import { toType } from './schema-type.ts';

export interface TypeSource {
  text: string;
  /** Where each expression stands in the text, in order. */
  places: { start: number; end: number; checked: CheckedExpression; code: string }[];
}

/** The expressions of a workflow as one TypeScript file, with the types of all that they can see. */
export function toTypeSource(context: CompileContext): TypeSource {
  return new SourceWriter(context).write();
}

class SourceWriter {
  private readonly context: CompileContext;
  private readonly places: TypeSource['places'] = [];
  private readonly items = new Map<string, string>();
  private readonly events = new Map<string, string>();
  private readonly declaredSteps = new Set<string>();
  private text = '';

  constructor(context: CompileContext) {
    this.context = context;
  }

  write(): TypeSource {
    const { definition } = this.context;
    this.line(globalTypes);
    const helpers = Object.entries(helperDeclarations).map(([name, { signature }]) => `${name}${signature};`);
    this.line(`declare const lib: { ${helpers.join('\n')} };`);
    this.declareValue('input', definition.input);
    this.declareValue('run', runSchema);
    this.declareValue('error$', errorSchema);
    this.line('declare const item_index$: number;');
    for (const { name, schema } of definition.values) this.declareValue(`values$${name}`, schema);
    for (const checked of this.context.expressions) this.expression(checked);
    return { text: this.text, places: this.places };
  }

  private line(code: string): void {
    this.text += `${code}\n`;
  }

  private declareValue(name: string, schema: DataSchema | undefined): void {
    this.line(`declare const ${name}: ${toType(schema, 'read')};`);
  }

  private expression(checked: CheckedExpression): void {
    const code = printPlain(checked.ast, this.options(checked.scope));
    const type = checked.expected ? `: ${toType(checked.expected, 'expected')}` : '';
    const start = this.text.length;
    // A function each: TypeScript follows the flow of values through all statements before, which takes long in a long file.
    this.line(`function e$${this.places.length}()${type} { return ${code}; }`);
    this.places.push({ start, end: this.text.length, checked, code });
  }

  private options(scope: Scope): PrintOptions {
    return { names: (reference) => this.nameOf(reference, scope) };
  }

  private nameOf(reference: Reference, scope: Scope): string {
    switch (reference.root) {
      case 'steps':
        return this.stepName(reference.name, scope);
      case 'values':
        return `values$${reference.name}`;
      case 'item':
        return this.named(this.items, 'item$', scope.item?.schema);
      case 'items':
        return this.named(this.items, 'item$', scope.itemOf(reference.name)?.schema);
      case 'item_index':
        return 'item_index$';
      case 'event':
        return this.named(this.events, 'event$', scope.event);
      case 'error':
        return 'error$';
      case 'secrets':
        return 'undefined';
      case 'input':
      case 'run':
        return reference.root;
    }
  }

  /** A step's value, declared when it is first used: by its schema, or by the very expression that makes it. */
  private stepName(id: string, scope: Scope): string {
    const name = `steps$${id}`;
    if (this.declaredSteps.has(id)) return name;
    this.declaredSteps.add(id);
    const computed = this.context.computed.get(id);
    if (computed) {
      const code = printTemplatePlain(computed.template, this.options(computed.scope));
      this.line(`function make$${id}() { return ${code}; }\ndeclare const ${name}: Made<typeof make$${id}>;`);
    } else this.declareValue(name, scope.find(id)?.schema);
    return name;
  }

  /** A value that differs from place to place, declared once for each type that it has. */
  private named(known: Map<string, string>, prefix: string, schema: DataSchema | undefined): string {
    const type = toType(schema, 'read');
    const found = known.get(type);
    if (found) return found;
    const name = `${prefix}${known.size}`;
    known.set(type, name);
    this.line(`declare const ${name}: ${type};`);
    return name;
  }
}
