import { type Node, parseExpressionAt } from 'acorn';
import type { ExpressionNode } from './ast.ts';
import { ExpressionError } from './errors.ts';
import { sourceLimits } from './limits.ts';
import { toExpressionNode } from './grammar/index.ts';

export interface ParsedAt {
  ast: ExpressionNode;
  /** Offset behind the expression, parentheses around it included. */
  end: number;
}

/** Parses a whole text as one expression, without braces: `input.total > 500`. Throws an ExpressionError. */
export function parseExpression(source: string): ExpressionNode {
  const { ast, end } = parseAt(source, 0);
  const rest = /\S/.exec(source.slice(end));
  if (rest) {
    const at = end + rest.index;
    throw new ExpressionError(
      'EXPRESSION_SYNTAX',
      `The expression ends before “${source.slice(at, at + 20)}”. Is an operator missing?`,
      at,
      source.length,
    );
  }
  return ast;
}

/** Parses the expression that begins at an offset of a longer text. */
export function parseAt(text: string, offset: number): ParsedAt {
  const window = text.slice(offset, offset + sourceLimits.length + 1);
  let node: Node;
  try {
    node = parseExpressionAt(text, offset, { ecmaVersion: 2024, sourceType: 'module', preserveParens: true });
  } catch (error) {
    throw toExpressionError(error, text, offset);
  }
  if (node.end - offset > sourceLimits.length) throw tooLarge(offset, offset + window.length);
  try {
    return { ast: toExpressionNode(node, text), end: node.end };
  } catch (error) {
    throw error instanceof RangeError ? tooLarge(node.start, node.end) : error;
  }
}

function tooLarge(start: number, end: number): ExpressionError {
  return new ExpressionError(
    'EXPRESSION_TOO_LARGE',
    'This expression is too large. Split it over several steps.',
    start,
    end,
  );
}

function toExpressionError(error: unknown, text: string, offset: number): ExpressionError {
  // A text nested deeper than the stack: the parser calls itself per level.
  if (error instanceof RangeError) return tooLarge(offset, text.length);
  if (!(error instanceof SyntaxError)) throw error;
  if (error.message.startsWith('Not enough stack space')) return tooLarge(offset, text.length);
  const at = 'pos' in error && typeof error.pos === 'number' ? error.pos : offset;
  const found = text.slice(at).trimStart().slice(0, 12);
  return new ExpressionError(
    'EXPRESSION_SYNTAX',
    syntaxSentence(error.message, found),
    at,
    Math.min(text.length, at + 1),
  );
}

function syntaxSentence(message: string, found: string): string {
  if (/Unterminated string/.test(message)) return 'A text is missing its closing quotation mark.';
  if (/Unterminated template/.test(message)) return 'A text is missing its closing backtick (`).';
  if (found === '' || found.startsWith('}}')) return 'The expression is not complete.';
  return `This is not understood: “${found}”.`;
}
