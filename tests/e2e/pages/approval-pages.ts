import type { Locator, Page } from 'playwright-core';
import { AppPage } from './app-page.ts';

export class ApprovalsPage extends AppPage {
  readonly path = '/approvals';

  get list(): Locator {
    return this.page.getByRole('region', { name: 'Approvals', exact: true });
  }

  card(subject: string | RegExp): Locator {
    return this.list.getByRole('article').filter({ hasText: subject });
  }

  /** Decisions that this device has taken and the server does not have yet, or did not take. */
  get ofThisDevice(): Locator {
    return this.page.getByRole('region', { name: 'Decisions of this device' });
  }

  async openCard(subject: string | RegExp): Promise<ApprovalPage> {
    await this.card(subject).getByRole('link').click();
    return ApprovalPage.opened(this.page, this.origin);
  }

  async show(box: 'Waiting for me' | 'Asked by me' | 'Done'): Promise<void> {
    await this.list.getByRole('link', { name: box }).click();
  }
}

export class ApprovalPage extends AppPage {
  readonly path: string;

  constructor(page: Page, origin: string, id: string) {
    super(page, origin);
    this.path = `/approvals/${id}`;
  }

  static async opened(page: Page, origin: string): Promise<ApprovalPage> {
    await page.waitForURL(/\/approvals\/[0-9a-f-]+/);
    return new ApprovalPage(page, origin, new URL(page.url()).pathname.split('/')[2] ?? '');
  }

  get subject(): Locator {
    return this.page.getByRole('main').getByRole('heading', { level: 2 }).filter({ visible: true }).last();
  }

  /** The bar at the foot: the buttons, or what became of the decision. */
  get foot(): Locator {
    return this.page.getByRole('region', { name: /^(Decide|Your decision)$/ }).filter({ visible: true });
  }

  fact(label: string): Locator {
    return this.page
      .locator('dl > div')
      .filter({ has: this.page.locator('dt', { hasText: label }) })
      .locator('dd')
      .filter({ visible: true })
      .last();
  }

  async approve(): Promise<void> {
    await this.button('Approve').click();
  }

  async reject(comment?: string): Promise<void> {
    if (comment !== undefined) {
      await this.button('Add a comment').click();
      await this.page.getByLabel('Comment').fill(comment);
    }
    await this.button('Reject').click();
  }
}
