import type ts from 'typescript';

const fileName = '/workflow.ts';

export interface TypeError {
  start: number | undefined;
  code: number;
  message: string | ts.DiagnosticMessageChain;
}

let loading: Promise<typeof ts> | undefined;

/** TypeScript is large, and only wanted where types are checked. */
function loadTypeScript(): Promise<typeof ts> {
  loading ??= import('typescript').then((module) => module.default);
  return loading;
}

/** Checks one file that needs nothing but itself, in memory. */
export async function findTypeErrors(text: string): Promise<TypeError[]> {
  const typescript = await loadTypeScript();
  const options: ts.CompilerOptions = {
    noLib: true,
    target: typescript.ScriptTarget.ES2024,
    strict: true,
    // Nothing may stand for any value, and reading from nothing gives nothing: it is no clash.
    strictNullChecks: false,
    noImplicitAny: false,
    types: [],
    noEmit: true,
  };
  const file = typescript.createSourceFile(fileName, text, typescript.ScriptTarget.ES2024);
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === fileName ? file : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === fileName,
    readFile: () => undefined,
  };
  const program = typescript.createProgram([fileName], options, host);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ start, code, messageText }) => ({ start, code, message: messageText }),
  );
}
