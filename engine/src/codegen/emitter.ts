import type { Expression, Plan, PlanStep, PlanTemplate } from '../compiler/plan.ts';
import type { PrintOptions } from '../expressions/index.ts';
import { toActivityType } from '../contract/action.ts';
import { enclose } from '../expressions/print/code.ts';
import type { Facts } from './facts.ts';
import type { LegCode } from './legs.ts';
import { commentLines } from './literals.ts';
import type { Scope } from './scope.ts';
import { emitStep, inlineSteps, reportsInput, typeOfStep } from './steps/index.ts';
import type { Target } from './target.ts';
import { Writer } from './writer.ts';

export interface EmitterOptions {
  plan: Plan;
  target: Target;
  facts: Facts;
  scope: Scope;
}

/** Writes the steps of a workflow. What each kind looks like is in `steps/<kind>.ts`. */
export class Emitter {
  readonly plan: Plan;
  readonly target: Target;
  readonly facts: Facts;
  readonly scope: Scope;
  writer = new Writer();
  /** How the code hands over from one execution of the run to the next, where it is that long. */
  legs: LegCode | undefined;
  /** Functions taken from the runtime and from the SDK. */
  readonly runtimeImports = new Set<string>();
  readonly sdkImports = new Set<string>();
  /** Texts that are declared at the head of the module. */
  readonly texts: { name: string; text: string }[] = [];

  /** Steps whose variables were declared before their turn came. */
  private readonly declared = new Set<string>();
  private closures = 0;
  private reports = 0;
  /** Variable of the report of the step being written. */
  private report = '';

  constructor(options: EmitterOptions) {
    this.plan = options.plan;
    this.target = options.target;
    this.facts = options.facts;
    this.scope = options.scope;
  }

  // Names

  private readonly printOptions: PrintOptions = {
    names: (reference) => this.scope.nameOf(reference),
    isStrict: true,
    definite: (reference) =>
      reference.root === 'steps' &&
      (this.scope.isSoFar(reference.name) ||
        (!this.facts.isHoisted(reference.name) && this.definiteSteps.has(reference.name))),
  };

  /** Steps whose value is an object or list whatever happens. */
  private readonly definiteSteps = new Set<string>();

  variableOf(stepId: string): string {
    return this.scope.variableOf(stepId);
  }

  /** A function of the runtime, taken into scope. */
  runtime(name: string): string {
    this.runtimeImports.add(name);
    return name;
  }

  /** A function of the SDK, taken into scope. */
  sdk(name: string): string {
    this.sdkImports.add(name);
    return name;
  }

  /** The function of an action. */
  task(action: string): string {
    return toActivityType(action);
  }

  /** A text declared at the head of the module; gives its name. */
  textConstant(stepId: string, text: string): string {
    const name = this.scope.claim(`${this.variableOf(stepId)}Source`);
    this.texts.push({ name, text });
    return name;
  }

  // Code

  line(code: string): void {
    this.writer.line(code);
  }

  template(template: PlanTemplate): string {
    return this.target.template(template, this.printOptions);
  }

  expression(expression: Expression): string {
    return this.target.expression(expression, this.printOptions);
  }

  /** The fields of the step, reported where hosted. */
  input(code: string): string {
    return this.target.isHosted ? `${this.report}.input(${code})` : code;
  }

  /** Milliseconds that the step waits for, reported where hosted. */
  sleeping(code: string): string {
    return this.target.isHosted ? `${this.report}.sleeping(${code})` : code;
  }

  /** The report as a last argument, where hosted. */
  get observer(): string[] {
    return this.target.isHosted ? [this.report] : [];
  }

  /** `call('charge', { at })`: the second argument of a task. */
  call(stepId: string, secrets?: PlanTemplate): string {
    const at = this.scope.at;
    const options = [...(at ? [at === 'at' ? 'at' : `at: ${at}`] : [])];
    if (secrets) options.push(`secrets: ${this.template(secrets)}`);
    const name = this.runtime('call');
    return options.length === 0 ? `${name}('${stepId}')` : `${name}('${stepId}', { ${options.join(', ')} })`;
  }

  /** A call, with an argument per line where it does not fit on one. */
  invoke(callee: string, args: string[]): string {
    return enclose(`${callee}(`, args, ')', false);
  }

  /**
   * Binds the value of a step, where it is used, and reports it.
   * @param type Of the value, where the code itself does not tell it.
   */
  result(step: PlanStep, code: string, type?: string): void {
    const { id } = step.step;
    this.facts.define(id, this.scope.block);
    const variable = this.variableOf(id);
    if (this.target.isHosted) {
      if (!this.facts.isUsed(id)) this.line(`${this.report}.done(${code});`);
      else this.line(`${variable} = ${code};\n${this.report}.done(${variable});`);
      return;
    }
    if (!this.facts.isUsed(id)) this.line(`${code};`);
    else if (this.facts.isHoisted(id)) this.line(`${variable} = ${code};`);
    else this.line(`const ${variable}${type ? `: ${type}` : ''} = ${code};`);
  }

  /** The variable that a step fills by and by, declared with its type where it is not declared further out. */
  collector(step: PlanStep, type: string, initial: string): string {
    const { id } = step.step;
    this.facts.define(id, this.scope.block);
    const variable = this.variableOf(id);
    if (this.target.isHosted || this.facts.isHoisted(id)) this.line(`${variable} = ${initial};`);
    else this.line(`const ${variable}: ${type} = ${initial};`);
    return variable;
  }

  /** Gives a variable its first value, which changes while the step goes on. */
  changing(step: PlanStep, initial: string): void {
    const { id } = step.step;
    const isDeclared = this.target.isHosted || this.facts.isHoisted(id);
    this.line(`${isDeclared ? '' : 'let '}${this.variableOf(id)} = ${initial};`);
  }

  /** Tells that the step is done; what is returned or thrown from within it never comes here. */
  done(output = ''): void {
    if (this.target.isHosted) this.line(`${this.report}.done(${output});`);
  }

  /** Code that is written where hosted alone: a synchronous report. */
  hosted(code: (report: string) => string): void {
    if (this.target.isHosted) this.line(code(this.report));
  }

  /** Ends the run: by `return`, or by throwing where a function stands between. */
  end(output: string): void {
    const value = this.target.isHosted ? `${this.report}.ending(${output || 'undefined'})` : output;
    if (this.closures === 0) {
      this.line(value ? `return ${value};` : 'return;');
      return;
    }
    this.facts.endsFromWithin = true;
    this.line(`throw ${this.runtime('endRun')}(${value});`);
  }

  // Sequences

  sequence(steps: PlanStep[]): void {
    for (const step of steps) this.step(step);
  }

  /** The steps of one part of a container. */
  part(containerId: string, part: string, steps: PlanStep[]): void {
    this.scope.within(containerId, part, () => this.sequence(steps));
  }

  /** Writes within a function of its own, from which `return` does not end the run. */
  closure(write: () => void): void {
    this.closures += 1;
    write();
    this.closures -= 1;
  }

  /** Code written apart, so that the code in front of it can depend on what it uses. */
  apart(write: () => void): string[] {
    const outer = this.writer;
    const lines = outer.apart((writer) => {
      this.writer = writer;
      write();
    });
    this.writer = outer;
    return lines;
  }

  /** Code written apart and without indentation, to become part of an expression. */
  detached(write: () => void): string[] {
    const outer = this.writer;
    const lines = new Writer().apart((writer) => {
      this.writer = writer;
      write();
    });
    this.writer = outer;
    return lines;
  }

  private step(step: PlanStep): void {
    this.declareHoisted(step);
    if (this.target.isHosted) this.reportedStep(step);
    else this.plainStep(step);
    if (isDefinite(typeOfStep(step, this.plan))) this.definiteSteps.add(step.step.id);
  }

  /** Declares what a container gives that is used behind or beside it. */
  declareBefore(containerId: string): void {
    for (const stepId of this.facts.hoistedBefore(containerId, this.scope.block)) {
      if (this.legs && this.scope.block.length === 0) this.legs.keep(stepId);
      else {
        const type = this.target.isHosted ? '' : `: ${this.typeOfHoisted(stepId)}`;
        this.line(`let ${this.variableOf(stepId)}${type};`);
      }
    }
  }

  /** Type of a variable that is declared before its step has run. */
  typeOfHoisted(stepId: string): string {
    return orNothing(this.hoistedTypes.get(stepId) ?? 'any');
  }

  private declareHoisted(step: PlanStep): void {
    this.declareBefore(step.step.id);
    if (this.target.isHosted) this.declareInline(step);
  }

  /** What stands among the steps around in plain code is in the block of a report where hosted, and used behind it. */
  private declareInline(step: PlanStep): void {
    for (const { step: inner } of inlineSteps(step)) {
      if (!this.facts.isUsed(inner.id) || this.facts.isHoisted(inner.id) || this.declared.has(inner.id))
        continue;
      this.declared.add(inner.id);
      this.line(`let ${this.variableOf(inner.id)};`);
    }
  }

  /** Types of the values of all steps, set before writing begins. */
  hoistedTypes: ReadonlyMap<string, string> = new Map();

  private plainStep(step: PlanStep): void {
    const { title, note } = step.step;
    if (!this.writer.isEmpty && (title || note)) this.line('');
    for (const line of commentLines([title, note].filter(Boolean).join('\n'))) this.line(line);
    emitStep(step, this);
  }

  /** The step within its report. `try` adds no turn of the event loop, so commands keep their order. */
  private reportedStep(step: PlanStep): void {
    const outer = this.report;
    const report = `step$${++this.reports}`;
    const { id } = step.step;
    const at = this.scope.at;
    if (this.facts.isUsed(id) && !this.facts.isHoisted(id) && !this.declared.has(id))
      this.line(`let ${this.variableOf(id)};`);
    this.report = report;
    const begin = reportsInput(step) ? 'prepare' : 'begin';
    this.line(`const ${report} = steps.${begin}('${id}', '${step.kind}'${at ? `, ${at}` : ''});`);
    this.writer.block('try {', () => emitStep(step, this), '} catch (failure$) {');
    this.writer.indented(() => this.line(`throw ${report}.failed(failure$);`));
    this.line('}');
    this.report = outer;
  }
}

const orNothing = (type: string): string => (type === 'any' ? 'any' : `${type} | undefined`);

const isDefinite = (type: string | undefined): boolean =>
  type !== undefined &&
  /^\{|\[\]$|^Array<|^(AddedItem|ApprovalOutcome|CallerAnswer|Notified|RecordedEvent|Recurrence)$|^(BacklogView|Collected|LookedUp|Received|Recurrence|TakenItem)<|^Record</.test(
    type,
  );
