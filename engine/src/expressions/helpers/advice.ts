/** What to write instead of the globals that programmers reach for. */
export const globalAdvice: ReadonlyMap<string, string> = new Map([
  ['Math', 'Use round, floor, ceil, abs, min, max or sum.'],
  ['JSON', 'Use json(value) or parseJson(text).'],
  ['Object', 'Use keys, values, entries or fromEntries.'],
  ['Array', 'Use range, first, last or a list in brackets.'],
  ['Date', 'Use run.startedAt, run.now, formatDate or addDuration.'],
  ['String', 'Use text(value).'],
  ['Number', 'Use number(value).'],
  ['Boolean', 'Use a comparison, or !isEmpty(value).'],
  ['Intl', 'Use formatNumber, formatDate or money.'],
  ['now', 'Use run.now.'],
  ['env', 'Use a secret in a task’s field: {{ secrets.name }}.'],
  ['process', 'Expressions see the data of the run alone.'],
  ['globalThis', 'Expressions see the data of the run alone.'],
  ['window', 'Expressions see the data of the run alone.'],
]);
