import type { Plan, PlanAction } from '../compiler/plan.ts';
import { toActivityType } from '../contract/action.ts';
import { eventsOf } from '../definition/events.ts';
import { isLong } from '../definition/long-loops.ts';
import { quote } from '../expressions/print/code.ts';
import { Emitter } from './emitter.ts';
import { LegCode } from './legs.ts';
import { eventType, signalName } from './events.ts';
import { Facts } from './facts.ts';
import { commentLines, fields, printLines, taskOptions } from './literals.ts';
import { Names } from './names.ts';
import { Scope } from './scope.ts';
import { typeOfStep } from './steps/index.ts';
import { hostedTarget, plainTarget, type Target } from './target.ts';
import { membersOf, typeOf } from './types.ts';
import { allSteps, endsAnyway } from './walk.ts';
import { Writer } from './writer.ts';

/** Functions of the runtime that generated code calls. */
export const runtimeFunctions = [
  ...'approval backlogAdd backlogPeek backlogTake call caught currentRun endRun exposeValues failure fastTasks finish forEach'.split(
    ' ',
  ),
  ...'forEachCollecting forEachInWindows forEachInWindowsCollecting itemOf listen listOf lookUp milliseconds'.split(
    ' ',
  ),
  ...'millisecondsUntil notify parallel receive record recurring respond resume retry saga send setStatus'.split(
    ' ',
  ),
  ...'standardTasks startSubworkflow stateMachine subworkflow untilEnd'.split(' '),
];

/** What generated code may import: names that no step can have. */
const importable = [
  ...runtimeFunctions,
  'defineSignal',
  'setWorkflowOptions',
  'sleep',
  'thrown',
  'valueErrors',
];

interface Module {
  emitter: Emitter;
  /** The function, from its head to its closing brace. */
  body: Writer;
  /** Name of the function within the module: the workflow's own, unless something else has it there. */
  functionName: string;
  /** Constants of the events that it listens for. */
  signals: string[];
}

/** What stands in front of the names of a workflow's types: `OrderFulfilment`. */
export const typePrefix = (plan: Plan): string =>
  plan.functionName[0]!.toUpperCase() + plan.functionName.slice(1);

/** Gathers facts in a first pass over the plain code; both targets are then printed with the same ones. */
export function gatherFacts(plan: Plan): Facts {
  const facts = new Facts();
  write(plan, plainTarget, facts);
  facts.settle();
  return facts;
}

function write(plan: Plan, target: Target, facts: Facts): Module {
  const names = new Names([...importable, ...plan.actions.map(({ action }) => toActivityType(action))]);
  const functionName = names.claim(plan.functionName);
  const signals = eventsOf(plan.definition).map((event) => names.claim(signalName(event)));
  const steps = [...allSteps(plan.steps)];
  const variables = new Map(steps.map(({ step }) => [step.id, names.claim(step.id)]));
  const emitter = new Emitter({ plan, target, facts, scope: new Scope(facts, names, variables) });
  if (plan.steps.some(({ step }) => isLong(step))) emitter.legs = new LegCode(plan);
  emitter.hoistedTypes = new Map(steps.map((step) => [step.step.id, typeOfStep(step, plan) ?? 'any']));
  const body = new Writer();
  emitter.writer = body;
  const inner = emitter.apart(() =>
    emitter.writer.indented(() => writeBody(plan, target, facts, emitter, signals)),
  );
  body.line(head(plan, emitter, functionName));
  body.append(inner);
  body.line('}');
  return { emitter, body, functionName, signals };
}

function head(plan: Plan, { target, legs }: Emitter, functionName: string): string {
  if (target.isHosted)
    return `return async function (${['input', ...(legs ? ['earlier'] : [])].join(', ')}) {`;
  const parameters = [
    `input: ${typePrefix(plan)}Input`,
    ...(legs ? [`earlier?: EarlierLeg<${typePrefix(plan)}Kept>`] : []),
  ];
  return `${functionName === plan.functionName ? 'export ' : ''}async function ${functionName}(${parameters.join(', ')}) {`;
}

function writeBody(plan: Plan, target: Target, facts: Facts, emitter: Emitter, signals: string[]): void {
  if (!emitter.legs) return writeOneLeg(plan, target, facts, emitter, signals);
  const rest = emitter.apart(() => writeOneLeg(plan, target, facts, emitter, signals));
  emitter.legs.writeResumption(emitter);
  emitter.writer.append(rest);
}

/** What one execution of the run does: in most workflows there is no other. */
function writeOneLeg(plan: Plan, target: Target, facts: Facts, emitter: Emitter, signals: string[]): void {
  // Before the question whether `run` is spoken of: the headline may be all that does.
  const subject = target.isHosted && plan.subject ? `() => ${emitter.template(plan.subject)}` : '';
  if (facts.usesRun)
    emitter.line(`const run = ${emitter.runtime('currentRun')}(${quote(plan.definition.name)});`);
  if (target.isHosted) emitter.line(`steps.started(${subject});`);
  if (signals.length > 0) {
    const names = target.isHosted ? eventsOf(plan.definition).map(({ name }) => quote(name)) : signals;
    emitter.line(`${emitter.invoke(emitter.runtime('listen'), names)};`);
  }
  if (plan.values.length > 0) {
    const type = target.isHosted ? '' : `: ${typePrefix(plan)}Values`;
    const initial = fields(plan.values.map(({ name, initial: value }) => [name, value]));
    const kept = emitter.legs ? 'earlier?.kept.values ?? ' : '';
    emitter.line(`const values${type} = ${kept}${emitter.template(initial)};`);
    emitter.line(`${emitter.runtime('exposeValues')}(values);`);
    if (target.isHosted) emitter.line('steps.values(values);');
  }
  const writeSteps = (): void => {
    if (emitter.legs) emitter.legs.writeSteps(plan.steps, emitter);
    else emitter.sequence(plan.steps);
    if (plan.output && !endsAnyway(plan.steps)) emitter.line(`return ${emitter.template(plan.output)};`);
  };
  if (facts.endsFromWithin)
    emitter.writer.block(`return ${emitter.runtime('untilEnd')}(async () => {`, writeSteps, '});');
  else writeSteps();
}

/** The TypeScript that people take home. */
export function writePlain(plan: Plan, facts: Facts): string {
  const { emitter, body, functionName, signals } = write(plan, plainTarget, facts);
  if (signals.length > 0) emitter.sdk('defineSignal');
  const writer = new Writer();
  const functionText = body.toString();
  for (const line of plainImports(plan, emitter, functionText)) writer.line(line);
  writer.line('');
  if (plan.actions.length > 0) {
    for (const code of taskProxies(plan.actions, emitter, '<Activities>')) writer.line(code);
    writer.line('');
  }
  writeInterface(writer, `${typePrefix(plan)}Input`, membersOf(plan.definition.input));
  if (plan.values.length > 0) {
    const members = plan.definition.values.map(({ name, schema }) => `${name}: ${typeOf(schema)};`);
    writeInterface(writer, `${typePrefix(plan)}Values`, members);
  }
  if (emitter.legs) {
    writer.line('/** What one execution of a run hands to the next. */');
    writeInterface(writer, `${typePrefix(plan)}Kept`, emitter.legs.membersOfKept(typePrefix(plan), emitter));
  }
  for (const { name, schema } of eventsOf(plan.definition))
    writeInterface(writer, eventType(name), membersOf(schema));
  eventsOf(plan.definition).forEach(({ name }, index) =>
    writer.line(`export const ${signals[index]} = defineSignal<[${eventType(name)}]>(${quote(name)});`),
  );
  if (signals.length > 0) writer.line('');
  const { name, description } = plan.definition;
  for (const line of commentLines([name, description].filter(Boolean).join('\n'))) writer.line(line);
  writer.append(functionText.trimEnd().split('\n'));
  writer.line('');
  writer.line(`setWorkflowOptions({ failureExceptionTypes: valueErrors }, ${functionName});`);
  if (functionName !== plan.functionName) writer.line(`export { ${functionName} as ${plan.functionName} };`);
  for (const { name: constant, text } of emitter.texts) {
    writer.line('');
    writer.verbatim(`const ${constant} = ${printLines(text)};`);
  }
  return writer.toString();
}

function writeInterface(writer: Writer, name: string, members: string[]): void {
  if (members.length === 0) writer.line(`export interface ${name} {}`);
  else writer.block(`export interface ${name} {`, () => members.forEach((member) => writer.line(member)));
  writer.line('');
}

function plainImports(plan: Plan, emitter: Emitter, code: string): string[] {
  const uses = (name: string): boolean => new RegExp(`(?<![\\w$.'])${name}(?![\\w$'])`).test(code);
  const runtime = new Set([...emitter.runtimeImports, ...proxyKinds(plan.actions), 'valueErrors']);
  const names = [...runtime, ...(uses('lib') ? ['lib'] : [])].toSorted();
  const types = [
    'AddedItem',
    'ApprovalOutcome',
    'BacklogView',
    'CallerAnswer',
    'Collected',
    'LookedUp',
    'Notified',
    'EarlierLeg',
    'Received',
    'RecordedEvent',
    'Recurrence',
    'TakenItem',
  ]
    .filter(uses)
    .map((name) => `type ${name}`);
  const sdk = [...emitter.sdkImports, 'setWorkflowOptions'].toSorted();
  return [
    importLine(sdk, '@temporalio/workflow'),
    ...(plan.actions.length > 0 ? ["import type { Activities } from './activities';"] : []),
    importLine([...types, ...names], './runtime'),
  ];
}

function importLine(names: string[], from: string): string {
  const line = `import { ${names.join(', ')} } from '${from}';`;
  return line.length <= 110
    ? line
    : `import {\n${names.map((name) => `  ${name},`).join('\n')}\n} from '${from}';`;
}

const proxyOf = { fast: 'fastTasks', standard: 'standardTasks' } as const;
const proxyKinds = (actions: PlanAction[]): string[] => [
  ...new Set(actions.map(({ mode }) => proxyOf[mode])),
];

/** One declaration per set of limits: `const { httpRequest } = standardTasks<Activities>({ … });` */
function taskProxies(actions: PlanAction[], emitter: Emitter, type: string): string[] {
  const groups = new Map<string, string[]>();
  for (const { action, mode, timeout, retry } of actions) {
    const proxy = `${proxyOf[mode]}${type}(${emitter.template(taskOptions(timeout, retry))})`;
    groups.set(proxy, [...(groups.get(proxy) ?? []), toActivityType(action)]);
  }
  return [...groups].map(([proxy, names]) => `const { ${names.toSorted().join(', ')} } = ${proxy};`);
}

/** The JavaScript that we host: the body of a function of `workflow`, `runtime`, `guard`, `lib` and `steps`. */
export function writeHosted(plan: Plan, facts: Facts): string {
  const { emitter, body } = write(plan, hostedTarget, facts);
  const writer = new Writer();
  writer.line("'use strict';");
  const sdk = [...emitter.sdkImports].toSorted();
  if (sdk.length > 0) writer.line(`const { ${sdk.join(', ')} } = workflow;`);
  const runtime = [...new Set([...emitter.runtimeImports, ...proxyKinds(plan.actions)])].toSorted();
  writer.line(`const { ${runtime.join(', ')} } = runtime.version(${plan.runtime ?? 1});`);
  for (const code of taskProxies(plan.actions, emitter, '')) writer.line(code);
  for (const { name, text } of emitter.texts) writer.line(`const ${name} = ${quote(text)};`);
  writer.append(body.toString().trimEnd().split('\n'));
  return writer.toString();
}

/** `activities.ts` of the exported project, as types: what the tasks of the workflow take and give. */
export function writeActivityTypes(plan: Plan): string {
  const writer = new Writer();
  writer.line("import type { TaskFunction } from './runtime';");
  writer.line('');
  writer.block('export interface Activities {', () => {
    for (const { action, input, output } of plan.actions.toSorted((a, b) => (a.action < b.action ? -1 : 1)))
      writer.line(
        `${toActivityType(action)}: TaskFunction<${typeOf(input, { isLoose: true })}, ${typeOf(output)}>;`,
      );
  });
  return writer.toString();
}
