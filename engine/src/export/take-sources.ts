import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Where the modules below a folder of ours come to lie in a project. The first that fits counts. */
export interface SourceRoot {
  from: string;
  to: string;
}

export interface TakenSources {
  /** By path in the project. */
  files: Record<string, string>;
  /** Packages that they import. */
  packages: Set<string>;
  /** Path in the project of one of our modules. */
  placeOf(file: string): string;
}

/**
 * Takes modules along with all that they import, and nothing else: a name imported through a module that only hands it on is
 * imported from where it is declared.
 * @param entries Absolute paths.
 */
export async function takeSources(
  entries: readonly string[],
  roots: readonly SourceRoot[],
): Promise<TakenSources> {
  const modules = new Modules();
  const files: Record<string, string> = {};
  const packages = new Set<string>();
  const placeOf = (file: string): string => {
    const root = roots.find(({ from }) => file.startsWith(from + path.sep));
    if (!root) throw new Error(`${file} has no place in an exported project.`);
    return path.posix.join(root.to, path.relative(root.from, file).split(path.sep).join('/'));
  };
  const waiting = [...entries];
  const seen = new Set<string>(waiting);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const { text, imported } = await rewrite(file, modules, placeOf);
    files[placeOf(file)] = text;
    for (const next of imported.files) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
    for (const name of imported.packages) packages.add(name);
  }
  return { files, packages, placeOf };
}

interface Imported {
  files: Set<string>;
  packages: Set<string>;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

async function rewrite(
  file: string,
  modules: Modules,
  placeOf: (file: string) => string,
): Promise<{ text: string; imported: Imported }> {
  const source = await modules.parse(file);
  const imported: Imported = { files: new Set(), packages: new Set() };
  const edits: Edit[] = [];
  const from = (target: string): string => {
    const relative = path.posix.relative(path.posix.dirname(placeOf(file)), placeOf(target));
    return relative.startsWith('.') ? relative : `./${relative}`;
  };

  for (const statement of source.statements) {
    const specifier = specifierOf(statement);
    if (specifier === undefined) continue;
    const target = resolve(specifier, file);
    if (target === undefined) {
      imported.packages.add(packageOf(specifier));
      continue;
    }
    const names = namesOf(statement);
    const lines: string[] = [];
    if (!names) {
      imported.files.add(target);
      lines.push(statement.getText(source).replace(/(['"])[^'"]*\1;?$/, `'${from(target)}';`));
    } else {
      const groups = new Map<string, string[]>();
      for (const { name, as, isType } of names.bindings) {
        const declared = await modules.declares(target, name);
        imported.files.add(declared.file);
        const renamed = declared.name === as ? as : `${declared.name} as ${as}`;
        const binding = isType && !names.isType ? `type ${renamed}` : renamed;
        groups.set(declared.file, [...(groups.get(declared.file) ?? []), binding]);
      }
      const keyword = `${ts.isExportDeclaration(statement) ? 'export' : 'import'}${names.isType ? ' type' : ''}`;
      for (const [declaredIn, bindings] of groups) lines.push(oneLine(keyword, bindings, from(declaredIn)));
    }
    edits.push({ start: statement.getStart(source), end: statement.getEnd(), text: lines.join('\n') });
  }
  // Modules that are found beside one by their address: `new URL('./other.ts', import.meta.url)`.
  for (const match of source.text.matchAll(/new URL\('(\.[^']*\.ts)', import\.meta\.url\)/g))
    imported.files.add(path.resolve(path.dirname(file), match[1]!));
  return { text: applied(source.text, edits), imported };
}

function oneLine(keyword: string, bindings: string[], from: string): string {
  const line = `${keyword} { ${bindings.join(', ')} } from '${from}';`;
  return line.length <= 110
    ? line
    : `${keyword} {\n${bindings.map((binding) => `  ${binding},\n`).join('')}} from '${from}';`;
}

function applied(text: string, edits: Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

function specifierOf(statement: ts.Statement): string | undefined {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return undefined;
  const { moduleSpecifier } = statement;
  return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined;
}

/** The file that a specifier means, if it is one of ours. */
function resolve(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('.')) return path.resolve(path.dirname(from), specifier);
  if (!specifier.startsWith('@wfb/')) return undefined;
  return fileURLToPath(import.meta.resolve(specifier));
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

interface Names {
  isType: boolean;
  bindings: { name: string; as: string; isType: boolean }[];
}

/** The names that an import or export takes one by one; undefined where it takes a module as a whole. */
function namesOf(statement: ts.Statement): Names | undefined {
  const named = ts.isImportDeclaration(statement)
    ? statement.importClause?.namedBindings
    : ts.isExportDeclaration(statement)
      ? statement.exportClause
      : undefined;
  if (!named || ts.isNamespaceImport(named) || ts.isNamespaceExport(named)) return undefined;
  const bindings = named.elements.map(({ name, propertyName, isTypeOnly }) => ({
    name: (propertyName ?? name).text,
    as: name.text,
    isType: isTypeOnly,
  }));
  const isType = ts.isImportDeclaration(statement)
    ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    : (statement as ts.ExportDeclaration).isTypeOnly;
  return { isType, bindings };
}

interface Declared {
  file: string;
  name: string;
}

/** Modules read so far. */
class Modules {
  private readonly parsed = new Map<string, Promise<ts.SourceFile>>();

  parse(file: string): Promise<ts.SourceFile> {
    let source = this.parsed.get(file);
    if (!source) {
      source = readFile(file, 'utf8').then((text) =>
        ts.createSourceFile(file, text, ts.ScriptTarget.ES2024, true),
      );
      this.parsed.set(file, source);
    }
    return source;
  }

  /** Where a name that a module exports is declared. */
  async declares(file: string, name: string): Promise<Declared> {
    return (await this.find(file, name)) ?? { file, name };
  }

  private async find(file: string, name: string): Promise<Declared | undefined> {
    const source = await this.parse(file);
    const throughAll: string[] = [];
    for (const statement of source.statements) {
      if (!ts.isExportDeclaration(statement)) {
        if (exportsName(statement, name)) return { file, name };
        continue;
      }
      const specifier = specifierOf(statement);
      const target = specifier === undefined ? undefined : resolve(specifier, file);
      if (!statement.exportClause) {
        if (target) throughAll.push(target);
      } else if (ts.isNamedExports(statement.exportClause)) {
        const element = statement.exportClause.elements.find((each) => each.name.text === name);
        if (element)
          return target ? this.declares(target, (element.propertyName ?? element.name).text) : { file, name };
      } else if (statement.exportClause.name.text === name) return { file, name };
    }
    for (const target of throughAll) {
      const found = await this.find(target, name);
      if (found) return found;
    }
    return undefined;
  }
}

function exportsName(statement: ts.Statement, name: string): boolean {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return false;
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.some(({ name: bound }) => bindsName(bound, name));
  return 'name' in statement && (statement.name as ts.Identifier | undefined)?.text === name;
}

function bindsName(bound: ts.BindingName, name: string): boolean {
  if (ts.isIdentifier(bound)) return bound.text === name;
  return bound.elements.some((element) => ts.isBindingElement(element) && bindsName(element.name, name));
}
