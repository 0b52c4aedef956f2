import type { Locator } from 'playwright-core';
import { AppPage } from './app-page.ts';

export class RunsPage extends AppPage {
  readonly path = '/runs';

  row(subject: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('link').filter({ hasText: subject });
  }

  /** Presses the button of a status; pressed again, it shows all. */
  async filter(status: 'Running' | 'Waiting' | 'Failed' | 'Done' | 'Cancelled'): Promise<void> {
    await this.page
      .getByRole('group', { name: 'Status' })
      .getByRole('button', { name: new RegExp(`^${status}`) })
      .click();
  }

  async search(words: string): Promise<void> {
    await this.page.getByLabel('Search runs').fill(words);
  }
}
