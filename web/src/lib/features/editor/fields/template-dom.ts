import { parseSegments, printValue } from '@wfb/engine/definition';

// The text field with chips is a contenteditable that is never re-rendered while somebody types in it: keyboards of phones
// compose words over several events, and a node that is replaced meanwhile loses letters. The DOM is the truth while it has
// the focus; these functions translate between it and the template.

/** Browsers cannot put the caret beside an element that is not editable at an edge; an invisible letter gives it a place. */
const CARET = '\u200b';

export type ChipLabel = (expression: string) => string;

const chipClass =
  'mx-px inline-block max-w-full cursor-pointer rounded-[6px] bg-accent-soft px-1.5 font-medium text-accent align-baseline break-words select-none';

export function createChip(expression: string, label: ChipLabel): HTMLSpanElement {
  const chip = document.createElement('span');
  chip.contentEditable = 'false';
  chip.dataset.expression = expression;
  chip.className = chipClass;
  chip.textContent = label(expression);
  return chip;
}

export function renderTemplate(element: HTMLElement, template: string, label: ChipLabel): void {
  const nodes: (Node | string)[] = [];
  for (const segment of parseSegments(template)) {
    if (segment.kind === 'text') nodes.push(segment.text);
    else nodes.push(CARET, createChip(segment.expression, label), CARET);
  }
  element.replaceChildren(...nodes);
}

export function readTemplate(element: Node): string {
  return readNodes(element.childNodes).replaceAll(CARET, '').replaceAll('\u00a0', ' ').replace(/\n$/, '');
}

function readNodes(nodes: Iterable<Node>): string {
  let text = '';
  for (const node of nodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? '';
    if (!(node instanceof HTMLElement)) continue;
    if (node.dataset.expression !== undefined) text += printValue(node.dataset.expression);
    else if (node.tagName === 'BR') text += '\n';
    else text += (text === '' || text.endsWith('\n') ? '' : '\n') + readNodes(node.childNodes);
  }
  return text;
}

/** Whether there are values in it that were typed as `{{ … }}` and are no chips yet. */
export function hasTypedValues(element: HTMLElement): boolean {
  return (
    parseSegments(readTemplate(element)).filter(({ kind }) => kind === 'value').length !== countChips(element)
  );
}

function countChips(element: HTMLElement): number {
  return element.querySelectorAll('[data-expression]').length;
}

/** New words for the chips that are there: a step or field was renamed. */
export function relabelChips(element: HTMLElement, label: ChipLabel): void {
  for (const chip of element.querySelectorAll<HTMLElement>('[data-expression]')) {
    const words = label(chip.dataset.expression ?? '');
    if (chip.textContent !== words) chip.textContent = words;
  }
}

/** Puts a chip at a range, or at the end where there is none, with the caret behind it. */
export function insertChip(
  element: HTMLElement,
  range: Range | null,
  expression: string,
  label: ChipLabel,
): void {
  const at = range && element.contains(range.commonAncestorContainer) ? range : endOf(element);
  at.deleteContents();
  const behind = document.createTextNode(CARET);
  const fragment = document.createDocumentFragment();
  fragment.append(CARET, createChip(expression, label), behind);
  at.insertNode(fragment);
  const caret = document.createRange();
  caret.setStart(behind, behind.length);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(caret);
}

function endOf(element: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(false);
  return range;
}
