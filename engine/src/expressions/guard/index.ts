import { ExpressionFailure } from '../errors.ts';
import { kindOf } from '../library/access.ts';
import { get as getOwn, text as toText } from '../library/index.ts';
import { type EvaluationLimits, evaluationLimits } from '../limits.ts';
import { operandOf, type Primitive, primitiveOf } from './conversion.ts';
import { callHelper } from './helper-calls.ts';
import { type ListMethod, listMethods } from './list-methods.ts';
import { Meter } from './meter.ts';
import { numberMethods, type TextMethod, textMethods } from './text-methods.ts';

/** What guarded code calls. Evaluations are synchronous and one budget at a time, so one guard serves a whole run. */
export interface Guard {
  /** Starts the budget of an evaluation. */
  begin(steps: number): void;
  /** The value of an evaluation, measured: what leaves must be small enough to be written as JSON. */
  checked<T>(begun: void, value: T): T;
  tick(steps: number): void;
  get(value: unknown, key: unknown): unknown;
  primitive(value: unknown): Primitive;
  add(a: unknown, b: unknown): string | number;
  same(a: unknown, b: unknown): boolean;
  text(...parts: unknown[]): string;
  call(receiver: unknown, method: string, ...args: unknown[]): unknown;
  callWith(receiver: unknown, method: string, args: () => unknown[]): unknown;
  help(name: string, ...args: unknown[]): unknown;
  spreadList(value: unknown): Iterable<unknown>;
  spreadObject(value: unknown): object;
  places(value: unknown): Iterable<unknown>;
  fields(value: unknown): void;
}

export function createGuard(limits: Partial<EvaluationLimits> = {}): Guard {
  const meter = new Meter({ ...evaluationLimits, ...limits });

  const callMethod = (receiver: unknown, method: string, args: unknown[]): unknown => {
    meter.spend(1);
    const run = methodOf(receiver, method);
    if (!run) throw new ExpressionFailure(`“${method}” cannot be used on ${kindOf(receiver)}.`);
    try {
      return run(receiver as never, args, meter);
    } catch (error) {
      if (error instanceof ExpressionFailure) throw error;
      throw new ExpressionFailure(`“${method}” cannot work with these values.`);
    }
  };

  return {
    begin: (steps) => meter.begin(steps),
    checked: (_, value) => {
      meter.measure(value);
      return value;
    },
    tick: (steps) => meter.spend(steps),
    get: (value, key) => {
      meter.spend(1);
      return getOwn(value, typeof key === 'object' ? primitiveOf(key, meter) : key);
    },
    primitive: (value) => operandOf(value, meter),
    add: (a, b) => {
      const [left, right] = [primitiveOf(a, meter), primitiveOf(b, meter)];
      if (typeof left !== 'string' && typeof right !== 'string') return Number(left) + Number(right);
      const [first, second] = [String(left), String(right)];
      const length = first.length + second.length;
      if (length > meter.limits.text) meter.reserveText(length);
      // Adding to a long text does not copy it, so a text that is built up piece by piece costs its pieces.
      meter.spend(1 + Math.min(first.length, second.length) / 8);
      return first + second;
    },
    same: (a, b) => {
      if (typeof a === 'string' && typeof b === 'string' && a.length > 1_000 && a.length === b.length)
        meter.spend(a.length / 64);
      return a === b;
    },
    text: (...parts) => {
      let length = 0;
      const texts = parts.map((part) => {
        if (typeof part === 'object') meter.measure(part);
        const text = toText(part);
        length += text.length;
        if (length > meter.limits.text) meter.reserveText(length);
        return text;
      });
      meter.reserveText(length);
      return texts.join('');
    },
    call: (receiver, method, ...args) =>
      receiver === null || receiver === undefined ? undefined : callMethod(receiver, method, args),
    callWith: (receiver, method, args) =>
      receiver === null || receiver === undefined ? undefined : callMethod(receiver, method, args()),
    help: (name, ...args) => callHelper(name, args, meter),
    spreadList: (value) => iterable(value, meter, 'Only a list can be put into a list with “…”'),
    spreadObject: (value) => {
      if (typeof value === 'string') meter.spend(value.length);
      if (typeof value === 'object' && value !== null) meter.spend(Object.keys(value).length);
      return value as object;
    },
    places: (value) => iterable(value, meter, 'Only a list can be taken apart with [ ]'),
    fields: (value) => {
      if (value === null || value === undefined)
        throw new ExpressionFailure('Only an object can be taken apart with { }, but this is nothing.');
    },
  };
}

function methodOf(receiver: unknown, method: string): ListMethod | TextMethod | undefined {
  const table = Array.isArray(receiver)
    ? listMethods
    : typeof receiver === 'string'
      ? textMethods
      : typeof receiver === 'number'
        ? numberMethods
        : {};
  return Object.hasOwn(table, method)
    ? (table as Record<string, ListMethod | TextMethod>)[method]
    : undefined;
}

function iterable(value: unknown, meter: Meter, sentence: string): Iterable<unknown> {
  if (!Array.isArray(value) && typeof value !== 'string')
    throw new ExpressionFailure(`${sentence}, but this is ${kindOf(value)}.`);
  meter.spend(value.length);
  return value;
}
