import type { DataSchema } from '@wfb/engine/definition';

export type CaseValue = string | number | boolean;

/** What somebody types for a case, as a value of the kind that is compared; where that is not known, as it reads. */
export function readCaseValue(typed: string, type: DataSchema['type']): CaseValue {
  const text = typed.trim();
  const mayBe = (kind: 'number' | 'boolean') =>
    type === undefined || type === kind || (kind === 'number' && type === 'integer');
  if (mayBe('number') && /^-?\d+([.,]\d+)?$/.test(text)) return Number(text.replace(',', '.'));
  if (mayBe('boolean') && /^(yes|true)$/i.test(text)) return true;
  if (mayBe('boolean') && /^(no|false)$/i.test(text)) return false;
  return text;
}

export function printCaseValue(value: CaseValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
