import type { DataSchema } from '../definition/data-schema.ts';

/** What a step gives to those behind it. */
export interface StepValue {
  id: string;
  title: string;
  /** Absent: nothing is known of the value. */
  schema?: DataSchema;
  /** False: its branch may not have been taken, so the value may be nothing. */
  certain: boolean;
}

interface Frame {
  value: StepValue;
  outer: Frame | undefined;
}

/** What is known of the item of a loop. */
export interface Item {
  /** Id and title of the loop. */
  of: string;
  title: string;
  schema: DataSchema | undefined;
  /** The item of the loop around it. */
  outer: Item | undefined;
}

/** The values that can be used at one place of a workflow. Immutable; scopes share what they have in common. */
export class Scope {
  private readonly frame: Frame | undefined;
  /** Inside a loop: its item. */
  readonly item: Item | undefined;
  /** Inside `catch`. */
  readonly hasError: boolean;
  /** Where an event is judged or has just come: what is known of it. */
  readonly event: DataSchema | undefined;

  constructor(
    frame: Frame | undefined = undefined,
    item: Item | undefined = undefined,
    hasError = false,
    event: DataSchema | undefined = undefined,
  ) {
    this.frame = frame;
    this.item = item;
    this.hasError = hasError;
    this.event = event;
  }

  find(id: string): StepValue | undefined {
    for (let frame = this.frame; frame; frame = frame.outer) if (frame.value.id === id) return frame.value;
    return undefined;
  }

  /** All values, in the order of the steps. */
  values(): StepValue[] {
    const values = new Map<string, StepValue>();
    // In a loop, a step may have a value of the turn before as well: the later one counts.
    for (let frame = this.frame; frame; frame = frame.outer)
      if (!values.has(frame.value.id)) values.set(frame.value.id, frame.value);
    return [...values.values()].reverse();
  }

  with(values: readonly StepValue[]): Scope {
    const frame = values.reduce<Frame | undefined>((outer, value) => ({ value, outer }), this.frame);
    return new Scope(frame, this.item, this.hasError, this.event);
  }

  /** The item of a loop around. */
  itemOf(stepId: string): Item | undefined {
    return this.items.find((item) => item.of === stepId);
  }

  /** Items of the loops around, the innermost first. */
  get items(): Item[] {
    const items: Item[] = [];
    for (let item = this.item; item; item = item.outer) items.push(item);
    return items;
  }

  withItem(item: Omit<Item, 'outer'>): Scope {
    return new Scope(this.frame, { ...item, outer: this.item }, this.hasError, this.event);
  }

  withError(): Scope {
    return new Scope(this.frame, this.item, true, this.event);
  }

  withEvent(event: DataSchema): Scope {
    return new Scope(this.frame, this.item, this.hasError, event);
  }
}

/** Values of a way that may not have been gone. */
export const uncertain = (values: readonly StepValue[]): StepValue[] =>
  values.map((value) => ({ ...value, certain: false }));
