import { randomBytes } from 'node:crypto';
import { approvalDecidedSignal } from '@wfb/engine/contract';
import type { DefinitionInput } from '@wfb/engine/definition';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startObjectStore } from '../../support/object-store.ts';
import { createWorkplace, eventually, type Workplace } from './support.ts';

const mebibyte = 1024 * 1024;
/** Of letters that do not repeat themselves, so that it stays large. */
const textOf = (bytes: number): string => randomBytes(Math.ceil((bytes * 3) / 4)).toString('base64');

/** What the workflows are started with. */
const takesTexts: DefinitionInput['input'] = {
  type: 'object',
  properties: { texts: { type: 'array', items: { type: 'string' } } },
};

let bucket: Awaited<ReturnType<typeof startObjectStore>>;
beforeAll(async () => {
  bucket = await startObjectStore();
});
afterAll(() => bucket.close());

describe.each([
  ['in Postgres', () => ({})],
  ['in a bucket', () => ({ blobStoreUrl: bucket.url })],
])('large values, kept %s,', (_, options) => {
  let place: Workplace;
  beforeAll(async () => {
    place = await createWorkplace(inject('stack'), options());
    place.startHost();
  });
  afterAll(() => place.close());

  test('pass through inputs, step outputs, approvals and the output, and never lie in the history', async () => {
    const workflow = await place.publish({
      name: 'Large',
      input: takesTexts,
      steps: [
        {
          id: 'longer',
          kind: 'code',
          source: 'export default ({ text }) => ({ text: text + "!", length: text.length });',
          with: { text: '{{ input.texts[0] }}' },
        },
        {
          id: 'ok',
          kind: 'approval',
          ask: 'Fine?',
          details: '{{ steps.longer.text }}',
          to: { people: [place.user.email] },
        },
      ],
      output: {
        decision: '{{ steps.ok.decision }}',
        texts: '{{ input.texts }}',
        text: '{{ steps.longer.text }}',
      },
    });
    const texts = [
      textOf(700_000),
      textOf(900_000),
      textOf(900_000),
      textOf(900_000),
      textOf(900_000),
      textOf(900_000),
    ];
    expect(JSON.stringify(texts).length).toBeGreaterThan(4.9 * mebibyte);

    const run = await place.start(workflow, { texts });
    const approval = await eventually(() => place.prisma.approval.findFirst({ where: { runId: run.id } }));
    expect(approval.details).toBe(`${texts[0]}!`);
    await place.prisma.approval.update({
      where: { id: approval.id },
      data: { status: 'approved', decidedAt: new Date() },
    });
    await run.handle.signal(approvalDecidedSignal, { approvalId: approval.id });

    const output = (await run.handle.result()) as { decision: string; texts: string[]; text: string };
    expect(output.decision).toBe('approved');
    expect(output.texts.map((text, index) => text === texts[index])).toEqual(texts.map(() => true));
    expect(output.text === `${texts[0]}!`).toBe(true);

    const { historyLength, raw } = await run.handle.describe();
    expect(historyLength).toBeLessThan(40);
    // The code of the version lies in it too, but no value.
    expect(Number(raw.workflowExecutionInfo?.historySizeBytes)).toBeLessThan(100_000);
    const uses = await place.prisma.blobUse.findMany({ where: { runId: run.id } });
    expect(uses.length).toBeGreaterThanOrEqual(3);
  });

  test('many of them at once, each small enough by itself, are begun in one go', async () => {
    const workflow = await place.publish({
      name: 'Many',
      input: takesTexts,
      steps: [
        {
          id: 'each',
          kind: 'forEach',
          items: 'input.texts',
          concurrency: 200,
          steps: [
            {
              id: 'measure',
              kind: 'code',
              source: 'export default ({ text }) => text.length;',
              with: { text: '{{ item }}' },
            },
          ],
          collect: '{{ steps.measure }}',
        },
      ],
      output: '{{ sum(steps.each) }}',
    });
    // 8 MB with one answer of the worker, of which Temporal takes 4.
    const texts = Array.from({ length: 200 }, () => textOf(40_000));
    const run = await place.start(workflow, { texts });
    expect(await run.handle.result()).toBe(texts.reduce((sum, { length }) => sum + length, 0));
  });
});
