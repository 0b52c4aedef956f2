/// <reference lib="dom" />
import { glob } from 'node:fs/promises';
import { webFolder } from '@wfb/launcher/build/builds';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../support/server.ts';
import { ApprovalsPage } from './pages/approval-pages.ts';
import { MorePage } from './pages/more-pages.ts';
import { useStage } from './support/stage.ts';

const stage = useStage();
let person: Person;
beforeAll(async () => {
  person = await stage.person();
});

test('the first visit of the approvals needs at most 120 kB of compressed JavaScript', async () => {
  const phone = await stage.open({ person });
  const scripts: Promise<number>[] = [];
  // The service worker's own requests are no requests of the page.
  phone.page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  const approvals = await new ApprovalsPage(phone.page, phone.origin).open();
  await phone.page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
  await approvals.page.waitForLoadState('networkidle');
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  console.log(`JavaScript of the approvals page: ${(bytes / 1000).toFixed(1)} kB compressed`);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(120_000);
});

test('the document of a first visit names the data that its page begins with, and nothing is asked for twice', async () => {
  const linksFor = async (path: string, cookie: string) =>
    (await fetch(stage.origin + path, { headers: { accept: 'text/html', cookie } })).headers.get('link');
  const { cookie } = person.client;
  expect(await linksFor('/runs/some-run', cookie)).toContain(
    '</api/v1/runs/some-run>; rel=preload; as=fetch',
  );
  expect(await linksFor('/runs/some-run', '')).toBeNull();
  expect(await linksFor('/runs', cookie)).toContain('/api/v1/runs?limit=50');
  expect(await linksFor('/runs?status=failed', cookie)).not.toContain('/api/v1/runs');

  const phone = await stage.open({ person });
  const asked: string[] = [];
  phone.page.on('request', (request) => {
    if (request.url().includes('/api/v1/')) asked.push(request.url().slice(stage.origin.length));
  });
  await new ApprovalsPage(phone.page, phone.origin).open();
  await phone.page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
  for (const path of ['/api/v1/me', '/api/v1/approvals?box=waiting'])
    expect(asked.filter((url) => url === path)).toEqual([path]);

  asked.length = 0;
  await phone.page.goto(`${phone.origin}/runs`);
  await phone.page.getByText('No runs yet').waitFor();
  for (const path of ['/api/v1/me', '/api/v1/runs?limit=50', '/api/v1/runs/counts'])
    expect(asked.filter((url) => url === path)).toEqual([path]);
});

test('long answers of the API come compressed to whoever takes them so', async () => {
  const ask = (encoding: string) =>
    fetch(`${stage.origin}/api/v1/actions`, {
      headers: { cookie: person.client.cookie, 'accept-encoding': encoding },
    });
  const [compressed, plain] = await Promise.all([ask('gzip, br'), ask('identity')]);
  expect(compressed.headers.get('content-encoding')).toBe('gzip');
  expect(compressed.headers.get('vary')).toContain('accept-encoding');
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await compressed.json()).toEqual(await plain.json());
});

test('browsers find nothing that keeps the app from being installed, and all its pictures are there', async () => {
  const phone = await stage.open({ person });
  await new ApprovalsPage(phone.page, phone.origin).open();
  await phone.untilKeptForOffline();
  const session = await phone.browser.context.newCDPSession(phone.page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors).toEqual([]);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);

  interface Picture {
    src: string;
    sizes: string;
    type: string;
    purpose?: string;
  }
  const manifest = JSON.parse(data ?? '{}') as {
    name: string;
    start_url: string;
    display: string;
    icons: Picture[];
    screenshots: Picture[];
    shortcuts: { url: string; icons: Picture[] }[];
  };
  expect(manifest).toMatchObject({
    name: expect.stringMatching(/\S/) as string,
    start_url: expect.stringMatching(/^\/approvals/) as string,
    display: 'standalone',
  });
  for (const wanted of [
    { sizes: '192x192', purpose: 'any' },
    { sizes: '512x512', purpose: 'any' },
    { sizes: '512x512', purpose: 'maskable' },
  ])
    expect(manifest.icons).toContainEqual(expect.objectContaining(wanted));
  expect(manifest.shortcuts.length).toBeGreaterThan(0);
  expect(manifest.screenshots.length).toBeGreaterThan(0);

  const pictures = [
    ...manifest.icons,
    ...manifest.screenshots,
    ...manifest.shortcuts.flatMap(({ icons }) => icons),
  ];
  for (const picture of pictures) {
    const answer = await fetch(new URL(picture.src, phone.origin));
    expect(answer.status, picture.src).toBe(200);
    if (picture.type) expect(answer.headers.get('content-type'), picture.src).toContain(picture.type);
  }
});

test('the service worker keeps every built file that the app can need offline', async () => {
  const phone = await stage.open({ person });
  await new ApprovalsPage(phone.page, phone.origin).open();
  await phone.untilKeptForOffline();
  const kept = await phone.page.evaluate(async () => {
    const name = (await caches.keys()).find((key) => key.startsWith('wfb-app:')) ?? '';
    const requests = await (await caches.open(name)).keys();
    return requests.map(({ url }) => new URL(url).pathname);
  });
  const built: string[] = [];
  const folder = process.env['WFB_TEST_WEB_DIR'] ?? webFolder;
  for await (const file of glob('{_app/immutable,icons}/**/*.*', { cwd: folder })) {
    if (!/\.(br|gz)$/.test(file)) built.push(`/${file}`);
  }
  expect(built.length).toBeGreaterThan(20);
  expect(built.filter((file) => !kept.includes(file))).toEqual([]);
  expect(kept).toContain('/');
});

describe('every push shows a notification that leads into the app', () => {
  test.each([
    ['that is no JSON', 'not { json', '/approvals'],
    ['that is empty', '', '/approvals'],
    ['of another shape', '[1, 2, 3]', '/approvals'],
    [
      'with odd types',
      '{"v":1,"kind":7,"title":{},"body":null,"url":"https://evil.example/","badge":-1,"approval":"x"}',
      '/approvals',
    ],
    [
      'of a kind to come',
      '{"v":2,"kind":"run.sung","title":"A title","body":"A body","url":"/runs"}',
      '/runs',
    ],
  ])('also one %s', async (_, payload, leadsTo) => {
    const phone = await stage.open({ person, notifications: true });
    const start = await new MorePage(phone.page, phone.origin).open();
    await phone.untilKeptForOffline();
    await phone.pushes.deliver(payload);
    const shown = await phone.pushes.notification();
    expect(shown.title).toMatch(/\S/);
    expect(shown.body).toMatch(/\S/);
    expect(shown.actions).toEqual([]);

    await phone.pushes.tap(shown.title);
    await start.page.waitForURL(phone.origin + leadsTo);
    expect(await phone.pushes.notifications()).toEqual([]);
  });
});

test('a page that visits begin with comes in a document that names its code', async () => {
  const scriptsOf = async (path: string) => {
    const answer = await fetch(stage.origin + path, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(200);
    return new Set((await answer.text()).match(/\/_app\/immutable\/nodes\/[^"]+\.js/g));
  };
  const [approvals, run, signIn, other] = await Promise.all(
    ['/approvals?source=app', '/runs/01a210a3-3eb3-7222-bb0a-7e5cbe66c147', '/sign-in', '/more'].map(
      scriptsOf,
    ),
  );
  const beyond = (page: Set<string> | undefined) => [...page!].filter((file) => !other!.has(file));
  for (const page of [approvals, run, signIn]) expect(beyond(page)).not.toEqual([]);
  expect(beyond(run)).not.toEqual(beyond(approvals));
});
