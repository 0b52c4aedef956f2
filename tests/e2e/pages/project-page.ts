import type { Locator, Page } from 'playwright-core';
import { AppPage } from './app-page.ts';

export type ProjectTab = 'overview' | 'secrets' | 'settings';

export class ProjectPage extends AppPage {
  readonly id: string;
  readonly path: string;

  constructor(page: Page, origin: string, id: string, tab?: ProjectTab) {
    super(page, origin);
    this.id = id;
    this.path = `/projects/${id}${tab ? `?tab=${tab}` : ''}`;
  }

  get pool(): Locator {
    return this.page.getByRole('region', { name: /Worker Pool|Task Queue/ });
  }

  async stopPool(): Promise<void> {
    await this.button('Stop pool').click();
    await this.sheet('Stop this pool?').getByRole('button', { name: 'Stop pool' }).click();
  }

  async startPool(): Promise<void> {
    await this.button('Start pool').click();
  }

  secret(name: string): Locator {
    return this.page.getByRole('list', { name: 'Secrets' }).getByRole('listitem').filter({ hasText: name });
  }

  async addSecret(name: string, value: string): Promise<void> {
    await this.button('Add secret').click();
    const sheet = this.sheet('Add secret');
    await sheet.getByLabel('Name').fill(name);
    await this.#saveSecret(sheet, value);
  }

  async replaceSecret(name: string, value: string): Promise<void> {
    await this.pick(this.button(`Actions for ${name}`), 'Replace value');
    await this.#saveSecret(this.sheet(`Replace ${name}`), value);
  }

  async #saveSecret(sheet: Locator, value: string): Promise<void> {
    await sheet.getByLabel('Value').fill(value);
    await sheet.getByRole('button', { name: 'Save' }).click();
    await sheet.waitFor({ state: 'hidden' });
  }
}
