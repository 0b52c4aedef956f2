import type { ObjectSchema, ReadModelDeclaration, Template } from '@wfb/engine/definition';

/** What an entry has, changed: what was said of fields that are gone goes with them. */
export function withState(
  { initial, on }: Pick<ReadModelDeclaration, 'initial' | 'on'>,
  state: ObjectSchema,
): Pick<ReadModelDeclaration, 'state' | 'initial' | 'on'> {
  const kept = (values: Readonly<Record<string, Template>>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => name in state.properties));
  return { state, initial: kept(initial), on: on.map((fold) => ({ ...fold, set: kept(fold.set) })) };
}
