import type { Expression, PlanTemplate } from '../compiler/plan.ts';
import {
  printGuarded,
  printPlain,
  type PrintOptions,
  printTemplateGuarded,
  printTemplatePlain,
} from '../expressions/index.ts';

/**
 * The two ways in which one tree is printed: the TypeScript that people take home, and the JavaScript that we host. They differ
 * in how expressions are printed, in types and comments, and in the reports of steps; never in what is awaited, and in which order.
 */
export interface Target {
  isHosted: boolean;
  expression(expression: Expression, options: PrintOptions): string;
  template(template: PlanTemplate, options: PrintOptions): string;
}

export const plainTarget: Target = {
  isHosted: false,
  expression: ({ ast }, options) => printPlain(ast, options),
  template: printTemplatePlain,
};

export const hostedTarget: Target = {
  isHosted: true,
  expression: ({ ast }, options) => printGuarded(ast, options),
  template: printTemplateGuarded,
};
