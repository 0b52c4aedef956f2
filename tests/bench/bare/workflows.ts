import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { hash } from './activities.ts';

type Activities = { hash: typeof hash };

const local = proxyLocalActivities<Activities>({ startToCloseTimeout: '5s' });
const ordinary = proxyActivities<Activities>({ startToCloseTimeout: '5s' });

export async function nothing(): Promise<string> {
  return 'done';
}

export async function tenLocal(text: string): Promise<string> {
  let value = text;
  for (let step = 0; step < 10; step += 1) value = (await local.hash({ text: value })).value;
  return value;
}

export async function tenOrdinary(text: string): Promise<string> {
  let value = text;
  for (let step = 0; step < 10; step += 1) value = (await ordinary.hash({ text: value })).value;
  return value;
}
