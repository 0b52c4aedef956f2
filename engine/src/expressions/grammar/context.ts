import type { Node } from 'acorn';
import { ExpressionError, type ExpressionErrorCode } from '../errors.ts';
import { sourceLimits } from '../limits.ts';
import { forbiddenNames } from '../reserved.ts';

/** What the rules know while they go down a tree: names of the functions around, and how much was seen. */
export class GrammarContext {
  readonly text: string;
  private readonly locals: string[] = [];
  private nodes = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  enter<T>(node: Node, read: () => T): T {
    this.nodes += 1;
    this.depth += 1;
    if (this.nodes > sourceLimits.nodes || this.depth > sourceLimits.depth)
      throw this.refuse(
        node,
        'This expression is too large. Split it over several steps.',
        'EXPRESSION_TOO_LARGE',
      );
    const result = read();
    this.depth -= 1;
    return result;
  }

  withLocals<T>(names: string[], read: () => T): T {
    this.locals.push(...names);
    const result = read();
    this.locals.length -= names.length;
    return result;
  }

  isLocal(name: string): boolean {
    return this.locals.includes(name);
  }

  get localNames(): readonly string[] {
    return this.locals;
  }

  refuse(
    node: { start: number; end: number },
    message: string,
    code: ExpressionErrorCode = 'EXPRESSION_NOT_ALLOWED',
    suggestion?: string,
  ): ExpressionError {
    return new ExpressionError(code, message, node.start, node.end, suggestion);
  }

  /** A field's name, unless it leads out of the data. */
  checkedName(node: Node, name: string): string {
    if (forbiddenNames.has(name)) throw this.refuse(node, `“${name}” cannot be used as the name of a field.`);
    return name;
  }
}

export const at = (node: Node): { start: number; end: number } => ({ start: node.start, end: node.end });
