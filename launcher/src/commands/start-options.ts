import { parseArgs } from 'node:util';
import { Problem } from '../problem.ts';

const options = {
  lan: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const startHelp = `npm start [-- --lan]

  --lan    listen on the network, over HTTPS, and show a QR code for a phone in the house
  --help   show this

Everything else is set by environment variables, such as PORT and WFB_DATA_DIR: the README lists them.`;

export interface StartOptions {
  lan: boolean;
  help: boolean;
}

/** A misspelt option is refused: the product that comes up without it would not be the one that was asked for. */
export function readStartOptions(args: readonly string[], env: NodeJS.ProcessEnv = {}): StartOptions {
  try {
    const { values } = parseArgs({ args: [...args], options });
    // `npm start --lan`, without the dashes between, leaves npm with an option that it does not know and puts there.
    return { lan: values.lan ?? env.npm_config_lan === 'true', help: values.help ?? false };
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) throw error;
    throw new Problem(`npm start does not know ${args.join(' ')}.`, startHelp, { cause: error });
  }
}
