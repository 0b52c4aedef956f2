import { AppPage } from './app-page.ts';
import { RunPage } from './run-page.ts';

export class WorkflowsPage extends AppPage {
  readonly path = '/workflows';

  async addSample(): Promise<void> {
    await this.button('Try the sample project').click();
  }

  async openWorkflow(name: string): Promise<WorkflowPage> {
    await this.link(new RegExp(`^${name}`)).click();
    await this.page.waitForURL(/\/workflows\/[^/]+$/);
    const id = new URL(this.page.url()).pathname.split('/')[2] ?? '';
    return new WorkflowPage(this.page, this.origin, id);
  }

  /** Gives a new, empty workflow a name, and stands in its editor then. */
  async create(name: string): Promise<string> {
    await this.button(/^(New|Create a workflow)$/)
      .first()
      .click();
    const sheet = this.sheet('New workflow');
    await sheet.getByLabel('Name').fill(name);
    await sheet.getByRole('button', { name: 'Create' }).click();
    await this.page.waitForURL(/\/edit/);
    return new URL(this.page.url()).pathname.split('/')[2] ?? '';
  }
}

export type FormValues = Record<string, string | number>;

export class WorkflowPage extends AppPage {
  readonly id: string;
  readonly path: string;

  constructor(page: AppPage['page'], origin: string, id: string) {
    super(page, origin);
    this.id = id;
    this.path = `/workflows/${id}`;
  }

  /** Starts a run by the form, with these values in its fields and the others as they are proposed. */
  async run(values: FormValues = {}, choices: Record<string, string> = {}): Promise<RunPage> {
    await this.button('Run').click();
    const sheet = this.sheet(/^Run /);
    for (const [label, value] of Object.entries(values)) await sheet.getByLabel(label).fill(String(value));
    for (const [label, option] of Object.entries(choices)) await sheet.getByLabel(label).selectOption(option);
    await sheet.getByRole('button', { name: 'Run', exact: true }).click();
    return RunPage.opened(this.page, this.origin);
  }
}
