import type { Locator, Page } from 'playwright-core';
import { AppPage } from './app-page.ts';

/** The words of the one status language. */
export type RunStatusWord =
  'Queued' | 'Running' | 'Waiting' | 'Waiting for approval' | 'Done' | 'Failed' | 'Cancelled' | 'Stopped';

export class RunPage extends AppPage {
  readonly id: string;
  readonly path: string;

  constructor(page: Page, origin: string, id: string) {
    super(page, origin);
    this.id = id;
    this.path = `/runs/${id}`;
  }

  /** The run whose page comes up now. */
  static async opened(page: Page, origin: string): Promise<RunPage> {
    await page.waitForURL(/\/runs\/[0-9a-f-]+/);
    return new RunPage(page, origin, new URL(page.url()).pathname.split('/')[2] ?? '');
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get timeline(): Locator {
    return this.page.getByRole('region', { name: 'Timeline' });
  }

  /** Waits, without a reload, until the run has this status. */
  async untilStatus(word: RunStatusWord): Promise<void> {
    await this.main
      .locator('[aria-live="polite"]')
      .getByText(word, { exact: true })
      .waitFor({ timeout: 45_000 });
  }

  /** Waits until the step with this title has come to this state: "Charge the card", "Done". */
  async untilStep(title: string, word: string): Promise<void> {
    await this.timeline
      .getByRole('button', { name: title })
      .filter({ hasText: new RegExp(`, ${word}\\b`) })
      .first()
      .waitFor();
  }

  async openStep(title: string): Promise<void> {
    await this.timeline.getByRole('button', { name: title }).first().click();
  }

  async openApproval(): Promise<void> {
    await this.link('Decide').first().click();
    await this.page.waitForURL(/\/approvals\//);
  }

  async retryFromHere(): Promise<void> {
    await this.button('Retry from here').click();
  }

  /** Starts the workflow again with another choice in the form; gives the new run. */
  async retryWith(choices: Record<string, string>): Promise<RunPage> {
    await this.button(/^Edit (input )?and retry$/).click();
    const sheet = this.sheet(/^Edit (input )?and retry$/);
    for (const [label, option] of Object.entries(choices)) await sheet.getByLabel(label).selectOption(option);
    const before = this.page.url().split('?')[0] ?? '';
    await sheet.getByRole('button', { name: 'Run', exact: true }).click();
    await this.page.waitForURL((url) => !url.href.startsWith(before));
    return RunPage.opened(this.page, this.origin);
  }

  async cancel(): Promise<void> {
    const direct = this.button('Cancel run');
    if (await direct.isVisible()) await direct.click();
    else await this.pick(this.button('More actions'), 'Cancel run');
    await this.sheet('Cancel this run?').getByRole('button', { name: 'Cancel run' }).click();
  }
}
