import { ExpressionFailure } from '../errors.ts';
import type { HelperName } from '../helpers/index.ts';
import * as library from '../library/index.ts';
import { rangeSize } from '../library/range-size.ts';
import type { Meter } from './meter.ts';

/** Helpers that look at the items of their first argument and no deeper: a large order costs its lines, not its content. */
const shallow: ReadonlySet<string> = new Set<HelperName>([
  'sum',
  'avg',
  'min',
  'max',
  'count',
  'first',
  'last',
  'sortBy',
  'compact',
  'chunk',
  'get',
  'has',
  'keys',
  'values',
  'entries',
  'pick',
  'omit',
  'merge',
  'isEmpty',
]);
/** Those that hand on their arguments as they are. */
const passing: ReadonlySet<string> = new Set<HelperName>(['coalesce', 'first', 'last']);

function spendShallow(value: unknown, meter: Meter): void {
  if (typeof value === 'string') meter.spend(1 + value.length / 8);
  else if (Array.isArray(value)) meter.spend(1 + value.length);
  else if (typeof value === 'object' && value !== null) meter.spend(1 + Object.keys(value).length);
}

/** A function given to a helper: the helper may turn what it gives into a text, so that is measured. */
function metered(by: (...args: unknown[]) => unknown, meter: Meter) {
  return (...args: unknown[]) => {
    meter.spend(1);
    const result = by(...args);
    if (typeof result === 'object' && result !== null) meter.measure(result);
    return result;
  };
}

/** What a helper is going to make, where that does not follow from what it is given. */
function reserve(name: string, args: unknown[], meter: Meter, deepest: number): void {
  if (name === 'range') {
    const [from, to, step] = args as [number, number, number?];
    meter.reserveItems(rangeSize(from, to, step));
  } else if (name === 'sortBy' && Array.isArray(args[0])) {
    meter.spend(args[0].length * Math.ceil(Math.log2(args[0].length + 1)));
  } else if (name === 'json' && args[1] !== undefined) {
    // Each line is indented by its depth.
    if (deepest > 20) throw meter.tooDeep();
    meter.measure(args[0]);
  }
}

export function callHelper(name: string, args: unknown[], meter: Meter): unknown {
  meter.spend(1);
  let deepest = 0;
  const ready = args.map((argument, index) => {
    if (typeof argument === 'function') return metered(argument as (...args: unknown[]) => unknown, meter);
    if ((index === 0 && shallow.has(name)) || (name === 'merge' && index === 1))
      spendShallow(argument, meter);
    else if (!passing.has(name)) deepest = Math.max(deepest, meter.measure(argument));
    return argument;
  });
  reserve(name, ready, meter, deepest);
  const helper = library[name as HelperName] as (...args: unknown[]) => unknown;
  let result: unknown;
  try {
    result = helper(...ready);
  } catch (error) {
    if (error instanceof ExpressionFailure) throw error;
    throw new ExpressionFailure(`“${name}” cannot work with these values.`);
  }
  if (typeof result === 'string') meter.reserveText(result.length);
  else if (name === 'parseJson') meter.measure(result);
  else if (Array.isArray(result)) meter.reserveItems(result.length);
  return result;
}
