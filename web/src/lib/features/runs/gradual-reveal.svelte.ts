import type { TimelineNode } from './timeline.ts';

/**
 * The steps of a timeline that are drawn already. A long workflow drawn at once would keep a phone from answering for a second; one by one, in
 * the order in which they are read, nothing that is seen moves.
 */
export class GradualReveal {
  #nodes: () => readonly TimelineNode[];
  #limit = $state(1);
  #order: ReadonlyMap<string, number> = $derived.by(() => readingOrder(this.#nodes()));

  /** Its effect lives as long as the component that makes it. */
  constructor(nodes: () => readonly TimelineNode[]) {
    this.#nodes = nodes;
    $effect(() => {
      if (this.done) return;
      const timer = setTimeout(() => (this.#limit += 1));
      return () => clearTimeout(timer);
    });
  }

  get done(): boolean {
    return this.#limit >= this.#order.size;
  }

  /** Steps of opened items of a loop are not of the first drawing, and always shown. */
  shows(node: TimelineNode): boolean {
    return this.done || (this.#order.get(node.key) ?? 0) < this.#limit;
  }
}

function readingOrder(
  nodes: readonly TimelineNode[],
  order = new Map<string, number>(),
): Map<string, number> {
  for (const node of nodes) {
    order.set(node.key, order.size);
    for (const section of node.sections) readingOrder(section.nodes, order);
  }
  return order;
}
