import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const typescript = ['**/*.ts', '**/*.svelte', '**/*.svelte.ts'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/build/',
      '**/generated/',
      '**/generated.ts',
      '**/.svelte-kit/',
      '**/fixtures/',
      '**/.cache/',
      '.data/',
      'coverage/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{js,cjs,mjs}'],
    ignores: ['web/static/**'],
    languageOptions: { globals: globals.node },
  },
  { files: ['web/static/**/*.js'], languageOptions: { globals: globals.browser } },
  {
    files: typescript,
    extends: [tseslint.configs.strict],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      // The compiler knows better than `no-undef` which names exist.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // After a check of the length, an index is as sure as it gets.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `T | void` says of a callback that it may return nothing.
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Node runs these files by stripping types: use a union.' },
      ],
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['web/**'],
    rules: {
      // The app is served at the root of its host; links are plain paths.
      'svelte/no-navigation-without-resolve': 'off',
      // Sets, maps and dates are mostly plain working data here; what a page shows is declared with runes.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      // `let { … } = $props()` is how Svelte writes it; its own rule knows that.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$bindable', '$state', '$derived'] }],
    },
  },
);
