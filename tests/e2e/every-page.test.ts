/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { violations } from './support/accessibility.ts';
import type { Device } from './support/device.ts';
import { fillWorkspace, type FilledWorkspace } from './support/filled-workspace.ts';
import { findRoutes } from './support/routes.ts';
import { useStage } from './support/stage.ts';
import { notFoundView, viewsOf, type View } from './support/views.ts';

const stage = useStage();
let workspace: FilledWorkspace;
let views: Record<string, View[]>;

beforeAll(async () => {
  workspace = await fillWorkspace(stage);
  views = viewsOf(workspace);
});

/** Words of the engine below, which nobody shall meet. */
const foreignWords =
  /\btemporal\b|\btask queues?\b|\bactivit(?:y|ies)\b|\bsignals?\b|\bworkflow executions?\b/gi;

test('no page is forgotten', async () => {
  expect(Object.keys(views).toSorted()).toEqual(await findRoutes());
});

test(
  'every page in every state is accessible at both sizes in both themes, and free of foreign words',
  { timeout: 600_000 },
  async () => {
    const findings = await Promise.all([walk('phone'), walk('desktop')]);
    expect(findings.flat()).toEqual([]);
  },
);

async function walk(size: 'phone' | 'desktop'): Promise<string[]> {
  const devices = {
    filled: await stage.open({ device: size, person: workspace.person }),
    new: await stage.open({ device: size, person: await stage.person() }),
    nobody: await stage.open({ device: size }),
  };
  const findings: string[] = [];
  for (const view of [...Object.values(views).flat(), notFoundView]) {
    const found = await examine(devices[view.as ?? 'filled'], view);
    findings.push(...found.map((finding) => `${size}, ${title(view)}: ${finding}`));
  }
  const problems = Object.values(devices).flatMap(({ browser }) => browser.problems);
  return [...findings, ...problems.filter((problem) => !isExpected(problem))];
}

const title = ({ path, state, as = 'filled' }: View) => `${path}${state ? ` (${state})` : ''} as ${as}`;

/** What pages ask for that is not there (an unknown approval, a wrong password) is in the console by the browser's doing. */
const isExpected = (problem: string) => /status of (401|404)/.test(problem);

async function examine({ page, origin }: Device, view: View): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(origin + view.path);
  try {
    await settled(page);
    await view.prepare?.(page);
    await settled(page);
    await atRest(page);
  } catch (error) {
    return [`could not be reached: ${String(error).split('\n')[0]}`];
  }
  const found = await violations(page);
  // Between the themes nothing differs but colours.
  await page.emulateMedia({ colorScheme: 'dark' });
  await atRest(page);
  const dark = await violations(page, ['color-contrast', 'link-in-text-block']);
  const words = (await page.locator('body').innerText()).match(foreignWords) ?? [];
  return [
    ...found,
    ...dark.map((finding) => `dark: ${finding}`),
    ...[...new Set(words)].map((word) => `says "${word}"`),
  ];
}

/** The page's data is there: nothing is a skeleton any more. */
async function settled(page: Page): Promise<void> {
  await page
    .getByRole('heading', { level: 1 })
    .filter({ visible: true, hasText: /\S/ })
    .first()
    .waitFor({ timeout: 15_000 });
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[role="status"]')].every(
      ({ textContent }) => !textContent.includes('Loading…'),
    ),
  );
}

/**
 * Colours on their way from one to the other are neither, and what inherits one sets out when its parent has arrived: so it is two
 * frames without any. What turns for ever is no such way.
 */
const atRest = (page: Page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const ways = () =>
      document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    for (let still = 0; still < 2; still += 1) {
      await frame();
      if (ways().length > 0) still = -1;
      await Promise.allSettled(ways().map(({ finished }) => finished));
    }
  });
