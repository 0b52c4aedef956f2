export type HelperGroup = 'lists' | 'numbers' | 'texts' | 'dates' | 'objects';

/** What the editor, the compiler and the reference say of a helper function. Its behaviour is `library[name]`. */
export interface HelperDeclaration {
  group: HelperGroup;
  /** TypeScript of the function, behind its name. `Maybe` and `Moment` are the library's. */
  signature: string;
  description: string;
  example: string;
  /** Least and most arguments. */
  arguments: [least: number, most: number];
  /** Place of the argument that may be a function. */
  function?: number;
  /** Gives a text, a number or a truth value whatever happens: never nothing. */
  gives?: 'text' | 'number' | 'boolean' | 'list' | 'object';
}
