import type { Locator, Page } from 'playwright-core';
import { AppPage } from './app-page.ts';
import { RunPage } from './run-page.ts';
import type { FormValues } from './workflow-pages.ts';

/** The editor as a phone shows it: a list of sentences, and a sheet for what is being changed. */
export class EditorPage extends AppPage {
  readonly path: string;

  constructor(page: Page, origin: string, workflowId: string) {
    super(page, origin);
    this.path = `/workflows/${workflowId}/edit`;
  }

  override async untilLoaded(): Promise<void> {
    await this.page.getByRole('button', { name: /^Starts/ }).waitFor();
  }

  /** The step whose sentence or title holds this. */
  step(text: string | RegExp): Locator {
    return this.page.getByRole('button', { name: text }).and(this.page.locator('[id^="step-"]'));
  }

  async sentences(): Promise<string[]> {
    const texts = await this.page.locator('button[id^="step-"]').allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** Opens the form of the start, gives it fields, and closes it. */
  async setStartForm(fields: { kind: 'Text' | 'Number'; label: string }[]): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Starts/ })
      .first()
      .click();
    const sheet = this.sheet('How it starts');
    for (const { kind, label } of fields) {
      await sheet.getByRole('button', { name: kind, exact: true }).click();
      const name = sheet.getByLabel('Label').last();
      await name.fill(label);
      await name.blur();
    }
    await this.close();
  }

  /** Adds a step at the end of a list of steps; its sheet is open then. */
  async addStep(choice: string, within: Locator = this.page.getByRole('main')): Promise<Locator> {
    await within
      .getByRole('button', { name: /^Add a step( here)?$/ })
      .last()
      .click();
    const picker = this.sheet('Add a step');
    await picker.getByLabel('Search steps').fill(choice);
    await picker.getByRole('button').filter({ hasText: choice }).first().click();
    return this.sheet(choice);
  }

  /** Opens the sheet in which the draft is tested. */
  async openTest(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Test', exact: true }).click();
    const sheet = this.sheet('Test');
    await sheet.waitFor();
    return sheet;
  }

  async openStep(text: string | RegExp): Promise<Locator> {
    await this.step(text).click();
    const sheet = this.page.getByRole('dialog');
    await sheet.waitFor();
    return sheet;
  }

  /** Types into a field of the open sheet; a value in braces, as in `Refund {Amount}`, is chosen as a chip. */
  async write(label: string, text: string): Promise<void> {
    const field = this.page.getByRole('dialog').getByRole('textbox', { name: label, exact: true });
    await field.click();
    await field.fill('');
    for (const part of text.split(/(\{[^}]+\})/).filter(Boolean)) {
      const value = /^\{(.+)\}$/.exec(part)?.[1];
      if (value === undefined) {
        await field.press('ControlOrMeta+End');
        await field.pressSequentially(part);
      } else {
        await field.locator('..').getByRole('button', { name: 'Insert a value' }).click();
        await this.chooseValue(value);
      }
    }
  }

  /** Picks a value by its name in the sheet that lists them. */
  async chooseValue(name: string): Promise<void> {
    const picker = this.sheet('Choose a value');
    await picker.getByRole('listitem').getByRole('button').filter({ hasText: name }).first().click();
    await picker.waitFor({ state: 'hidden' });
  }

  async close(): Promise<void> {
    const sheet = this.page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Close' }).first().click();
    await sheet.waitFor({ state: 'hidden' });
  }

  /** The menu of a step: move, duplicate, switch off, delete. */
  async act(step: string | RegExp, entry: string | RegExp): Promise<void> {
    const row = this.page
      .locator('div')
      .filter({ has: this.step(step) })
      .last();
    await row.getByRole('button', { name: /^Actions for/ }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  async undo(): Promise<void> {
    await this.button('Undo').first().click();
  }

  async untilSaved(): Promise<void> {
    await this.page
      .getByRole('status')
      .filter({ hasText: /^\s*Saved\s*$/ })
      .waitFor();
  }

  get problems(): Locator {
    return this.page.getByRole('button', { name: /^\d+ problems?$/ });
  }

  async publish(note: string): Promise<void> {
    await this.button('Publish').click();
    const sheet = this.sheet('Publish');
    await sheet.getByLabel('What changed').fill(note);
    await sheet.getByRole('button', { name: /^Publish/ }).click();
    await sheet.waitFor({ state: 'hidden' });
  }

  async run(values: FormValues): Promise<RunPage> {
    await this.button('Run').click();
    const sheet = this.sheet(/^Run /);
    for (const [label, value] of Object.entries(values)) await sheet.getByLabel(label).fill(String(value));
    await sheet.getByRole('button', { name: 'Run', exact: true }).click();
    return RunPage.opened(this.page, this.origin);
  }
}
