import type ts from 'typescript';
import type { Diagnostic } from '../plan.ts';

/** TypeScript's own numbers of what it finds, as far as expressions can bring them about. */
const found = {
  notAssignable: 2322,
  noProperty: 2339,
  wrongArgument: 2345,
  leftNotNumber: 2362,
  rightNotNumber: 2363,
  operatorMismatch: 2365,
  noOverlap: 2367,
  noPropertyMeant: 2551,
} as const;

/** Consequences of how the check is set up, which say nothing of the expression. */
export const ignoredCodes: ReadonlySet<number> = new Set([
  2448, 2454, 2532, 18046, 18047, 18048, 18049, 2531, 2533,
]);

/** A type, as TypeScript writes it, in words. */
function typeWords(type: string): string {
  if (/^(string|Maybe<string>)$|^["'`]/.test(type)) return 'a text';
  if (/^(number|-?\d)/.test(type)) return 'a number';
  if (/^(boolean|true|false)\b/.test(type)) return 'true or false';
  if (/\[\]$|^(readonly )?\[|^Array</.test(type)) return 'a list';
  if (/^\{|^Record<|^(Pick|Omit)</.test(type)) return 'an object';
  if (/^(null|undefined)$/.test(type)) return 'nothing';
  if (type === 'Moment' || type === 'string | number') return 'a date';
  return 'something else';
}

/** What TypeScript says, said plainly. `code` is the expression as it was checked. */
export function toSentence(
  code: number,
  text: string,
  isWholeField: boolean,
): Pick<Diagnostic, 'message'> & { isTextWanted?: boolean } {
  const quoted = [...text.matchAll(/'((?:[^']|'(?=[^\s.,]))*)'/g)].map((match) => match[1]!);
  const [first = '', second = '', third = ''] = quoted;
  switch (code) {
    case found.notAssignable:
      if (!isWholeField) break;
      return {
        message: `This should be ${typeWords(second)}, but it is ${typeWords(first)}.`,
        isTextWanted: second === 'string' && /^(number|boolean|-?\d|true|false)/.test(first),
      };
    case found.noProperty:
      return { message: `There is no “${first}” here.` };
    case found.noPropertyMeant:
      return { message: `There is no “${first}” here. Did you mean “${third}”?` };
    case found.wrongArgument:
      return { message: `Here ${typeWords(second)} is needed, but this is ${typeWords(first)}.` };
    case found.leftNotNumber:
    case found.rightNotNumber:
      return { message: 'Only numbers can be calculated with. To turn a text into a number, use number(…).' };
    case found.operatorMismatch:
      return { message: `“${first}” cannot be used between ${typeWords(second)} and ${typeWords(third)}.` };
    case found.noOverlap:
      return { message: `These two can never be the same: ${first} and ${second}.` };
    default:
      break;
  }
  return { message: 'The kinds of values in this expression do not fit together.' };
}

/** The innermost of nested messages: the clash itself, rather than the function around it. */
export function textOf(message: string | ts.DiagnosticMessageChain): string {
  if (typeof message === 'string') return message;
  const [inner] = message.next ?? [];
  return inner && /^(Type|Argument of type) /.test(textOf(inner)) ? textOf(inner) : message.messageText;
}
