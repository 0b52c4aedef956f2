import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { helperDeclarations } from './index.ts';
import { listMethods } from '../guard/list-methods.ts';
import { numberMethods, textMethods } from '../guard/text-methods.ts';
import { methods } from '../methods.ts';
import { evaluate } from '../testing/evaluate.ts';
import { sampleScope } from '../testing/sample.ts';

describe('helper functions', () => {
  it.each(Object.entries(helperDeclarations))('%s does what its example shows', (name, { example }) => {
    expect(example).toContain(`${name}(`);
    const { plain, guarded } = evaluate(example, sampleScope);
    expect(guarded).toEqual(plain);
    expect(plain).toBeDefined();
  });

  it('are declared with the types that they have', () => {
    const folder = fileURLToPath(new URL('../library/', import.meta.url));
    const declared = Object.entries(helperDeclarations).map(
      ([name, { signature }]) => `${name}${signature};`,
    );
    const text = `import * as library from './index.ts';
import type { Maybe } from './access.ts';
import type { Moment } from './dates.ts';
interface Declared { ${declared.join('\n')} }
export const check: Declared = library;`;
    const file = `${folder}declared-signatures.ts`;
    const options: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.NodeNext,
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      types: [],
      skipLibCheck: true,
    };
    const host = ts.createCompilerHost(options);
    const program = ts.createProgram([file], options, {
      ...host,
      fileExists: (name) => name === file || host.fileExists(name),
      readFile: (name) => (name === file ? text : host.readFile(name)),
      getSourceFile: (name, version) =>
        name === file ? ts.createSourceFile(name, text, version) : host.getSourceFile(name, version),
    });
    const messages = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(messages).toEqual([]);
  }, 60_000);
});

describe('methods', () => {
  it('are listed exactly where the guard has them', () => {
    const listed = (kind: 'list' | 'text' | 'number') =>
      [...methods.values()].filter(({ on }) => on.includes(kind)).map(({ name }) => name);
    expect(listed('list').toSorted()).toEqual(Object.keys(listMethods).toSorted());
    expect(listed('text').toSorted()).toEqual(Object.keys(textMethods).toSorted());
    expect(listed('number').toSorted()).toEqual(Object.keys(numberMethods).toSorted());
  });

  it.each([...methods.values()].map(({ name, example }) => [name, example]))(
    '%s can be written as %s',
    (_, example) => {
      const { plain, guarded } = evaluate(example, {
        ...sampleScope,
        steps_more: [],
        input: { ...sampleScope.input, name: ' Ada ' },
      });
      expect(guarded).toEqual(plain);
    },
  );
});
