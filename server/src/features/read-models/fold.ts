import type { ReadModelDeclaration } from '@wfb/engine/definition';
import { createFold } from '@wfb/engine/project-data';
import type { FoldOf } from '@wfb/prisma/read-models';

export const readModelDeclarationOf = (declaration: unknown): ReadModelDeclaration =>
  declaration as ReadModelDeclaration;

/** How a read model folds events: what the database keeps of it, given its meaning. */
export const foldOf: FoldOf = (declaration) => createFold(readModelDeclarationOf(declaration));
