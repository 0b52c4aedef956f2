import type { Locator } from 'playwright-core';
import { PageObject } from '../../support/page-object.ts';

export type Section = 'Approvals' | 'Runs' | 'Workflows' | 'Projects' | 'More';

/** A page within the product's frame: bar at the bottom on a phone, at the side at a desk. */
export abstract class AppPage extends PageObject {
  async goTo(section: Section): Promise<void> {
    const bar = this.page.getByRole('navigation', { name: 'Main' }).filter({ visible: true });
    await bar.getByRole('link', { name: new RegExp(`^${section}`) }).click();
  }

  /** A message that comes up and goes away by itself. */
  message(text: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Messages' }).getByText(text);
  }

  protected button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true }).filter({ visible: true });
  }

  protected link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name, exact: true }).filter({ visible: true });
  }

  protected sheet(name?: string | RegExp): Locator {
    return this.page.getByRole('dialog', name === undefined ? {} : { name });
  }

  /** Picks an entry of a menu that opens from a button. */
  protected async pick(opener: Locator, entry: string): Promise<void> {
    await opener.click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }
}
