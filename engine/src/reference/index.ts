export type { FieldEntry } from './fields.ts';
export {
  type ExpressionEntry,
  type KindEntry,
  languageReference,
  type LanguageReference,
} from './language.ts';
export { toMarkdown } from './markdown.ts';
