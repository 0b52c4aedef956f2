import { toJson } from './schemas.ts';

/** Versions that projects are given: the ones that this engine is tested with. */
export const packageVersions = {
  '@eslint/js': '10.0.1',
  '@temporalio/activity': '1.24.0',
  '@temporalio/client': '1.24.0',
  '@temporalio/common': '1.24.0',
  '@temporalio/testing': '1.24.0',
  '@temporalio/worker': '1.24.0',
  '@temporalio/workflow': '1.24.0',
  '@types/node': '24.19.2',
  '@types/nodemailer': '8.0.2',
  eslint: '10.15.0',
  nodemailer: '10.6.0',
  typescript: '6.0.3',
  'typescript-eslint': '8.73.0',
} as const;

type PackageName = keyof typeof packageVersions;

const tools: PackageName[] = [
  '@eslint/js',
  '@temporalio/testing',
  '@types/node',
  'eslint',
  'typescript',
  'typescript-eslint',
];

export interface PackageOptions {
  name: string;
  description: string;
  /** Packages that its sources import. */
  imported: ReadonlySet<string>;
  /** Scripts beyond those that every project has. */
  scripts: Record<string, string>;
}

export function packageJson({ name, description, imported, scripts }: PackageOptions): string {
  const needed = new Set<string>([
    ...imported,
    '@temporalio/worker',
    '@temporalio/workflow',
    '@temporalio/client',
  ]);
  const isTool = (known: PackageName): boolean => tools.includes(known);
  const known = Object.keys(packageVersions) as PackageName[];
  const unknown = [...needed].find(
    (each) => !each.startsWith('node:') && !known.includes(each as PackageName),
  );
  if (unknown) throw new Error(`No version is known of ${unknown}, which an exported project needs.`);
  const versionsOf = (names: PackageName[]) =>
    Object.fromEntries(names.toSorted().map((each) => [each, packageVersions[each]]));
  return toJson({
    name,
    version: '1.0.0',
    description,
    private: true,
    type: 'module',
    engines: { node: '>=22.18' },
    scripts: {
      start: 'node --env-file-if-exists=.env src/worker.ts',
      'start-run': 'node --env-file-if-exists=.env src/start-run.ts',
      ...scripts,
      test: 'node --test "src/**/*.test.ts"',
      types: 'tsc',
      lint: 'eslint .',
    },
    dependencies: versionsOf(known.filter((each) => needed.has(each) && !isTool(each))),
    devDependencies: versionsOf([
      ...tools,
      ...(needed.has('nodemailer') ? (['@types/nodemailer'] as const) : []),
    ]),
  });
}

export const tsconfig = toJson({
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024', 'dom'],
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  },
  include: ['src'],
});

export const eslintConfig = `import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  js.configs.recommended,
  {
    files: ['src/**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The compiler knows better which names exist.
      'no-undef': 'off',
      // Values that nothing is known of until the workflow runs.
      '@typescript-eslint/no-explicit-any': 'off',
      // A workflow without fields takes an empty input.
      '@typescript-eslint/no-empty-object-type': 'off',
      // A promise that nobody waits for is the commonest mistake in a workflow.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: 'test' }] },
      ],
      '@typescript-eslint/await-thenable': 'error',
      // A workflow may well make no use of its input, nor a loop of its index.
      '@typescript-eslint/no-unused-vars': ['error', { args: 'none', caughtErrors: 'none' }],
      // The count of a loop's turns begins at none, also where its first turn comes in any case.
      'no-useless-assignment': 'off',
    },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
);
`;
