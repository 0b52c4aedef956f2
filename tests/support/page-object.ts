import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { repositoryRoot } from '@wfb/launcher/paths';

/**
 * A page as its users know it. Subclasses offer what a person can do there ("approve", "search for") and read there;
 * selectors by role and name stay inside, so a test reads as a story and breaks only when the story changes.
 */
export abstract class PageObject {
  readonly page: Page;
  readonly origin: string;
  /** The path under which the page is found. */
  abstract readonly path: string;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.origin = origin;
  }

  async open(): Promise<this> {
    await this.page.goto(new URL(this.path, this.origin).href);
    await this.untilLoaded();
    return this;
  }

  /** Every page has one main heading; it is there when the page's data is. */
  async untilLoaded(): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
  }

  async heading(): Promise<string> {
    return (await this.page.getByRole('heading', { level: 1 }).first().innerText()).trim();
  }

  /** A picture for the README, `docs/images/<name>.png`, where it is not there: delete it to have it taken anew. */
  async capture(name: string): Promise<void> {
    const path = join(repositoryRoot, 'docs', 'images', `${name}.png`);
    if (existsSync(path)) return;
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path, animations: 'disabled' });
  }
}
