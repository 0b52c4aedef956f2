import ts from 'typescript';
import type { DefinitionInput } from '../definition/index.ts';

/** What would be seen as a name if a text became code. */
export const canary = 'evil$';

/** One text that closes whatever text, comment, tag or template it might stand in, and then calls something. */
export const hostileText = [
  `'`,
  `"`,
  '`',
  `\${${canary}()}`,
  `*/ ${canary}() /*`,
  `\u2028${canary}();\u2029${canary}();`,
  `\r\n${canary}();\n`,
  `}); ${canary}(); ({`,
  `// ${canary}()`,
  `--> <script>${canary}()</script> <!--`,
  `\\u0027 \\' \\x27 \\\\${canary}() \\`,
  `\u0000\u007f\ud800`,
  '```',
  '$(id) $HOME %PATH%',
  '__proto__',
].join(' ');

/** As long a way from being a name as the hostile one, and nothing else. */
export const harmlessText = 'a harmless text';

export type Place = readonly (string | number)[];

/** Every text of a document, and with `key` last every name of a field. */
export function placesOf(value: unknown, path: Place = []): { path: Place; isKey: boolean }[] {
  if (typeof value === 'string') return [{ path, isKey: false }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return [...(Array.isArray(value) ? [] : [{ path: at, isKey: true }]), ...placesOf(inner, at)];
  });
}

/** The document with another text, or another name of a field, at a place. */
export function withTextAt(
  definition: DefinitionInput,
  { path, isKey }: { path: Place; isKey: boolean },
  text: string,
) {
  const replace = (value: unknown, [key, ...rest]: Place): unknown => {
    if (key === undefined) return text;
    if (Array.isArray(value)) return value.map((item, index) => (index === key ? replace(item, rest) : item));
    return Object.fromEntries(
      Object.entries(value as object).map(([name, inner]) => {
        if (name !== key) return [name, inner];
        return isKey && rest.length === 0 ? [text, inner] : [name, replace(inner, rest)];
      }),
    );
  };
  return replace(definition, path) as DefinitionInput;
}

/**
 * The tree of a program without its texts: two programs of the same shape do the same, but for what they say. Throws where it is no
 * program at all.
 */
export function shapeOf(fileName: string, code: string): string {
  const file = ts.createSourceFile(fileName, code, ts.ScriptTarget.ES2024, true);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: ts.Diagnostic[] };
  const [first] = parseDiagnostics;
  if (first) throw new SyntaxError(ts.flattenDiagnosticMessageText(first.messageText, '\n'));
  const shape: string[] = [];
  const visit = (node: ts.Node, depth: number): void => {
    const name = ts.isIdentifier(node) ? ` ${node.text}` : '';
    shape.push(`${' '.repeat(depth)}${ts.SyntaxKind[node.kind]}${name}`);
    node.forEachChild((child) => visit(child, depth + 1));
  };
  visit(file, 0);
  return shape.join('\n');
}
