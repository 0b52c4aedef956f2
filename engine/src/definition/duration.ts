const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Milliseconds of a duration such as `1d 12h`. Throws a RangeError on anything else. */
export function durationToMs(duration: string): number {
  let total = 0;
  for (const part of duration.trim().split(/\s+/)) {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)$/.exec(part);
    if (!match) throw new RangeError(`"${duration}" is not a length of time.`);
    total += Number(match[1]) * unitMs[match[2] as keyof typeof unitMs];
  }
  return total;
}

/** A length of time as a form shows it: an amount and one unit. */
export type DurationUnit = 's' | 'm' | 'h' | 'd' | 'w';
export interface DurationParts {
  amount: number;
  unit: DurationUnit;
}

export const durationUnits: { unit: DurationUnit; one: string; many: string }[] = [
  { unit: 's', one: 'second', many: 'seconds' },
  { unit: 'm', one: 'minute', many: 'minutes' },
  { unit: 'h', one: 'hour', many: 'hours' },
  { unit: 'd', one: 'day', many: 'days' },
  { unit: 'w', one: 'week', many: 'weeks' },
];

/** Reads `2d` or `30m`. Null for combined lengths (`1d 12h`) and anything else: those stay as they are written. */
export function parseDuration(text: string): DurationParts | null {
  const match = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(text.trim());
  return match ? { amount: Number(match[1]), unit: match[2] as DurationUnit } : null;
}

export function printDuration({ amount, unit }: DurationParts): string {
  return `${amount}${unit}`;
}

/** `1d 12h` → `1 day 12 hours`; anything that is not a duration comes back as it is. */
export function describeDuration(text: string): string {
  const words = text
    .trim()
    .split(/\s+/)
    .map((part) => {
      const parts = parseDuration(part);
      if (!parts) return null;
      const unit = durationUnits.find((entry) => entry.unit === parts.unit);
      return unit ? `${parts.amount} ${parts.amount === 1 ? unit.one : unit.many}` : null;
    });
  return words.includes(null) ? text : words.join(' ');
}
