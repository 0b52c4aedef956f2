import { backlogSchema } from '../definition/backlogs.ts';
import {
  type Definition,
  durationUnits,
  eventDeclarationSchema,
  eventNameSchema,
  suggestId,
} from '../definition/index.ts';
import { fieldNameSchema } from '../definition/data-schema.ts';
import { closest } from '../expressions/index.ts';
import type { Path } from './diagnostics.ts';

/** A correction that can be made at one tap: what to write at a path of the definition. */
export interface Proposal {
  title: string;
  path: Path;
  value: unknown;
}

/** Declares a value that a workflow lacks. */
export function declareValue({ values }: Definition, name: string): Proposal | undefined {
  if (!fieldNameSchema.safeParse(name).success) return undefined;
  const value = [...values, { name, schema: {}, initial: null }];
  return { title: `Add the value ${name}`, path: ['values'], value };
}

/** Declares an event that a workflow lacks. */
export function declareEvent({ events }: Definition, name: string): Proposal | undefined {
  if (!eventNameSchema.safeParse(name).success) return undefined;
  const value = [...events, eventDeclarationSchema.parse({ name })];
  return { title: `Add the event ${name}`, path: ['events'], value };
}

/** Declares a backlog that a project lacks. */
export function declareBacklog({ backlogs }: Definition, name: string): Proposal | undefined {
  if (!fieldNameSchema.safeParse(name).success) return undefined;
  const value = [...backlogs, backlogSchema.parse({ name })];
  return { title: `Add the backlog ${name}`, path: ['backlogs'], value };
}

/** Another name, for one of two that have the same. */
export function rename(name: string, taken: Iterable<string>, path: Path): Proposal {
  const free = suggestId(name.replace(/\d+$/, ''), new Set(taken));
  return { title: `Rename to ${free}`, path, value: free };
}

/** The length of time that somebody wrote in words: `3 days`, `1 hour`. */
export function meantDuration(text: string): string | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\.?\s*$/i.exec(text);
  if (!match) return undefined;
  const word = match[2]!.toLowerCase();
  const found = durationUnits.find(({ unit, one, many }) => word === unit || word === one || word === many);
  const short = { sec: 's', secs: 's', min: 'm', mins: 'm', hr: 'h', hrs: 'h' }[word];
  const unit = found?.unit ?? short;
  return unit && `${match[1]}${unit}`;
}

/** The day that somebody wrote in another order: `31.3.2026`, `2026/3/31`. */
export function meantDate(text: string): string | undefined {
  const german = /^\s*(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\s*$/.exec(text);
  const slashed = /^\s*(\d{4})\/(\d{1,2})\/(\d{1,2})\s*$/.exec(text);
  const [year, month, day] = german
    ? [german[3]!, german[2]!, german[1]!]
    : slashed
      ? [slashed[1]!, slashed[2]!, slashed[3]!]
      : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(date)) ? undefined : `${date}T00:00:00Z`;
}

/** The time zone that somebody meant by a city or with a slip. */
export function meantTimeZone(text: string): string {
  const zones = Intl.supportedValuesOf('timeZone');
  const city = text.trim().replaceAll(' ', '_').toLowerCase();
  return zones.find((zone) => zone.toLowerCase().endsWith(`/${city}`)) ?? closest(text, zones) ?? 'UTC';
}
