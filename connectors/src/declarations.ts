import type { ActionDeclaration, ConnectorDeclaration } from '@wfb/engine/contract';
import { agent } from './agent/declaration.ts';
import { code } from './code/declaration.ts';
import { crypto } from './crypto/declaration.ts';
import { email } from './email/declaration.ts';
import { http } from './http/declaration.ts';

/** Every connector, in the order in which the editor offers them. Words and schemas only: safe in a browser. */
export const connectors: ConnectorDeclaration[] = [http, email, code, agent, crypto];

export const actionDeclarations: ActionDeclaration[] = connectors.flatMap((connector) => connector.actions);

const byName = new Map(actionDeclarations.map((action) => [action.name, action]));

export function findAction(name: string): ActionDeclaration | undefined {
  return byName.get(name);
}
