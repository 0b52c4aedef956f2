import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandError } from './fail.ts';

/** Asks on the terminal; with `hidden` what is typed is not shown. */
export async function ask(question: string, { hidden = false } = {}): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new CommandError('There is no terminal to ask on. Give --email, and the password in WFB_PASSWORD.');
  }
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({
    input: process.stdin,
    output: hidden ? silent : process.stderr,
    terminal: true,
  });
  try {
    if (hidden) process.stderr.write(question);
    return await terminal.question(hidden ? '' : question);
  } finally {
    terminal.close();
    if (hidden) process.stderr.write('\n');
  }
}
