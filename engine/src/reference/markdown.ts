import type { FieldEntry } from './fields.ts';
import type { ExpressionEntry, KindEntry, LanguageReference } from './language.ts';

/** The language reference as one page of Markdown. */
export function toMarkdown(reference: LanguageReference): string {
  const {
    groups,
    step,
    workflow,
    retry,
    triggers,
    events,
    backlogs,
    readModels,
    names,
    operators,
    methods,
    helpers,
  } = reference;
  return [
    '# The language',
    'A workflow is one JSON document. The editor writes it; this page says what can stand in it. Made from the schemas by `npm run generate`.',
    `- [Steps](#steps): ${groups
      .flatMap(({ kinds }) => kinds)
      .map(({ title, kind }) => `[${title}](#${anchorOf(title, kind)})`)
      .join(', ')}\n- [Expressions](#expressions)\n- [The workflow](#the-workflow)`,
    '## Steps',
    'Every step has these fields, and those of its kind. A star marks what must be there.',
    fieldTable(step),
    ...groups.flatMap(({ title, kinds }) => [`### ${title}`, ...kinds.flatMap(kindSection)]),
    '### Trying again',
    'A field of the type “retry” holds these.',
    fieldTable(retry),
    '## Expressions',
    'Between `{{` and `}}` in the texts and values that a run works with, and alone in fields of the type “expression”. They calculate with values and can do nothing else. A text that is one expression keeps the type of its value.',
    '### Where values come from',
    table(
      ['name', 'what', 'example'],
      names.map(({ name, help, example }) => [code(name), help, code(example)]),
    ),
    '### Operators',
    expressionTable(operators),
    '### Methods of lists, texts and numbers',
    expressionTable(methods),
    '### Functions',
    ...helpers.flatMap(({ title, entries }) => [`#### ${title}`, expressionTable(entries)]),
    '## The workflow',
    fieldTable(workflow),
    '### Starts',
    ...triggers.flatMap(({ kind, title, help, fields }) => [
      `#### ${title} \`${kind}\``,
      help,
      ...(fields.length > 0 ? [fieldTable(fields)] : []),
    ]),
    '### Events',
    fieldTable(events),
    '### Backlogs',
    fieldTable(backlogs),
    '### Read models',
    fieldTable(readModels),
  ]
    .join('\n\n')
    .concat('\n');
}

function kindSection({ title, kind, help, sentence, fields, gives, step, typescript }: KindEntry): string[] {
  return [
    `#### ${title} \`${kind}\``,
    help,
    `> ${sentence}`,
    ...(fields.length > 0 ? [fieldTable(fields)] : []),
    gives.length === 0
      ? 'It gives no value.'
      : table(
          ['it gives', 'type', 'what'],
          gives.map(({ path, type, title: what }) => [code(path), type, what]),
        ),
    `\`\`\`json\n${step}\n\`\`\``,
    `In TypeScript:\n\n\`\`\`ts\n${typescript}\n\`\`\``,
  ];
}

function fieldTable(fields: readonly FieldEntry[]): string {
  return table(
    ['field', 'type', 'what'],
    fields.map(({ name, type, required, help, preset, limits }) => [
      code(name) + (required ? ' *' : ''),
      [type, limits].filter(Boolean).join('; '),
      [help, preset === undefined ? undefined : `Without it: ${code(preset)}.`].filter(Boolean).join(' '),
    ]),
  );
}

const expressionTable = (entries: readonly ExpressionEntry[]): string =>
  table(
    ['', 'what', 'example', 'gives'],
    entries.map(({ name, help, example, result }) => [
      code(name),
      help,
      code(example),
      result === undefined ? '' : code(result),
    ]),
  );

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** As code, also where there are back-ticks in it. */
function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** As GitHub makes them of headings. */
const anchorOf = (title: string, kind: string): string =>
  `${title} ${kind}`
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
