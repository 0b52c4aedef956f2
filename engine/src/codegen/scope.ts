import type { Reference } from '../expressions/ast.ts';
import type { Facts } from './facts.ts';
import type { Names } from './names.ts';

/** Variables of a loop. */
export interface Loop {
  /** Id of the step. */
  of: string;
  item: string;
  index: string;
  /** Place of the item, for idempotency keys and reports. */
  at: string;
}

/** Variables of something that is done several times. */
export interface Turns {
  turn: string;
  at: string;
}

/** Where in a workflow code is being written: which names mean what, and in which sequence of which container it stands. */
export class Scope {
  /** Path of the sequence: containers around, each with its part. */
  block: readonly string[] = [];

  private readonly facts: Facts;
  private readonly names: Names;
  private readonly variables: ReadonlyMap<string, string>;
  private readonly loops: Loop[] = [];
  private readonly places: string[] = [];
  /** Steps that tell within their own fields how far they are: variables that hold it, and whether they are used. */
  private readonly soFars = new Map<string, { name: string; isUsed: boolean }>();
  private readonly errors: string[] = [];
  private readonly events: string[] = [];

  /** @param variables Of the steps, by id. */
  constructor(facts: Facts, names: Names, variables: ReadonlyMap<string, string>) {
    this.facts = facts;
    this.names = names;
    this.variables = variables;
  }

  variableOf(stepId: string): string {
    return this.variables.get(stepId)!;
  }

  /** A name of its own for what belongs to a step. */
  claim(name: string): string {
    return this.names.claim(name);
  }

  /** The variable that holds the place of the items and turns around. */
  get at(): string | undefined {
    return this.places.at(-1);
  }

  /** How code that stands here names a value. */
  nameOf(reference: Reference): string {
    const loop = this.loops.at(-1);
    switch (reference.root) {
      case 'steps':
        if (this.isSoFar(reference.name)) return this.useSoFar(reference.name);
        this.facts.use(reference.name, this.block);
        return this.variables.get(reference.name) ?? 'undefined';
      case 'values':
        return `values.${reference.name}`;
      case 'item':
        return loop?.item ?? 'undefined';
      case 'items':
        return this.loops.findLast(({ of }) => of === reference.name)?.item ?? 'undefined';
      case 'item_index':
        return loop?.index ?? 'undefined';
      case 'event':
        return this.events.at(-1) ?? 'undefined';
      case 'error':
        return this.errors.at(-1) ?? 'undefined';
      case 'run':
        this.facts.usesRun = true;
        return 'run';
      case 'input':
        return 'input';
      case 'secrets':
        throw new Error('A secret never enters workflow code.');
    }
  }

  /** While something of a part of a container is written. */
  within(containerId: string, part: string, write: () => void): void {
    const outer = this.block;
    this.block = [...outer, `${containerId}/${part}`];
    write();
    this.block = outer;
  }

  /** While the steps of a loop are written. */
  loop(of: string, write: (loop: Loop, outerAt: string | undefined) => void): void {
    const outerAt = this.at;
    const [item, index, at] = [this.names.claim('item'), this.names.claim('index'), this.names.claim('at')];
    this.loops.push({ of, item, index, at });
    this.places.push(at);
    write({ of, item, index, at }, outerAt);
    this.places.pop();
    this.loops.pop();
    for (const name of [item, index, at]) this.names.release(name);
  }

  /** While the steps of something that is done several times are written; the variable `name` counts. */
  turns(name: string, write: (variables: Turns, outerAt: string | undefined) => void): void {
    const outerAt = this.at;
    const [turn, at] = [this.names.claim(name), this.names.claim('at')];
    this.places.push(at);
    write({ turn, at }, outerAt);
    this.places.pop();
    for (const each of [turn, at]) this.names.release(each);
  }

  /** While something is written that is worked out while its own step goes on; the variable holds how far that is. */
  soFar(stepId: string, write: (name: string, isUsed: () => boolean) => string): string {
    const entry = { name: this.names.claim('soFar'), isUsed: false };
    this.soFars.set(stepId, entry);
    const written = write(entry.name, () => entry.isUsed);
    this.soFars.delete(stepId);
    this.names.release(entry.name);
    return written;
  }

  isSoFar(stepId: string): boolean {
    return this.soFars.has(stepId);
  }

  private useSoFar(stepId: string): string {
    const entry = this.soFars.get(stepId)!;
    entry.isUsed = true;
    return entry.name;
  }

  /** While the steps of a saga are written; the variable is the function that takes what undoes a step. */
  undoing(write: (register: string) => void): void {
    const register = this.names.claim('undo');
    write(register);
    this.names.release(register);
  }

  /** While something is written that judges an event or follows it; the variable holds the event. */
  withEvent<T>(write: (event: string) => T): T {
    const event = this.names.claim('event');
    this.events.push(event);
    const written = write(event);
    this.events.pop();
    this.names.release(event);
    return written;
  }

  /** While the steps of a `catch` are written; the variable holds what was caught. */
  catching(write: (error: string) => void): void {
    const error = this.names.claim('error');
    this.errors.push(error);
    write(error);
    this.errors.pop();
    this.names.release(error);
  }
}
