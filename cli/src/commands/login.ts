import { toReason, userAgent } from '../api.ts';
import { type Command, textOf } from '../command.ts';
import { CommandError } from '../fail.ts';
import { removeSession, saveSession } from '../session-file.ts';

export const login: Command = {
  name: 'login',
  summary: 'Sign in and remember the session on this machine',
  usage: 'wfb login --url http://localhost:3000 --email ada@example.com',
  options: { url: { type: 'string' }, email: { type: 'string' } },
  async run(values, { env, sessionPath, ask, note }) {
    const url = (textOf(values, 'url') ?? env['WFB_URL'] ?? 'http://localhost:3000').replace(/\/+$/, '');
    const email = textOf(values, 'email') ?? (await ask('E-mail: '));
    // Never an option: it would be seen in the list of processes and kept in the shell's history.
    const password = env['WFB_PASSWORD'] ?? (await ask('Password: ', { hidden: true }));
    const response = await fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': userAgent },
      body: JSON.stringify({ email, password }),
    }).catch((error: unknown) => {
      throw new CommandError(`${url} cannot be reached: ${toReason(error)}`, 2);
    });
    const token = response.headers.get('set-auth-token');
    if (!response.ok || !token) {
      const { message } = (await response.json().catch(() => ({}))) as { message?: string };
      throw new CommandError(message ?? 'Signing in did not work.');
    }
    await saveSession(sessionPath, { url, token });
    note(`Signed in at ${url}.`);
  },
};

export const logout: Command = {
  name: 'logout',
  summary: 'End the session and forget it',
  usage: 'wfb logout',
  options: {},
  async run(_values, { api, sessionPath, note }) {
    const client = await api();
    const me = await client.GET('/api/v1/me');
    if (me.data) {
      await client.DELETE('/api/v1/sessions/{id}', { params: { path: { id: me.data.session.id } } });
    }
    await removeSession(sessionPath);
    note('Signed out.');
  },
};
