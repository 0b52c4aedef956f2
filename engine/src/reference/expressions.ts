import type {
  BinaryOperator,
  HelperGroup,
  LogicalOperator,
  Reference,
  UnaryOperator,
} from '../expressions/index.ts';

type Operator =
  BinaryOperator | LogicalOperator | UnaryOperator | '? :' | '{ … }' | '[ … ]' | '` … `' | '=>' | '.';

interface Described {
  help: string;
  example: string;
}

/** What expressions can be written with. */
export const operatorHelp: Readonly<Record<Operator, Described>> = {
  '.': {
    help: 'A field of an object, [0] the first of a list. Reading from nothing gives nothing.',
    example: 'input.items[0].price',
  },
  '+': { help: 'Adds numbers, joins texts.', example: 'input.total + 5' },
  '-': { help: 'Subtracts.', example: 'input.total - 9.5' },
  '*': { help: 'Multiplies.', example: 'input.total * 2' },
  '/': { help: 'Divides.', example: 'input.total / 2' },
  '%': { help: 'What is left of a division.', example: '17 % 5' },
  '**': { help: 'To the power of.', example: '2 ** 10' },
  '===': { help: 'Is the same.', example: "input.code === 'de-1'" },
  '!==': { help: 'Is not the same.', example: "input.code !== 'de-1'" },
  '==': { help: 'Is nothing: only beside null.', example: 'input.nickname == null' },
  '!=': { help: 'Is something: only beside null.', example: 'input.name != null' },
  '<': { help: 'Is less.', example: 'input.total < 100' },
  '<=': { help: 'Is less or the same.', example: 'input.total <= 99.5' },
  '>': { help: 'Is more.', example: 'input.total > 100' },
  '>=': { help: 'Is more or the same.', example: 'input.total >= 99.5' },
  '&&': { help: 'Both hold.', example: 'input.total > 50 && input.items.length > 1' },
  '||': { help: 'One of them holds.', example: 'input.total > 500 || input.items.length > 1' },
  '??': { help: 'The other one where this is nothing.', example: "input.nickname ?? 'friend'" },
  '!': { help: 'Does not hold.', example: '!input.phone' },
  typeof: { help: 'What kind of value it is.', example: 'typeof input.total' },
  '? :': { help: 'One of two, by a condition.', example: "input.total > 50 ? 'large' : 'small'" },
  '` … `': { help: 'A text with values in it.', example: '`Dear ${input.name}`' },
  '[ … ]': { help: 'A list; … takes in another one.', example: "[...input.tags, 'new']" },
  '{ … }': { help: 'An object; … takes in another one.', example: '({ ...input.billing, b: 2 })' },
  '=>': {
    help: 'What happens with each item, given to a method or function.',
    example: 'input.items.map(item => item.sku)',
  },
};

/** Where values come from. */
export const nameHelp: Readonly<Record<Reference['root'], Described>> = {
  input: { help: 'What the run was given.', example: 'input.total' },
  steps: { help: 'What a step before this one gave, by its id.', example: 'steps.finance.approved' },
  values: { help: 'A value of the workflow.', example: 'values.reminders' },
  item: { help: 'In “For each”: the item.', example: 'item.sku' },
  item_index: { help: 'In “For each”: the place of the item, counted from 0.', example: 'item_index + 1' },
  items: {
    help: 'In a loop within a loop: the item of the one around it, by its id.',
    example: 'items.each.sku',
  },
  event: {
    help: 'Where an event is judged or has just come: its name, data and time.',
    example: 'event.data.amount',
  },
  error: { help: 'Where something failed: its message, code and step.', example: 'error.message' },
  run: { help: 'The run: its id, start, workflow and version.', example: 'run.startedAt' },
  secrets: {
    help: 'A secret of the project. Only in the fields of a task; nobody sees it.',
    example: 'secrets.apiKey',
  },
};

export const helperGroupTitles: Readonly<Record<HelperGroup, string>> = {
  numbers: 'Numbers and money',
  texts: 'Texts',
  lists: 'Lists',
  dates: 'Dates',
  objects: 'Objects',
};
