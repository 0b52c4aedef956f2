import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { hash } from './activities.ts';

type Activities = { hash: typeof hash };

const local = proxyLocalActivities<Activities>({ startToCloseTimeout: '5s' });
const ordinary = proxyActivities<Activities>({ startToCloseTimeout: '5s' });

export async function nothing(): Promise<string> {
  return 'done';
}

async function localHashes(text: string, count: number): Promise<string> {
  let value = text;
  for (let step = 0; step < count; step += 1) value = (await local.hash({ text: value })).value;
  return value;
}

export const tenLocal = (text: string): Promise<string> => localHashes(text, 10);
export const hundredLocal = (text: string): Promise<string> => localHashes(text, 100);

export async function tenOrdinary(text: string): Promise<string> {
  let value = text;
  for (let step = 0; step < 10; step += 1) value = (await ordinary.hash({ text: value })).value;
  return value;
}
