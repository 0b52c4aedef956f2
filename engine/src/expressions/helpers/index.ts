import type * as library from '../library/index.ts';
import { dateHelpers } from './dates.ts';
import type { HelperDeclaration } from './declaration.ts';
import { listHelpers } from './lists.ts';
import { numberHelpers } from './numbers.ts';
import { objectHelpers } from './objects.ts';
import { textHelpers } from './texts.ts';

export { globalAdvice } from './advice.ts';
export type { HelperDeclaration, HelperGroup } from './declaration.ts';

export type HelperName = keyof typeof library;

const helpers = {
  ...numberHelpers,
  ...listHelpers,
  ...textHelpers,
  ...dateHelpers,
  ...objectHelpers,
} satisfies Record<HelperName, HelperDeclaration>;

export const helperDeclarations: Readonly<Record<HelperName, HelperDeclaration>> = helpers;

export function helperOf(name: string): HelperDeclaration | undefined {
  return Object.hasOwn(helpers, name) ? helpers[name as HelperName] : undefined;
}
