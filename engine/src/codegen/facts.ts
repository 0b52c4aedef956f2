/** A sequence of steps in the code, as a path: ids of the containers around it, with the part of each. */
type BlockPath = readonly string[];

const placeOf = (containerId: string, block: BlockPath): string => [...block, containerId].join(' ');

/**
 * What is only known once all code was written: where a step's value is used, hence where its variable must be declared, and
 * what the head of the function needs. Gathered in a first pass, used by the passes that print.
 */
export class Facts {
  private readonly definedIn = new Map<string, BlockPath>();
  private readonly usedIn = new Map<string, BlockPath[]>();
  private readonly repeated = new Map<string, 'items' | 'turns'>();
  private readonly usedEarly = new Set<string>();
  private readonly outliving = new Set<string>();
  private readonly hoisted = new Set<string>();
  /** Those that are hoisted, by the place of the container in front of which they are declared. */
  private readonly hoistedAt = new Map<string, string[]>();
  usesRun = false;
  /** An `end` stands within a loop, lane or `finally`. */
  endsFromWithin = false;

  define(stepId: string, block: BlockPath): void {
    this.definedIn.set(stepId, block);
  }

  /** The steps of a container run several times: per item, each apart, or per turn, each after the other. */
  repeats(containerId: string, by: 'items' | 'turns'): void {
    this.repeated.set(containerId, by);
  }

  use(stepId: string, block: BlockPath): void {
    // Code is written in the order in which it runs, so what is not there yet was given by the turn before.
    if (!this.definedIn.has(stepId)) this.usedEarly.add(stepId);
    const uses = this.usedIn.get(stepId);
    if (uses) uses.push(block);
    else this.usedIn.set(stepId, [block]);
  }

  isUsed(stepId: string): boolean {
    return this.usedIn.has(stepId);
  }

  /** Decides where variables are declared, once everything was gathered. Until then, none counts as declared further out. */
  settle(): void {
    for (const [stepId, defined] of this.definedIn) {
      const depth = this.commonDepth(stepId, defined);
      if (depth === defined.length) continue;
      this.hoisted.add(stepId);
      const place = placeOf(defined[depth]!.split('/')[0]!, defined.slice(0, depth));
      this.hoistedAt.set(place, [...(this.hoistedAt.get(place) ?? []), stepId]);
    }
  }

  /** The step's variable is declared at the head of the workflow, whatever uses it. */
  outlives(stepId: string): void {
    this.outliving.add(stepId);
  }

  /** The value is used outside of the sequence that makes it, so its variable is declared further out. */
  isHoisted(stepId: string): boolean {
    return this.outliving.has(stepId) || this.hoisted.has(stepId);
  }

  /** Steps whose variables are declared in front of a container: those within it that are used behind or beside it. */
  hoistedBefore(containerId: string, block: BlockPath): readonly string[] {
    return this.hoistedAt.get(placeOf(containerId, block)) ?? [];
  }

  private commonDepth(stepId: string, defined: BlockPath): number {
    let depth = defined.length;
    for (const used of this.usedIn.get(stepId) ?? []) {
      let common = 0;
      while (common < depth && used[common] === defined[common]) common += 1;
      depth = common;
    }
    const isWithinTurn = depth === defined.length && !this.usedEarly.has(stepId);
    return isWithinTurn ? depth : this.outsideOfTurns(defined, depth);
  }

  /**
   * A variable that outlives its sequence is declared in front of all turns around, so that it always keeps what the step gave
   * last; never outside of an item, which has values of its own.
   */
  private outsideOfTurns(defined: BlockPath, depth: number): number {
    let outermost = depth;
    for (let level = depth - 1; level >= 0; level -= 1) {
      const by = this.repeated.get(defined[level]!.split('/')[0]!);
      if (by === 'items') break;
      if (by === 'turns') outermost = level;
    }
    return outermost;
  }
}
