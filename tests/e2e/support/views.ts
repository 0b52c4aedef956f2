import type { Page } from 'playwright-core';
import type { FilledWorkspace } from './filled-workspace.ts';

/** A page in one of its states: with a sheet or dialog open, of somebody who has nothing yet, and so on. */
export interface View {
  path: string;
  /** What is to be seen besides the page as it opens. */
  state?: string;
  /** Whose: of the workspace with something of everything (the usual), of somebody new, of nobody. */
  as?: 'filled' | 'new' | 'nobody';
  /** Brings the state about. */
  prepare?: (page: Page) => Promise<void>;
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true }).first();
const dialog = (page: Page) => page.getByRole('dialog').waitFor();

/** Presses a button and waits for the dialog that it opens. */
const opens = (name: string | RegExp) => async (page: Page) => {
  await button(page, name).click();
  await dialog(page);
};
/** Picks an entry of a menu and waits for the dialog that it opens. */
const picks = (menu: string | RegExp, entry: string) => async (page: Page) => {
  await button(page, menu).click();
  await page.getByRole('menuitem', { name: entry }).click();
  await dialog(page);
};
const opensMenu = (menu: string | RegExp) => async (page: Page) => {
  await button(page, menu).click();
  await page.getByRole('menu').waitFor();
};

/** All states of all pages, by the names that the router has for the pages. */
export const viewsOf = (w: FilledWorkspace): Record<string, View[]> => {
  const workflow = `/workflows/${w.workflowId}`;
  const editor = `${workflow}/edit`;
  const broken = `/workflows/${w.brokenWorkflowId}/edit`;
  const project = `/projects/${w.projectId}`;
  const data = `${project}/data`;
  const pool = `${project}/pools/${w.queueId}`;
  const unknown = '00000000-0000-7000-8000-000000000000';
  return {
    '/': [{ path: '/' }],
    '/sign-in': [
      { path: '/sign-in', as: 'nobody' },
      {
        path: '/sign-in',
        as: 'nobody',
        state: 'refused',
        prepare: async (page) => {
          await page.getByLabel('E-mail').fill('nobody@example.com');
          await page.getByLabel('Password').fill('not the password');
          await button(page, 'Sign in').click();
          await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
        },
      },
    ],
    '/sign-up': [
      { path: '/sign-up', as: 'nobody' },
      {
        path: '/sign-up',
        as: 'nobody',
        state: 'incomplete',
        prepare: (page) => button(page, /^Create/).click(),
      },
    ],
    '/invitation/[id]': [
      { path: `/invitation/${w.invitationId}`, as: 'nobody' },
      { path: `/invitation/${w.invitationId}`, as: 'new' },
      { path: `/invitation/${unknown}`, as: 'nobody', state: 'ended' },
    ],
    '/approvals': [
      { path: '/approvals' },
      { path: '/approvals', as: 'new' },
      { path: '/approvals?box=asked' },
      { path: '/approvals?box=done' },
      { path: '/approvals?box=done', as: 'new' },
      {
        path: '/approvals',
        state: 'keyboard help',
        prepare: (page) => page.keyboard.press('?').then(() => dialog(page)),
      },
      {
        path: '/approvals',
        state: 'command palette',
        prepare: (page) => page.keyboard.press('ControlOrMeta+k').then(() => dialog(page)),
      },
    ],
    '/approvals/[id]': [
      { path: `/approvals/${w.waiting.approvalId}` },
      { path: `/approvals/${w.decided.approvalId}`, state: 'decided' },
      { path: `/approvals/${w.risky.approvalId}`, state: 'high risk, with a form' },
      {
        path: `/approvals/${w.risky.approvalId}`,
        state: 'password',
        prepare: async (page) => {
          await page.getByLabel('Account').filter({ visible: true }).first().selectOption('Main');
          await opens('Approve')(page);
        },
      },
      {
        path: `/approvals/${w.waiting.approvalId}`,
        state: 'comment',
        prepare: (page) => button(page, 'Add a comment').click(),
      },
      { path: `/approvals/${unknown}`, state: 'unknown' },
    ],
    '/runs': [
      { path: '/runs' },
      { path: '/runs', as: 'new' },
      { path: '/runs?q=nothing-fits', state: 'none fits' },
    ],
    '/runs/[id]': [
      { path: `/runs/${w.waiting.runId}`, state: 'waiting' },
      { path: `/runs/${w.waiting.runId}`, state: 'menu', prepare: opensMenu('More actions') },
      { path: `/runs/${w.waiting.runId}`, state: 'cancel', prepare: picks('More actions', 'Cancel run') },
      { path: `/runs/${w.failedRunId}`, state: 'failed' },
      {
        path: `/runs/${w.failedRunId}`,
        state: 'again',
        prepare: opens(/^Edit (input )?and retry$/),
      },
      {
        path: `/runs/${w.failedRunId}`,
        state: 'a step open',
        prepare: (page) =>
          page
            .getByRole('region', { name: 'Timeline' })
            .getByRole('button', { expanded: false })
            .first()
            .click(),
      },
      { path: `/runs/${w.decided.runId}`, state: 'done' },
      { path: `/runs/${w.risky.runId}`, state: 'with a loop' },
    ],
    '/workflows': [
      { path: '/workflows' },
      { path: '/workflows', as: 'new' },
      { path: '/workflows?q=nothing-fits', state: 'none fits' },
      { path: '/workflows', state: 'new workflow', prepare: opens('New') },
    ],
    '/templates': [{ path: '/templates' }, { path: '/templates?q=nothing-fits', state: 'none fits' }],
    '/templates/[id]': [
      { path: '/templates/approve-expense' },
      { path: '/templates/approve-expense', state: 'a scenario', prepare: opens(/^A large one is paid/) },
      { path: '/templates/approve-expense', state: 'use', prepare: opens(/^Use/) },
      { path: '/templates/unknown', state: 'unknown' },
    ],
    '/workflows/[id]': [
      { path: workflow },
      { path: workflow, state: 'run', prepare: opens('Run') },
      { path: `${workflow}?tab=starts` },
      { path: `/workflows/${w.brokenWorkflowId}?tab=starts`, state: 'draft only' },
      { path: `${workflow}?tab=versions` },
      { path: `${workflow}?tab=settings` },
      { path: `${workflow}?tab=settings`, state: 'archive', prepare: opens(/^(Archive|Delete)/) },
    ],
    '/workflows/[id]/edit': [
      { path: editor },
      { path: broken, state: 'with problems' },
      { path: `/workflows/${w.unreadableWorkflowId}/edit`, state: 'unreadable' },
      { path: editor, state: 'step menu', prepare: opensMenu(/^Actions for/) },
      { path: `${editor}?add=0`, state: 'add a step' },
      ...['large', 'approval', 'charge', 'deliver', 'fulfil', 'markPaid', 'stop', 'stopFailed'].map(
        (step) => ({
          path: `${editor}?step=${step}`,
          state: `step ${step}`,
        }),
      ),
      ...['ask', 'missing', 'code', 'mail'].map((step) => ({
        path: `${broken}?step=${step}`,
        state: `step ${step}`,
      })),
      ...['start', 'values', 'output', 'problems', 'publish', 'data'].map((panel) => ({
        path: `${broken}?panel=${panel}`,
        state: panel,
      })),
      ...['backlogs', 'readModels'].map((panel) => ({
        path: `/workflows/${w.dataWorkflowId}/edit?panel=${panel}`,
        state: panel,
      })),
      { path: `/workflows/${w.dataWorkflowId}/edit?step=look`, state: 'step look' },
      { path: `${editor}?panel=publish`, state: 'publish' },
      {
        path: `${editor}?step=approval`,
        state: 'choose a value',
        prepare: async (page) => {
          await button(page, 'Insert a value').click();
          await page.getByRole('dialog', { name: 'Choose a value' }).waitFor();
        },
      },
    ],
    '/projects': [
      { path: '/projects' },
      { path: '/projects', as: 'new' },
      { path: '/projects', state: 'new project', prepare: opens('New') },
    ],
    '/projects/[id]/insights': [
      { path: `${project}/insights` },
      {
        path: `${project}/insights?range=month`,
        state: 'when is one hot',
        prepare: opens('When is one hot?'),
      },
    ],
    '/projects/[id]/pools/[queueId]/scaling': [
      { path: `${project}/pools/${w.queueId}/scaling` },
      { path: `${project}/pools/${w.queueId}/scaling`, state: 'change', prepare: opens('Change') },
    ],
    '/workflows/[id]/insights': [
      { path: `${workflow}/insights` },
      { path: `/workflows/${w.brokenWorkflowId}/insights`, state: 'nothing yet' },
    ],
    '/projects/[id]': [
      { path: project },
      { path: project, state: 'stop pool', prepare: opens('Stop pool') },
      { path: project, state: 'limit', prepare: opens('Limit tasks at once') },
      { path: project, state: 'new pool', prepare: opens('New worker pool') },
      { path: `${project}?tab=secrets` },
      { path: `${project}?tab=secrets`, state: 'add a secret', prepare: opens('Add secret') },
      { path: `${project}?tab=settings` },
    ],
    '/projects/[id]/data': [
      { path: data },
      { path: `/projects/${w.emptyProjectId}/data`, state: 'nothing yet' },
      { path: `/projects/${unknown}/data`, state: 'gone' },
    ],
    '/projects/[id]/data/backlogs/[backlog]': [
      { path: `${data}/backlogs/alerts`, state: 'full' },
      { path: `${data}/backlogs/alerts`, state: 'add', prepare: opens('Add') },
      {
        path: `${data}/backlogs/alerts`,
        state: 'add as data',
        prepare: async (page) => {
          await opens('Add')(page);
          await page.getByText('As data').click();
        },
      },
      { path: `${data}/backlogs/alerts?item=${w.backlogItemId}`, state: 'an item' },
      { path: `${data}/backlogs/letters`, state: 'empty' },
      { path: `${data}/backlogs/alerts?status=done` },
      { path: `${data}/backlogs/unknown`, state: 'gone' },
    ],
    '/projects/[id]/data/events': [
      { path: `${data}/events` },
      { path: `${data}/events?period=range`, state: 'a range' },
      { path: `${data}/events?event=1`, state: 'an event' },
      { path: `${data}/events?q=nothing-fits`, state: 'none fits' },
      { path: `/projects/${w.emptyProjectId}/data/events`, state: 'nothing yet' },
    ],
    '/projects/[id]/data/read-models/[model]': [
      { path: `${data}/read-models/balances` },
      { path: `${data}/read-models/balances?key=account-1`, state: 'an entry' },
      { path: `${data}/read-models/balances?q=nothing-fits`, state: 'none fits' },
      {
        path: `${data}/read-models/balances`,
        state: 'rebuild',
        prepare: picks('More actions', 'Rebuild'),
      },
      { path: `${data}/read-models/overdone`, state: 'events that failed' },
      { path: `${data}/read-models/unknown`, state: 'gone' },
    ],
    '/projects/[id]/pools/[queueId]': [
      { path: pool },
      { path: pool, state: 'menu of a worker', prepare: opensMenu(/^Actions for worker/) },
      { path: pool, state: 'log of a worker', prepare: picks(/^Actions for worker/, 'Log') },
      { path: `${pool}?tab=settings` },
      { path: `${pool}?tab=history` },
      { path: `${project}/pools/${unknown}`, state: 'gone' },
    ],
    '/help/language': [
      { path: '/help/language' },
      { path: '/help/language?q=deadline', state: 'search' },
      { path: '/help/language?q=xylophone', state: 'nothing found' },
    ],
    '/more': [{ path: '/more' }, { path: '/more', state: 'sign out', prepare: opens('Sign out') }],
    '/more/about': [{ path: '/more/about' }],
    '/more/devices': [{ path: '/more/devices' }],
    '/more/notifications': [{ path: '/more/notifications' }],
    '/more/regions': [{ path: '/more/regions' }],
    '/messages': [
      { path: '/messages' },
      { path: '/messages', as: 'new' },
      {
        path: '/messages',
        state: 'one open',
        prepare: async (page) => {
          await page.getByRole('link', { name: 'An invoice has come' }).click();
          await dialog(page);
        },
      },
    ],
    '/more/outbox': [{ path: '/more/outbox' }, { path: '/more/outbox', as: 'new' }],
    '/more/people': [
      { path: '/more/people' },
      { path: '/more/people', state: 'invite', prepare: opens('Invite') },
      { path: '/more/people', state: 'menu of a member', prepare: opensMenu(/^Change /) },
    ],
  };
};

/** An address that leads nowhere is a page, too. */
export const notFoundView: View = { path: '/there-is-nothing-here', state: 'not found' };
