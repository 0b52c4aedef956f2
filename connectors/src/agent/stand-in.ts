import { createHash } from 'node:crypto';
import type { AnswerSchema, Model } from './model.ts';

/** Gives a whole number from 0 up to, but not including, `below`. */
type Draw = (below: number) => number;

/**
 * Answers where no model is set up, so that workflows can be built, tested and run before there is one. It understands nothing: it
 * makes up a value of the shape that is asked for, always the same for the same question.
 */
export const standIn: Model = {
  name: 'Built-in stand-in (no AI model is set up)',
  async answer({ instructions, input, output }) {
    const draw = createDraw(JSON.stringify([instructions, input, output ?? null]));
    return { answer: output ? make(output, draw) : sentenceOn(instructions), turns: 1 };
  },
};

/** Longest piece of the instructions that an answer repeats. */
const longestQuote = 80;

function sentenceOn(instructions: string): string {
  const line = instructions.replace(/\s+/g, ' ').trim();
  const quoted = line.length > longestQuote ? `${line.slice(0, longestQuote - 1)}…` : line;
  return `Made-up answer to “${quoted}”`;
}

/** Numbers that follow from a text, a new one each time. */
function createDraw(seed: string): Draw {
  let count = 0;
  return (below) => createHash('sha256').update(`${count++} ${seed}`).digest().readUInt32BE(0) % below;
}

const day = 24 * 3_600_000;
const firstDay = Date.UTC(2026, 0, 1);

const formats: Partial<Record<NonNullable<AnswerSchema['format']>, (draw: Draw) => string>> = {
  date: (draw) => new Date(firstDay + draw(365) * day).toISOString().slice(0, 10),
  'date-time': (draw) => new Date(firstDay + draw(365 * 24) * 3_600_000).toISOString(),
  email: (draw) => `person${draw(1_000)}@example.com`,
  uri: (draw) => `https://example.com/${draw(1_000)}`,
};

function make(schema: AnswerSchema, draw: Draw): unknown {
  const choices = schema.enum ?? schema.examples;
  if (choices?.length) return choices[draw(choices.length)];
  switch (schema.type) {
    case 'number':
      return numberIn(schema, draw);
    case 'integer':
      return Math.ceil(numberIn(schema, draw));
    case 'boolean':
      return draw(2) === 1;
    case 'null':
      return null;
    case 'array':
      return listOf(schema, draw);
    case 'object':
      return objectOf(schema, draw);
    case 'string':
      return textOf(schema, draw);
    default:
      return schema.properties ? objectOf(schema, draw) : textOf(schema, draw);
  }
}

function numberIn({ minimum, maximum }: AnswerSchema, draw: Draw): number {
  const lowest = minimum ?? Math.min(0, maximum ?? 0);
  const span = Math.max(0, Math.floor((maximum ?? lowest + 100) - lowest));
  return lowest + draw(span + 1);
}

function listOf({ items = {}, minItems = 1, maxItems = 3 }: AnswerSchema, draw: Draw): unknown[] {
  const length = minItems + draw(Math.max(0, Math.min(maxItems, minItems + 2) - minItems) + 1);
  return Array.from({ length }, () => make(items, draw));
}

function objectOf({ properties = {} }: AnswerSchema, draw: Draw): Record<string, unknown> {
  const fields = Object.entries(properties).map(([name, field]) => [
    name,
    make({ title: name, ...field }, draw),
  ]);
  return Object.fromEntries(fields) as Record<string, unknown>;
}

function textOf(schema: AnswerSchema, draw: Draw): string {
  const text = (schema.format && formats[schema.format]?.(draw)) ?? `Made-up ${schema.title ?? 'text'}`;
  const { minLength = 0, maxLength = Infinity } = schema;
  return [...text.padEnd(minLength, '.')].slice(0, maxLength).join('');
}
