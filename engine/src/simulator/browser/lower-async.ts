import { type AnyNode, parse } from 'acorn';

interface Edit {
  at: number;
  /** Characters left out. */
  cut: number;
  text: string;
}

/**
 * Writes asynchronous functions as generators that `helper` drives. Browsers cannot remember a value along a chain of `await`s;
 * what drives the functions can. Anything else stays as it is. Asynchronous generators and `for await` are refused.
 */
export function lowerAsync(code: string, helper: string, sourceType: 'module' | 'script' = 'script'): string {
  const root = parse(code, { ecmaVersion: 2024, sourceType, allowReturnOutsideFunction: true });
  const edits: Edit[] = [];
  visit(root, undefined);
  return apply(code, edits);

  function visit(node: AnyNode, parent: AnyNode | undefined): void {
    if (node.type === 'AwaitExpression') {
      edits.push({ at: node.start, cut: 'await'.length, text: '(yield' });
      edits.push({ at: node.end, cut: 0, text: ')' });
    } else if (node.type === 'ForOfStatement' && node.await) {
      throw new SyntaxError('“for await” cannot be simulated.');
    } else if ('async' in node && node.async) {
      lowerFunction(node, parent);
    }
    for (const child of childrenOf(node)) visit(child, node);
  }

  function lowerFunction(node: AsyncFunction, parent: AnyNode | undefined): void {
    if (node.generator) throw new SyntaxError('Asynchronous generators cannot be simulated.');
    // A method's keyword stands before its name, outside of the function.
    const isMethod = parent?.type === 'MethodDefinition' || (parent?.type === 'Property' && parent.method);
    const from = isMethod ? code.indexOf('async', parent.start) : node.start;
    edits.push({ at: from, cut: 'async'.length, text: '' });
    const { body } = node;
    if (body.type === 'BlockStatement') {
      edits.push({ at: body.start + 1, cut: 0, text: ` return ${helper}(function* () {` });
      edits.push({ at: body.end - 1, cut: 0, text: '}, this); ' });
    } else {
      edits.push({ at: body.start, cut: 0, text: `${helper}(function* () { return (` });
      edits.push({ at: body.end, cut: 0, text: '); }, this)' });
    }
  }
}

type AsyncFunction = Extract<
  AnyNode,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>;

function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** Edits at one place keep their order, so that what ends first is closed first. */
function apply(code: string, edits: Edit[]): string {
  const sorted = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => a.at - b.at || closing(a, b));
  let text = '';
  let from = 0;
  for (const edit of sorted) {
    text += code.slice(from, edit.at) + edit.text;
    from = edit.at + edit.cut;
  }
  return text + code.slice(from);
}

interface Ordered extends Edit {
  order: number;
}

/** Outer nodes are visited first: of what is put before something the outer comes first, of what is put behind it the inner. */
function closing(a: Ordered, b: Ordered): number {
  return isClosing(a) && isClosing(b) ? b.order - a.order : a.order - b.order;
}

const isClosing = ({ text }: Edit): boolean => /^[)}]/.test(text.trim());
