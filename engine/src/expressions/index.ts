export * from './ast.ts';
export { closest } from './closest.ts';
export * from './errors.ts';
export { createGuard, type Guard } from './guard/index.ts';
export {
  type HelperDeclaration,
  helperDeclarations,
  type HelperGroup,
  type HelperName,
} from './helpers/index.ts';
export * as lib from './library/index.ts';
export * from './limits.ts';
export { type MethodDeclaration, methods } from './methods.ts';
export { parseExpression } from './parse.ts';
export { propertyKey, quote } from './print/code.ts';
export { printGuarded } from './print/guarded.ts';
export { printPlain } from './print/plain.ts';
export type { PrintOptions } from './print/scope.ts';
export { printTemplateGuarded, printTemplatePlain } from './print/template.ts';
export { identifierPattern } from './reserved.ts';
export * from './template.ts';
