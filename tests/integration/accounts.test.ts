import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(inject('stack'));
});
afterAll(() => server.stop());

interface Me {
  user: { id: string; instanceOwner: boolean };
  workspaces: { id: string; role: string }[];
  activeWorkspaceId: string;
}
interface People {
  items: { id: string; role: string }[];
  invitations: { id: string; url: string }[];
}

describe('accounts', () => {
  test('the first account owns the instance, and everybody gets a workspace of their own', async () => {
    const owner = await server.signUp();
    const second = await server.signUp();
    const mine = (await owner.client.get<Me>('/api/v1/me')).body;
    expect(mine.user.instanceOwner).toBe(true);
    expect(mine.workspaces).toEqual([expect.objectContaining({ id: mine.activeWorkspaceId, role: 'owner' })]);
    const other = (await second.client.get<Me>('/api/v1/me')).body;
    expect(other.user.instanceOwner).toBe(false);
    expect(other.activeWorkspaceId).not.toBe(mine.activeWorkspaceId);

    // Closed by its owner and by nobody else; whoever is invited comes in all the same.
    const close = { method: 'PATCH', body: { registrationOpen: false } } as const;
    expect((await second.client.request('/api/v1/instance', close)).status).toBe(403);
    expect((await owner.client.request('/api/v1/instance', close)).status).toBe(200);
    const refused = await server.client().post('/api/auth/sign-up/email', {
      name: 'Late',
      email: 'late@example.com',
      password: 'correct horse battery',
    });
    expect(refused).toMatchObject({ status: 403, body: { code: 'REGISTRATION_CLOSED' } });

    const invitation = await owner.client.post<{ id: string; url: string }>('/api/v1/people/invitations', {
      email: 'Guest@example.com',
      role: 'member',
    });
    expect(invitation.status).toBe(201);
    expect(invitation.body.url).toMatch(new RegExp(`/invitation/${invitation.body.id}$`));
    const shown = await server.client().get<{ email: string }>(`/api/v1/invitations/${invitation.body.id}`);
    expect(shown.body.email).toBe('guest@example.com');
    await expect(
      server.signUp({ email: 'somebody.else@example.com', invitationId: invitation.body.id }),
    ).rejects.toThrow(/REGISTRATION_CLOSED/);
    const guest = await server.signUp({ email: 'guest@example.com', invitationId: invitation.body.id });
    expect(guest.workspaceId).toBe(owner.workspaceId);
    const people = (await owner.client.get<People>('/api/v1/people')).body;
    expect(people.items.map(({ id, role }) => [id, role])).toEqual([
      [owner.userId, 'owner'],
      [guest.userId, 'member'],
    ]);
    expect(people.invitations).toEqual([]);

    await owner.client.request('/api/v1/instance', { method: 'PATCH', body: { registrationOpen: true } });
  });

  test('a member cannot raise anybody, and the last owner stays', async () => {
    const owner = await server.signUp();
    const invitation = await owner.client.post<{ id: string }>('/api/v1/people/invitations', {
      email: 'm@example.com',
    });
    const member = await server.signUp({ email: 'm@example.com', invitationId: invitation.body.id });
    const raise = await member.client.request(`/api/v1/people/${member.userId}`, {
      method: 'PATCH',
      body: { role: 'owner' },
    });
    expect(raise.status).toBe(403);
    expect((await member.client.get<People>('/api/v1/people')).body.invitations).toEqual([]);
    const leave = await owner.client.request(`/api/v1/people/${owner.userId}`, { method: 'DELETE' });
    expect(leave).toMatchObject({ status: 409, body: { code: 'LAST_OWNER' } });

    const remove = await owner.client.request(`/api/v1/people/${member.userId}`, { method: 'DELETE' });
    expect(remove.status).toBe(204);
    expect((await member.client.get('/api/v1/projects')).status).toBe(403);
  });

  test('a revoked session is over at once', async () => {
    const person = await server.signUp();
    const phone = server.client();
    await phone.post('/api/auth/sign-in/email', person.account);
    const { items } = (
      await person.client.get<{ items: { id: string; current: boolean }[] }>('/api/v1/sessions')
    ).body;
    expect(items).toHaveLength(2);
    const other = items.find(({ current }) => !current)!;
    expect((await person.client.request(`/api/v1/sessions/${other.id}`, { method: 'DELETE' })).status).toBe(
      204,
    );
    expect((await phone.get('/api/v1/me')).status).toBe(401);
    await person.client.post('/api/auth/sign-out', {});
    expect((await person.client.get('/api/v1/me')).status).toBe(401);
  });

  test('a cookie without our signature is worth nothing', async () => {
    const person = await server.signUp();
    const [name, value] = person.client.cookie.split('=') as [string, string];
    const forged = `${name}=${encodeURIComponent(`${decodeURIComponent(value).split('.')[0]}.AAAA`)}`;
    const answer = await server.client().request('/api/v1/me', { headers: { cookie: forged } });
    expect(answer.status).toBe(401);
  });

  test('a page of another origin cannot write', async () => {
    const person = await server.signUp();
    const headers = { origin: 'https://evil.example' };
    for (const path of ['/api/v1/projects', '/api/auth/sign-out']) {
      const answer = await person.client.request(path, { method: 'POST', body: { name: 'X' }, headers });
      expect(answer).toMatchObject({ status: 403, body: { code: 'FOREIGN_ORIGIN' } });
    }
    const none = { origin: 'null' };
    expect(
      (
        await person.client.request('/api/v1/projects', {
          method: 'POST',
          body: { name: 'X' },
          headers: none,
        })
      ).status,
    ).toBe(403);
  });

  test('of better-auth only what is needed is served', async () => {
    const person = await server.signUp();
    for (const path of ['organization/create', 'organization/invite-member', 'delete-user', 'change-email']) {
      const answer = await person.client.post(`/api/auth/${path}`, {});
      expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    }
  });

  test('nobody signs up as the owner of the instance', async () => {
    const cheat = await server.signUp({ instanceOwner: true, role: 'admin' } as never).catch(() => null);
    if (cheat) expect((await cheat.client.get<Me>('/api/v1/me')).body.user.instanceOwner).toBe(false);
  });
});

describe('guessing passwords', () => {
  test('is slowed down per address and per account', async () => {
    const strict = await startServer(inject('stack'), { env: { SIGN_IN_RATE_LIMIT: '3' } });
    try {
      const statuses = [];
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const answer = await strict.client().post('/api/auth/sign-in/email', {
          email: 'ada@example.com',
          password: `guess ${attempt}`,
        });
        statuses.push(answer.status);
        if (answer.status === 429) expect(answer.body).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
      }
      expect(statuses).toEqual([401, 401, 401, 429, 429]);
    } finally {
      await strict.stop();
    }
  });
});
