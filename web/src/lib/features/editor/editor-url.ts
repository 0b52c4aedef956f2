import { goto } from '$app/navigation';
import { page } from '$app/state';
import type { StepPlace } from '@wfb/engine/definition';

/** What is open over (phone) or beside (desk) the list of steps. The URL keeps it: it can be sent, and "back" closes it. */
export type EditorPanel =
  { kind: 'step'; stepId: string } | { kind: 'add'; place: StepPlace } | { kind: PlainPanel };
export type PlainPanel = (typeof plainPanels)[number];
const plainPanels = [
  'start',
  'values',
  'events',
  'backlogs',
  'readModels',
  'output',
  'problems',
  'publish',
  'data',
  'test',
] as const;

export function readPanel(params: Pick<URLSearchParams, 'get'>): EditorPanel | null {
  const stepId = params.get('step');
  if (stepId) return { kind: 'step', stepId };
  const add = params.get('add');
  if (add !== null) return { kind: 'add', place: readPlace(add) };
  const plain = plainPanels.find((name) => name === params.get('panel'));
  return plain ? { kind: plain } : null;
}

export function printPanel(panel: EditorPanel): string {
  if (panel.kind === 'step') return `?${new URLSearchParams({ step: panel.stepId }).toString()}`;
  if (panel.kind === 'add') return `?${new URLSearchParams({ add: printPlace(panel.place) }).toString()}`;
  return `?panel=${panel.kind}`;
}

/** `2` in the workflow itself, `big/case:over/0` within a step. */
function printPlace({ within, index }: StepPlace): string {
  return within ? `${within.stepId}/${within.section}/${index}` : String(index);
}

function readPlace(text: string): StepPlace {
  const parts = text.split('/');
  const index = Math.max(0, Number(parts.at(-1)) || 0);
  const [stepId, section] = parts;
  return parts.length === 3 && stepId && section ? { within: { stepId, section }, index } : { index };
}

/** A step in the history, unless one panel only takes the place of another. */
export function openPanel(panel: EditorPanel): void {
  const replace = readPanel(page.url.searchParams) !== null;
  void goto(page.url.pathname + printPanel(panel), {
    replace,
    reset: false,
    state: { sheet: replace ? (page.state.sheet ?? '') : 'panel' },
  });
}

/** Goes back where the panel was opened here; a panel that came with the URL is taken off it. */
export function closePanel(): void {
  if (readPanel(page.url.searchParams) === null) return;
  if (page.state.sheet === 'panel') history.back();
  else void goto(page.url.pathname, { replace: true, reset: false });
}
