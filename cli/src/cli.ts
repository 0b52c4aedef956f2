import { parseArgs } from 'node:util';
import cliPackage from '../package.json' with { type: 'json' };
import { createApi } from './api.ts';
import type { Command, CommandContext } from './command.ts';
import { exportWorkflow } from './commands/export.ts';
import { login, logout } from './commands/login.ts';
import { showLogs } from './commands/logs.ts';
import { startRun } from './commands/run.ts';
import { listRuns } from './commands/runs.ts';
import { writeTypes } from './commands/types.ts';
import { workerCommands } from './commands/workers.ts';
import { CommandError } from './fail.ts';
import { ask } from './prompt.ts';
import { loadSession, sessionPath } from './session-file.ts';

const commands: Command[] = [
  login,
  logout,
  listRuns,
  startRun,
  showLogs,
  exportWorkflow,
  writeTypes,
  ...workerCommands,
];

export interface Streams {
  out(line: string): void;
  err(line: string): void;
}

/** Runs one command line and gives the exit code. */
export async function runCli(args: string[], env: NodeJS.ProcessEnv, streams: Streams): Promise<number> {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word));
  if (!command) {
    const wantsHelp = args.length === 0 || ['help', '--help', '-h'].includes(args[0]!);
    if (args[0] === '--version') streams.out(cliPackage.version);
    else (wantsHelp ? streams.out : streams.err)(help());
    return wantsHelp || args[0] === '--version' ? 0 : 64;
  }
  const rest = args.slice(command.name.split(' ').length);
  if (rest.includes('--help')) {
    streams.out(`${command.summary}.\n\n  ${command.usage}`);
    return 0;
  }
  const path = sessionPath(env);
  const context: CommandContext = {
    env,
    sessionPath: path,
    api: async () => createApi(await loadSession(path, env)),
    print: streams.out,
    note: streams.err,
    ask,
  };
  try {
    const { values } = parseArgs({ args: rest, options: command.options, allowPositionals: false });
    await command.run(values, context);
    return 0;
  } catch (error) {
    if (error instanceof CommandError) {
      streams.err(error.message);
      return error.exitCode;
    }
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      streams.err(`${error.message}\n\n  ${command.usage}`);
      return 64;
    }
    throw error;
  }
}

function help(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  wfb ${name.padEnd(width)}  ${summary}`);
  return `Workflows from the command line.\n\n${lines.join('\n')}\n\nwfb <command> --help says more.`;
}
