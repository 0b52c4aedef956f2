import type { ActionDeclaration } from '../contract/action.ts';
import { findStep, humanize, type Step, type Template, walkSteps } from '../definition/index.ts';
import type { DataSchema } from '../definition/data-schema.ts';
import type { Definition } from '../definition/workflow.ts';
import {
  type Expression,
  ExpressionError,
  type ExpressionNode,
  expressionsOf,
  parseTemplate,
  type PlanTemplate,
  toExpression,
} from '../expressions/index.ts';
import { Diagnostics, type Finding, type Path } from './diagnostics.ts';
import type { CompileEnvironment } from './environment.ts';
import { inferTemplate } from './infer.ts';
import { inferIn } from './references.ts';
import { Scope } from './scope.ts';

/** A field that was read: what the plan holds, and what is known of its value. */
export interface Read<T> {
  parsed: T;
  schema: DataSchema | undefined;
}

/** An expression with the place where it may be used: what the check of types works on. */
export interface CheckedExpression {
  ast: ExpressionNode;
  scope: Scope;
  stepId?: string;
  path: Path;
  /** What its place asks for. */
  expected?: DataSchema;
}

/** A step's value as TypeScript should see it, where it follows from an expression. */
export interface CheckedValue {
  template: PlanTemplate;
  scope: Scope;
}

export interface FieldPlace {
  scope: Scope;
  path: Path;
  stepId?: string;
  /** What the field asks for; checked by TypeScript. */
  expected?: DataSchema;
}

/** What one compilation knows and gathers. */
export class CompileContext {
  readonly definition: Definition;
  readonly environment: CompileEnvironment;
  readonly diagnostics = new Diagnostics();
  readonly actions: ReadonlyMap<string, ActionDeclaration>;
  readonly secretsUsed = new Set<string>();
  readonly actionsUsed = new Map<string, 'fast' | 'standard'>();
  readonly workflowsUsed = new Set<string>();
  /** Set by the first step that acts, waits or asks. */
  hasEffects = false;
  /** The run is carried by several executions, one after another. */
  hasLongLoop = false;
  readonly emptyScope = new Scope();
  readonly expressions: CheckedExpression[] = [];
  readonly computed = new Map<string, CheckedValue>();
  /** What is known of the value of each step that gives one. */
  readonly gives = new Map<string, DataSchema>();
  /** What was in scope where each step begins, and at the end (`undefined`). */
  readonly scopes = new Map<string | undefined, Scope>();
  private rehearsing = false;
  private readonly steps = new Map<string, Step>();

  constructor(definition: Definition, environment: CompileEnvironment) {
    this.definition = definition;
    this.environment = environment;
    this.actions = new Map(environment.actions.map((action) => [action.name, action]));
    walkSteps(definition.steps, ({ step }) => {
      if (!this.steps.has(step.id)) this.steps.set(step.id, step);
    });
  }

  /** What is being compiled will be compiled again. */
  get isRehearsing(): boolean {
    return this.rehearsing;
  }

  /** Compiles something to learn what it gives, and forgets what there was to say of it: that is said when it is compiled. */
  rehearse<T>(work: () => T): T {
    const [found, checked] = [this.diagnostics.all.length, this.expressions.length];
    this.rehearsing = true;
    const result = work();
    this.rehearsing = false;
    this.diagnostics.all.length = found;
    this.expressions.length = checked;
    return result;
  }

  step(id: string): Step | undefined {
    return this.steps.get(id);
  }

  get stepIds(): Iterable<string> {
    return this.steps.keys();
  }

  /** Whether one step lies within another. */
  isWithin(innerId: string, outerId: string): boolean {
    const found = findStep(this.definition.steps, innerId);
    return found?.around.some(({ step }) => step.id === outerId) ?? false;
  }

  titleOf(step: Step): string {
    const action = 'action' in step ? this.actions.get(step.action)?.title : undefined;
    return step.title ?? action ?? humanize(step.id);
  }

  report(finding: Parameters<Diagnostics['add']>[0]): void {
    this.diagnostics.add(finding);
  }

  /** Reads a field of `{{ }}` templates: syntax, names and what is available are checked. */
  template(template: Template, place: FieldPlace): Read<PlanTemplate> {
    const parsed = this.parse(template, place);
    return { parsed, schema: this.checkTemplate(parsed, place) };
  }

  /** Reads a field without checking names: for fields that hold secrets, which are taken out first. */
  parse(template: Template, place: FieldPlace): PlanTemplate {
    return parseTemplate(template, (error, path, text) =>
      this.reportExpression(error, [...place.path, ...path], text, place),
    );
  }

  checkTemplate(parsed: PlanTemplate, place: FieldPlace): DataSchema | undefined {
    const sources = templatePaths(parsed, place.path);
    const known = new Map<ExpressionNode, DataSchema | undefined>();
    for (const { expression, path, whole } of sources)
      known.set(
        expression.ast,
        this.checkExpression(expression, {
          ...place,
          path,
          expected: whole ? expectedAt(place, path) : undefined,
        }),
      );
    return inferTemplate(parsed, (ast) => known.get(ast));
  }

  /** Reads a field that is one expression, without braces. */
  expression(source: string, place: FieldPlace): Read<Expression> {
    try {
      const parsed = toExpression(source);
      return { parsed, schema: this.checkExpression(parsed, place) };
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.reportExpression(error, place.path, source, place);
      return {
        parsed: { source, ast: { type: 'Undefined', start: 0, end: source.length } },
        schema: undefined,
      };
    }
  }

  /** Leaves it to the check of types whether an expression can ever have a value. */
  comparison({ ast }: Expression, value: string | number | boolean, place: FieldPlace): void {
    // Of an expression that was refused, nothing more is said.
    if (!this.expressions.findLast((checked) => checked.ast === ast)) return;
    const { start, end } = ast;
    const right: ExpressionNode = { type: 'Literal', value, start, end };
    this.expressions.push({
      ast: { type: 'Binary', operator: '===', left: ast, right, start, end },
      scope: place.scope,
      path: place.path,
      ...(place.stepId === undefined ? {} : { stepId: place.stepId }),
    });
  }

  private checkExpression(expression: Expression, place: FieldPlace): DataSchema | undefined {
    const before = this.diagnostics.all.length;
    const schema = inferIn(expression, place, this);
    if (this.diagnostics.all.length === before)
      this.expressions.push({
        ast: expression.ast,
        scope: place.scope,
        path: place.path,
        ...(place.stepId === undefined ? {} : { stepId: place.stepId }),
        ...(place.expected ? { expected: place.expected } : {}),
      });
    return schema;
  }

  private reportExpression(error: ExpressionError, path: Path, text: string, place: FieldPlace): void {
    const { code, message, suggestion, start, end } = error;
    const finding: Omit<Finding, 'severity'> = { code, path, message };
    if (place.stepId !== undefined) finding.stepId = place.stepId;
    if (suggestion !== undefined)
      finding.fix = {
        title: `Write ${suggestion}`,
        path,
        value: text.slice(0, start) + suggestion + text.slice(end),
      };
    this.report(finding);
  }
}

/** Expressions of a template with the path of the text that they stand in; `whole`: nothing else stands there. */
function templatePaths(
  template: PlanTemplate,
  path: Path,
): { expression: Expression; path: Path; whole: boolean }[] {
  switch (template.kind) {
    case 'literal':
      return [];
    case 'expression':
      return [{ expression: template.expression, path, whole: true }];
    case 'text':
      return expressionsOf(template).map((expression) => ({ expression, path, whole: false }));
    case 'list':
      return template.items.flatMap((item, index) => templatePaths(item, [...path, index]));
    case 'object':
      return template.entries.flatMap(([key, value]) => templatePaths(value, [...path, key]));
  }
}

/** What the schema of a field says of a place within it. */
function expectedAt(place: FieldPlace, path: Path): DataSchema | undefined {
  let schema = place.expected;
  for (const key of path.slice(place.path.length))
    schema =
      typeof key === 'number'
        ? schema?.items
        : (schema?.properties?.[key] ??
          (typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined));
  return schema;
}
