/** A method of lists, texts or numbers that expressions may call. Nothing else can be called on a value. */
export interface MethodDeclaration {
  name: string;
  /** Kinds of receiver that have it. */
  on: ('list' | 'text' | 'number')[];
  signature: string;
  description: string;
  example: string;
  /** Least and most arguments. */
  arguments: [least: number, most: number];
  /** Place of the argument that is a function. */
  function?: 0;
  /** May give nothing (`undefined`) even for a receiver that is there. */
  maybe?: true;
}

const list = (
  name: string,
  signature: string,
  description: string,
  example: string,
  args: [number, number],
  extra: Partial<MethodDeclaration> = {},
): MethodDeclaration => ({ name, on: ['list'], signature, description, example, arguments: args, ...extra });
const text = (
  name: string,
  signature: string,
  description: string,
  example: string,
  args: [number, number],
  extra: Partial<MethodDeclaration> = {},
): MethodDeclaration => ({ name, on: ['text'], signature, description, example, arguments: args, ...extra });
const both = (
  name: string,
  signature: string,
  description: string,
  example: string,
  args: [number, number],
  extra: Partial<MethodDeclaration> = {},
): MethodDeclaration => ({
  name,
  on: ['list', 'text'],
  signature,
  description,
  example,
  arguments: args,
  ...extra,
});

const declarations: MethodDeclaration[] = [
  list(
    'map',
    'map(item => value)',
    'A list of what the function makes of each item.',
    'input.items.map(item => item.price)',
    [1, 1],
    { function: 0 },
  ),
  list(
    'filter',
    'filter(item => condition)',
    'The items for which the condition holds.',
    'input.items.filter(item => item.price > 10)',
    [1, 1],
    { function: 0 },
  ),
  list(
    'find',
    'find(item => condition)',
    'The first item for which the condition holds.',
    "input.items.find(item => item.sku === 'A1')",
    [1, 1],
    { function: 0, maybe: true },
  ),
  list(
    'findLast',
    'findLast(item => condition)',
    'The last item for which the condition holds.',
    'input.items.findLast(item => item.price > 10)',
    [1, 1],
    { function: 0, maybe: true },
  ),
  list(
    'findIndex',
    'findIndex(item => condition)',
    'The place of the first item for which the condition holds, or -1.',
    'input.items.findIndex(item => item.price > 10)',
    [1, 1],
    { function: 0 },
  ),
  list(
    'findLastIndex',
    'findLastIndex(item => condition)',
    'The place of the last item for which the condition holds, or -1.',
    'input.items.findLastIndex(item => item.price > 10)',
    [1, 1],
    { function: 0 },
  ),
  list(
    'some',
    'some(item => condition)',
    'Whether the condition holds for at least one item.',
    'input.items.some(item => item.price > 10)',
    [1, 1],
    { function: 0 },
  ),
  list(
    'every',
    'every(item => condition)',
    'Whether the condition holds for all items.',
    'input.items.every(item => item.price > 10)',
    [1, 1],
    { function: 0 },
  ),
  list(
    'flatMap',
    'flatMap(item => list)',
    'The lists that the function makes of each item, joined to one.',
    'input.orders.flatMap(order => order.items)',
    [1, 1],
    { function: 0 },
  ),
  list(
    'reduce',
    'reduce((total, item) => value, start)',
    'Goes through the items and carries a value along.',
    'input.items.reduce((total, item) => total + item.price, 0)',
    [2, 2],
    { function: 0, maybe: true },
  ),
  list(
    'toSorted',
    'toSorted((a, b) => number)',
    'The items in order: a negative number puts a before b.',
    'input.items.toSorted((a, b) => a.price - b.price)',
    [1, 1],
    { function: 0 },
  ),
  list('toReversed', 'toReversed()', 'The items from last to first.', 'input.items.toReversed()', [0, 0]),
  list(
    'join',
    'join(separator)',
    'All items in one text, with the separator between them.',
    "input.tags.join(', ')",
    [0, 1],
  ),
  list('flat', 'flat(levels)', 'Lists within the list, joined to one.', 'input.groups.flat()', [0, 1]),
  both(
    'includes',
    'includes(value)',
    'Whether the list has the item, or the text has the part.',
    "input.tags.includes('urgent')",
    [1, 2],
  ),
  both(
    'indexOf',
    'indexOf(value)',
    'The first place of the item or part, or -1.',
    "input.name.indexOf('@')",
    [1, 2],
  ),
  both(
    'lastIndexOf',
    'lastIndexOf(value)',
    'The last place of the item or part, or -1.',
    "input.path.lastIndexOf('/')",
    [1, 1],
  ),
  both(
    'slice',
    'slice(from, to)',
    'A part of the list or text; negative places count from the end.',
    'input.items.slice(0, 3)',
    [0, 2],
  ),
  both(
    'concat',
    'concat(other)',
    'The list or text with another one behind it.',
    'input.items.concat(input.extras)',
    [1, 10],
  ),
  both(
    'at',
    'at(place)',
    'The item or character at a place; negative places count from the end.',
    'input.items.at(-1)',
    [1, 1],
    { maybe: true },
  ),
  text('toUpperCase', 'toUpperCase()', 'The text in capital letters.', 'input.code.toUpperCase()', [0, 0]),
  text('toLowerCase', 'toLowerCase()', 'The text in small letters.', 'input.email.toLowerCase()', [0, 0]),
  text('trim', 'trim()', 'The text without space around it.', 'input.name.trim()', [0, 0]),
  text('trimStart', 'trimStart()', 'The text without space before it.', 'input.name.trimStart()', [0, 0]),
  text('trimEnd', 'trimEnd()', 'The text without space behind it.', 'input.name.trimEnd()', [0, 0]),
  text(
    'startsWith',
    'startsWith(part)',
    'Whether the text begins with the part.',
    "input.code.startsWith('DE')",
    [1, 2],
  ),
  text(
    'endsWith',
    'endsWith(part)',
    'Whether the text ends with the part.',
    "input.file.endsWith('.pdf')",
    [1, 2],
  ),
  text('substring', 'substring(from, to)', 'A part of the text.', 'input.code.substring(0, 2)', [1, 2]),
  text('charAt', 'charAt(place)', 'The character at a place.', 'input.name.charAt(0)', [0, 1]),
  text(
    'split',
    'split(separator)',
    'The parts of the text between separators.',
    "input.path.split('/')",
    [1, 2],
  ),
  text(
    'replace',
    'replace(part, by)',
    'The text with the first such part replaced.',
    "input.name.replace(' ', '-')",
    [2, 2],
  ),
  text(
    'replaceAll',
    'replaceAll(part, by)',
    'The text with every such part replaced.',
    "input.name.replaceAll(' ', '-')",
    [2, 2],
  ),
  text(
    'padStart',
    'padStart(length, fill)',
    'The text, filled up at its start.',
    "input.number.padStart(6, '0')",
    [1, 2],
  ),
  text('padEnd', 'padEnd(length, fill)', 'The text, filled up at its end.', 'input.name.padEnd(20)', [1, 2]),
  text('repeat', 'repeat(count)', 'The text several times over.', "'-'.repeat(10)", [1, 1]),
  {
    name: 'toFixed',
    on: ['number'],
    signature: 'toFixed(digits)',
    description: 'The number as text with so many digits behind the point.',
    example: 'input.total.toFixed(2)',
    arguments: [0, 1],
  },
];

export const methods: ReadonlyMap<string, MethodDeclaration> = new Map(
  declarations.map((declaration) => [declaration.name, declaration]),
);

/** What to write instead of methods that people try and that the language does not have. */
export const methodAdvice: ReadonlyMap<string, string> = new Map([
  ['sort', 'Use toSorted((a, b) => …) or sortBy(list, item => …): they leave the list as it is.'],
  ['reverse', 'Use toReversed(): it leaves the list as it is.'],
  ['push', 'Use concat(item) or [...list, item]: values are never changed in place.'],
  ['pop', 'Use slice(0, -1): values are never changed in place.'],
  ['shift', 'Use slice(1): values are never changed in place.'],
  ['splice', 'Use slice and concat: values are never changed in place.'],
  ['forEach', 'Use map, or a “for each” step.'],
  ['toString', 'Use text(value).'],
  ['toLocaleString', 'Use formatNumber, formatDate or money.'],
  ['localeCompare', 'Use sortBy(list, item => …).'],
  ['match', 'Use includes, startsWith or split; patterns are for code steps.'],
  ['test', 'Use includes, startsWith or split; patterns are for code steps.'],
  ['hasOwnProperty', 'Use has(object, name).'],
]);
