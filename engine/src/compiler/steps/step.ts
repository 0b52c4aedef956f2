import type { DataSchema } from '../../definition/data-schema.ts';
import type { Step, StepKind, StepOf, Template } from '../../definition/index.ts';
import type { Expression, PlanTemplate } from '../../expressions/index.ts';
import type { CompileContext, Read } from '../context.ts';
import type { DiagnosticCode, Path } from '../diagnostics.ts';
import type { PlanFields, PlanStep, Severity } from '../plan.ts';
import type { Proposal } from '../proposals.ts';
import type { Scope, StepValue } from '../scope.ts';

export interface CompiledSequence {
  steps: PlanStep[];
  /** Scope behind the last step. */
  scope: Scope;
  /** Values that the sequence added. */
  gained: StepValue[];
  /** Nothing behind the sequence can be reached. */
  ends: boolean;
}

export interface CompiledStep<K extends StepKind> {
  fields: PlanFields[K];
  /** What is known of the step's value, where its kind gives one. */
  value?: DataSchema | undefined;
  /** Values of the steps within, for those behind. */
  gained?: StepValue[];
  ends?: boolean;
}

/** One file per kind: what is right and wrong with such a step, what the plan holds of it, and what it gives. */
export interface StepCompiler<K extends StepKind> {
  givesValue: boolean;
  /** Whether it acts on the world, waits, or asks: a run without such steps may be executed in process. */
  hasEffects: boolean;
  compile(step: StepOf<K>, context: StepContext): CompiledStep<K>;
}

/** A step's view of the compilation: paths are relative to the step. */
export class StepContext {
  readonly step: Step;
  readonly path: Path;
  readonly scope: Scope;
  readonly compilation: CompileContext;
  private readonly compileSequence: SequenceCompiler;

  constructor(
    step: Step,
    path: Path,
    scope: Scope,
    compilation: CompileContext,
    compileSequence: SequenceCompiler,
  ) {
    this.step = step;
    this.path = path;
    this.scope = scope;
    this.compilation = compilation;
    this.compileSequence = compileSequence;
  }

  template(
    value: Template,
    path: Path,
    options: { expected?: DataSchema; scope?: Scope } = {},
  ): Read<PlanTemplate> {
    return this.compilation.template(value, this.place(path, options));
  }

  expression(
    source: string,
    path: Path,
    options: { expected?: DataSchema; scope?: Scope } = {},
  ): Read<Expression> {
    return this.compilation.expression(source, this.place(path, options));
  }

  comparison(expression: Expression, value: string | number | boolean, path: Path): void {
    this.compilation.comparison(expression, value, this.place(path, {}));
  }

  parse(value: Template, path: Path): PlanTemplate {
    return this.compilation.parse(value, this.place(path, {}));
  }

  checkTemplate(parsed: PlanTemplate, path: Path, expected?: DataSchema): DataSchema | undefined {
    return this.compilation.checkTemplate(parsed, this.place(path, expected ? { expected } : {}));
  }

  /** @param first Place of the first of the steps, where they are a part of the list at `path`. */
  sequence(steps: readonly Step[], path: Path, scope: Scope = this.scope, first = 0): CompiledSequence {
    return this.compileSequence(steps, [...this.path, ...path], scope, this.compilation, first);
  }

  report(
    code: DiagnosticCode,
    path: Path,
    message: string,
    options: {
      severity?: Severity;
      fix?: { title: string; path?: Path; value: unknown };
      /** A correction somewhere else in the workflow: its path begins at the root. */
      elsewhere?: Proposal | undefined;
    } = {},
  ): void {
    const full = [...this.path, ...path];
    this.compilation.report({
      code,
      stepId: this.step.id,
      path: full,
      message,
      ...(options.severity ? { severity: options.severity } : {}),
      ...(options.fix
        ? { fix: { ...options.fix, path: [...this.path, ...(options.fix.path ?? path)] } }
        : options.elsewhere
          ? { fix: options.elsewhere }
          : {}),
    });
  }

  warnIfEmpty(steps: readonly Step[], path: Path, what: string): void {
    if (steps.length === 0)
      this.report('EMPTY_STEPS', path, `${what} has no steps yet.`, { severity: 'warning' });
  }

  private place(path: Path, { expected, scope }: { expected?: DataSchema; scope?: Scope }) {
    return {
      scope: scope ?? this.scope,
      path: [...this.path, ...path],
      stepId: this.step.id,
      ...(expected ? { expected } : {}),
    };
  }
}

export type SequenceCompiler = (
  steps: readonly Step[],
  path: Path,
  scope: Scope,
  compilation: CompileContext,
  first?: number,
) => CompiledSequence;
