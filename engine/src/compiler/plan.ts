import type {
  DataSchema,
  Definition,
  ObjectSchema,
  Retry,
  Step,
  StepKind,
  StepOf,
} from '../definition/index.ts';
import type { Expression, PlanTemplate } from '../expressions/template.ts';

export type { Expression, PlanTemplate };

/**
 * A field of a task that holds secrets. Secrets never enter workflow code: the worker puts them in, by the path and the
 * parts given here, so no value of a run can smuggle a secret's name in.
 */
export interface SecretField {
  path: (string | number)[];
  parts: (string | Expression | { secret: string })[];
}

/** How an action of a task is carried: inside the workflow task, or as a task of its own. */
export type TaskMode = 'fast' | 'standard';

/** Per kind, what the compiler adds to a step. Keys are the template fields of the kind; sequences are planned steps. */
export interface PlanFields {
  task: { with: PlanTemplate; secrets: SecretField[]; mode: TaskMode };
  code: { with: PlanTemplate };
  agent: { instructions: PlanTemplate; with: PlanTemplate };
  set: { values: [name: string, value: PlanTemplate][] };
  transform: { value: PlanTemplate };
  approval: {
    ask: PlanTemplate;
    people: PlanTemplate;
    facts: { label: string; value: PlanTemplate }[];
    details?: PlanTemplate;
    escalateTo?: PlanTemplate;
  };
  notify: { people: PlanTemplate; message: PlanTemplate; details?: PlanTemplate };
  branch: { cases: { id: string; when: Expression; steps: PlanStep[] }[]; otherwise?: PlanStep[] };
  switch: {
    value: Expression;
    cases: { id: string; is: (string | number | boolean)[]; steps: PlanStep[] }[];
    otherwise?: PlanStep[];
  };
  /** Lanes in an order in which every lane comes behind those that it waits for. */
  parallel: { lanes: { id: string; after: string[]; steps: PlanStep[] }[] };
  forEach: { items: Expression; steps: PlanStep[]; collect?: PlanTemplate };
  repeat: { when: Expression; steps: PlanStep[] };
  try: { steps: PlanStep[]; catch?: PlanStep[]; finally?: PlanStep[] };
  saga: { steps: PlanStep[]; undo: { of: string; steps: PlanStep[] }[] };
  retry: { steps: PlanStep[] };
  phase: { steps: PlanStep[] };
  wait: { for?: PlanTemplate; until?: PlanTemplate };
  subworkflow: { with: PlanTemplate };
  recurring: { with: PlanTemplate; every?: PlanTemplate; until?: Expression; within?: PlanTemplate };
  /** `after`: the deadline. */
  receive: { where?: Expression; after?: PlanTemplate };
  send: { run?: PlanTemplate; data: PlanTemplate };
  status: { text: PlanTemplate; fields: PlanTemplate };
  stateMachine: { states: PlanState[] };
  backlogAdd: { item: PlanTemplate };
  backlogTake: { item?: DataSchema };
  backlogPeek: { item?: DataSchema };
  respond: { status: PlanTemplate; headers: PlanTemplate; body?: PlanTemplate };
  record: { event: PlanTemplate; subject: PlanTemplate; data: PlanTemplate; after?: PlanTemplate };
  lookUp: { key: PlanTemplate; entry?: DataSchema };
  end: { output?: PlanTemplate };
  fail: { message: PlanTemplate };
}

export interface PlanState {
  id: string;
  title: string;
  final: boolean;
  entry: PlanStep[];
  exit: PlanStep[];
  transitions: {
    id: string;
    event?: string;
    after?: PlanTemplate;
    when?: Expression;
    to: string;
    steps: PlanStep[];
  }[];
}

export type PlanStepOf<K extends StepKind> = { kind: K; step: StepOf<K> } & PlanFields[K];
export type PlanStep = { [K in StepKind]: PlanStepOf<K> }[StepKind];

/** What generated code needs of an action's declaration, so that a version does not change when a connector does. */
export interface PlanAction {
  action: string;
  mode: TaskMode;
  /** Time limit of one attempt and retries, unless the step says otherwise. */
  timeout: string;
  retry: Retry;
  input: ObjectSchema;
  output: DataSchema;
}

export interface Plan {
  format: 1;
  /** Version of the runtime that its code is made for. Absent: the first. */
  runtime?: number;
  definition: Definition;
  /** Workflow type and name of the generated function: a TypeScript identifier made from the workflow's name. */
  functionName: string;
  subject?: PlanTemplate;
  values: { name: string; initial: PlanTemplate }[];
  /** Steps that are disabled or unreachable are left out. */
  steps: PlanStep[];
  output?: PlanTemplate;
  /** What is known of the output, for those that call the workflow. */
  outputSchema?: DataSchema;
  /** What is known of the values of steps, by id; those of tasks are the outputs of their actions. Absent from older versions. */
  gives?: Record<string, DataSchema>;
  /** `none`: proven free of effects and waits, so a run may be executed in process (design: fast and standard tasks). */
  effects: 'none' | 'some';
  /** Every action called (some kinds of step call one by themselves), once each, for routing, for the limits of its tasks and for the exported project. */
  actions: PlanAction[];
  /** Names of the project's secrets that tasks use. */
  secrets: string[];
  /** Ids of workflows started as sub-workflows. */
  subworkflows: string[];
}

export type Severity = 'error' | 'warning';

/** One thing the compiler has to say, addressed to the author of the workflow. */
export interface Diagnostic {
  /** Stable, upper-case: `UNKNOWN_REFERENCE`. */
  code: string;
  severity: Severity;
  /** Absent: about the workflow as a whole. */
  stepId?: string;
  /** Path within the definition, from its root: `['steps', 2, 'with', 'url']`. */
  path: (string | number)[];
  /** A sentence in plain words. */
  message: string;
  /** A proposed correction: what to write instead, as JSON-Patch-like replacement of the value at `path`. */
  fix?: { title: string; path: (string | number)[]; value: unknown };
}

export interface CompileResult {
  /** Absent when a diagnostic is an error. */
  plan?: Plan;
  diagnostics: Diagnostic[];
}

export type { Definition, Step };
