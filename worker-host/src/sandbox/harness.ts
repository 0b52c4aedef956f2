/**
 * Runs inside the isolate, before the user's code, in a fresh context: takes away what could block or hide memory, sets up
 * `console`, and gives the function that calls the user's. It keeps its own references to built-ins, since the user's code
 * may replace them all; what leaves the isolate is text, of bounded length.
 *
 * Arguments: `$0` log callback, `$1` lines, `$2` characters of a line, `$3` characters of all, `$4` characters of output.
 */
export const harness = `
'use strict';
const send = $0, maxLines = $1, maxLine = $2, maxTotal = $3, maxOutput = $4;
const { stringify, parse } = JSON;
const { apply } = Reflect;
const { slice } = String.prototype;
const NativeError = Error;
// Linear memory and blocking waits are not held by the isolate's limits.
for (const name of ['WebAssembly', 'SharedArrayBuffer', 'Atomics']) delete globalThis[name];

let lines = 0, total = 0;
const cut = (text, length) => (text.length > length ? apply(slice, text, [0, length]) + '…' : text);
const show = (value) => {
  try {
    if (typeof value === 'string') return value;
    if (value instanceof NativeError) return \`\${value.stack ?? value}\`;
    if (typeof value === 'object' && value !== null) return stringify(value) ?? 'undefined';
    return typeof value === 'symbol' ? 'Symbol' : \`\${value}\`;
  } catch {
    return '[cannot be shown]';
  }
};
const log = (level) => (...values) => {
  if (lines >= maxLines || total >= maxTotal) return;
  let text = '';
  for (let index = 0; index < values.length && text.length <= maxLine; index++) {
    text += (index ? ' ' : '') + cut(show(values[index]), maxLine);
  }
  text = cut(text, maxLine);
  lines += 1;
  total += text.length;
  if (lines === maxLines || total >= maxTotal) text += ' (later lines are left out)';
  send(level, text);
};
globalThis.console = { log: log('log'), debug: log('log'), info: log('info'), warn: log('warn'), error: log('error') };

const failure = (code, message, stack) => '0' + stringify({ code, message: cut(message, maxLine), stack: cut(stack, 8000) });
return async (callee, input) => {
  try {
    if (typeof callee !== 'function') {
      return failure('CODE_INVALID', 'The code must export a function: export default (input) => { … }', '');
    }
    const json = stringify((await callee(parse(input))) ?? null);
    if (typeof json !== 'string') return failure('CODE_FAILED', 'The result cannot be written as JSON.', '');
    if (json.length > maxOutput) {
      return failure('CODE_OUTPUT_TOO_LARGE', \`The result is \${json.length} characters of JSON; \${maxOutput} are allowed.\`, '');
    }
    return '1' + json;
  } catch (error) {
    let message = 'The code threw something that is not an error.', stack = '';
    try {
      if (error instanceof NativeError) {
        message = \`\${error.message}\` || \`\${error.name}\`;
        stack = \`\${error.stack}\`;
      } else message = show(error);
    } catch {}
    return failure('CODE_FAILED', message, stack);
  }
};
`;
