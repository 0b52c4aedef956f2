import type { TimelineNode } from './timeline.ts';

/**
 * What of a run's page is drawn already, below its head: first its actions, then its steps. A long workflow drawn at once would keep a
 * phone from answering for a second; one by one, in the order in which they are read, nothing that is seen moves.
 */
export class GradualReveal {
  #nodes: () => readonly TimelineNode[] | null;
  #drawn = $state(0);
  #order: ReadonlyMap<string, number> = $derived.by(() => readingOrder(this.#nodes() ?? []));

  /** Its effect lives as long as the component that makes it. `nodes` gives null while there is no run yet. */
  constructor(nodes: () => readonly TimelineNode[] | null) {
    this.#nodes = nodes;
    $effect(() => {
      if (this.#nodes() === null || this.done) return;
      const timer = setTimeout(() => (this.#drawn += 1));
      return () => clearTimeout(timer);
    });
  }

  get done(): boolean {
    return this.#drawn > this.#order.size;
  }

  get showsActions(): boolean {
    return this.#drawn > 0;
  }

  /** Steps of opened items of a loop are not of the first drawing, and always shown. */
  shows(node: TimelineNode): boolean {
    return this.done || (this.#order.get(node.key) ?? 0) < this.#drawn - 1;
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
