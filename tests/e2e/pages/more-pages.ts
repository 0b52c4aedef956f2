import type { Locator } from 'playwright-core';
import { AppPage } from './app-page.ts';

export class NotificationsPage extends AppPage {
  readonly path = '/more/notifications';

  async turnOn(): Promise<void> {
    await this.button('Turn on notifications').click();
    await this.page.getByRole('heading', { name: 'On for this device' }).waitFor();
  }
}

export class MorePage extends AppPage {
  readonly path = '/more';

  async signOut(): Promise<void> {
    await this.button('Sign out').click();
    const dialog = this.page.getByRole('dialog', { name: 'Sign out?' });
    await dialog.getByRole('button', { name: 'Sign out' }).click();
    await this.page.waitForURL(/\/sign-in/);
  }

  async choose(theme: 'Light' | 'Dark' | 'As the device'): Promise<void> {
    await this.page.getByRole('radio', { name: theme }).click();
  }
}

export class PeoplePage extends AppPage {
  readonly path = '/more/people';

  /** Gives the link to send. */
  async invite(email: string, role: 'Admin' | 'Member'): Promise<string> {
    await this.button('Invite').click();
    const sheet = this.sheet(/Invite somebody|Send them this link/);
    await sheet.getByLabel('E-mail').fill(email);
    await sheet.getByLabel('Role').selectOption(role.toLowerCase());
    await sheet.getByRole('button', { name: 'Make the invitation' }).click();
    const link = sheet.getByText(/^https?:\/\//);
    await link.waitFor();
    return (await link.innerText()).trim();
  }

  member(name: string): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ hasText: name });
  }

  get registrationSwitch(): Locator {
    return this.page.getByRole('switch', { name: /Everybody may create an account/ });
  }
}

export class DevicesPage extends AppPage {
  readonly path = '/more/devices';

  get others(): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ hasNotText: '(this one)' });
  }

  async signOutOther(): Promise<void> {
    await this.others.getByRole('button', { name: 'Sign out' }).first().click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Sign it out' }).click();
  }
}
