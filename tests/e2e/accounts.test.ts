import { beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { Person } from '../support/server.ts';
import { ApprovalsPage } from './pages/approval-pages.ts';
import { SignInPage, SignUpPage } from './pages/account-pages.ts';
import { DevicesPage, MorePage, NotificationsPage, PeoplePage } from './pages/more-pages.ts';
import { useStage } from './support/stage.ts';

const stage = useStage();
const password = 'correct horse battery';
/** The first account: it owns the instance. */
let owner: Person;

beforeAll(async () => {
  owner = await stage.person({ name: 'Ona Owner', password });
});

test('somebody who is invited by a link joins the workspace, also where registration is closed', async () => {
  const desk = await stage.open({ device: 'desktop', person: owner });
  const people = await new PeoplePage(desk.page, desk.origin).open();
  const link = await people.invite('bob@example.com', 'Admin');
  await people.open();
  await people.registrationSwitch.click();
  await people.message('Registration is closed now.').waitFor();

  const phone = await stage.open();
  await new SignUpPage(phone.page, phone.origin).open();
  await phone.page.getByRole('heading', { name: 'Registration is closed' }).waitFor();

  await phone.page.goto(link);
  await phone.page.getByRole('heading', { name: 'You are invited' }).waitFor();
  await phone.page.getByText('Ona Owner invites bob@example.com').waitFor();
  await new SignUpPage(phone.page, phone.origin).signUp({ name: 'Bob Builder', password });
  const members = await new PeoplePage(phone.page, phone.origin).open();
  await members.member('Ona Owner').waitFor();
  await members.member('Bob Builder').getByText('Admin').waitFor();

  await people.open();
  await people.member('Bob Builder').waitFor();
  await people.registrationSwitch.click();
  await people.message('Everybody may register now.').waitFor();
});

test('a wrong password is refused in plain words, and leads nowhere', async () => {
  const phone = await stage.open();
  const signIn = await new SignInPage(phone.page, phone.origin).open();
  await signIn.signIn({ email: owner.account.email, password: 'not the password' });
  await phone.page.getByRole('alert').waitFor();
  expect(new URL(phone.page.url()).pathname).toBe('/sign-in');

  await signIn.signIn({ email: owner.account.email, password });
  await phone.page.getByRole('heading', { name: 'Approvals', level: 1 }).waitFor();
});

test('signing out unsubscribes the device from notifications', async () => {
  const person = await stage.person();
  const phone = await stage.open({ person, notifications: true });
  await (await new NotificationsPage(phone.page, phone.origin).open()).turnOn();
  expect(phone.pushes.subscriptions).toHaveLength(1);
  expect(await subscriptionsOf(person)).toBe(1);

  await (await new MorePage(phone.page, phone.origin).open()).signOut();
  expect(phone.pushes.subscriptions).toHaveLength(0);
  expect(await subscriptionsOf(person)).toBe(0);
  await phone.page.goto(`${phone.origin}/runs`);
  await phone.page.waitForURL(/\/sign-in/);
});

test('signing a device out from another one ends its session, live', async () => {
  const person = await stage.person();
  const [phone, desk] = await Promise.all([
    stage.open({ device: 'phone', person }),
    stage.open({ device: 'desktop' }),
  ]);
  const signIn = await new SignInPage(desk.page, desk.origin).open();
  await signIn.signIn(person.account);
  const approvals = new ApprovalsPage(desk.page, desk.origin);
  await approvals.list.waitFor();

  const devices = await new DevicesPage(phone.page, phone.origin).open();
  await devices.signOutOther();
  await devices.message(/is signed out\.$/).waitFor();
  await devices.others.waitFor({ state: 'hidden' });

  await desk.page.waitForURL(/\/sign-in/);
});

/** Asked in a session of its own: the device's may be over. */
async function subscriptionsOf({ account }: Person): Promise<number> {
  const client = stage.product.client();
  await client.post('/api/auth/sign-in/email', account);
  return eventually(
    async () => (await client.get<{ items: unknown[] }>('/api/v1/push/subscriptions')).body.items,
  ).then((items) => items.length);
}
