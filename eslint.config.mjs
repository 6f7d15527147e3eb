import { existsSync } from 'node:fs';
import path from 'node:path';
import js from '@eslint/js';
import angular from 'angular-eslint';
import ts from 'typescript-eslint';

// the specs' project holds the application too: each file is read once
const kinds = (folder) => ['spec', 'worker'].map((kind) => `./${folder}/tsconfig.${kind}.json`);
const projects = ['./tsconfig.node.json', ...['issuer/portal', 'verifier/portal', 'wallet'].flatMap(kinds)].filter((file) =>
  existsSync(path.join(import.meta.dirname, file)),
);

const tests = ['**/*.spec.ts', '**/*.journey.ts', '**/*.e2e.ts', '**/given*.ts', '**/testing/**/*.ts', 'shared/journeys/**/*.ts'];
const browser = ['wallet/src/**/*.ts', '{issuer,verifier}/portal/src/**/*.ts', 'shared/angular/**/*.ts'];
const servers = ['{issuer,verifier}/server/**/*.ts', 'shared/server/**/*.ts'];
const outside = ['shared/server/guarded-fetch.ts', 'shared/server/guarded-fetch/**'];

const everywhere = [
  { selector: 'TSEnumDeclaration', message: 'z.enum or as const.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  {
    selector: "CallExpression[callee.property.name='query'][arguments.length=0]",
    message: 'Model.query(scope.db): nothing outside the transaction.',
  },
  {
    selector: "ImportDeclaration[source.value='zod'] ImportSpecifier",
    message: "import * as z from 'zod': the named import drags all of it.",
  },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'crypto makes random values.' },
];
const inServers = [
  ...everywhere,
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'scope.now() is the only clock.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'scope.now() is the only clock.' },
];
const inBrowsers = [
  ...everywhere,
  { selector: 'MemberExpression[property.name=/^bypassSecurityTrust/]', message: 'Angular’s sanitising stays.' },
  { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML)$/]', message: 'Angular’s binding only.' },
  {
    selector: 'Literal[value=/\\[(innerHTML|outerHTML)\\]/], TemplateElement[value.raw=/\\[(innerHTML|outerHTML)\\]/]',
    message: 'Angular’s binding only.',
  },
];
const noFetch = [{ name: 'fetch', message: 'scope.house.fetch: the guarded way out.' }];
const focused = ['fit', 'fdescribe'].map((name) => ({ name, message: 'A focused spec silences the others.' }));

export default ts.config(
  { ignores: ['dist/', 'out/', '.carnet/', '.angular/', 'node_modules/', '**/*.d.ts', '**/*.d.mts'] },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setInterval: 'readonly',
        Atomics: 'readonly',
        SharedArrayBuffer: 'readonly',
        URL: 'readonly',
        module: 'writable',
        require: 'readonly',
      },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, ...ts.configs.recommendedTypeChecked, ...ts.configs.stylistic],
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 50],
      complexity: ['error', 10],
      'no-restricted-syntax': ['error', ...everywhere],
      'no-restricted-globals': ['error', ...focused],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: servers,
    rules: {
      'no-restricted-syntax': ['error', ...inServers],
      'no-restricted-globals': ['error', ...focused, ...noFetch],
      'no-console': 'error',
    },
  },
  { files: ['{issuer,verifier}/server/main.ts'], rules: { 'no-restricted-syntax': ['error', ...everywhere], 'no-console': 'off' } },
  { files: outside, rules: { 'no-restricted-globals': ['error', ...focused] } },
  {
    files: browser,
    ignores: ['**/*.worker.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      'no-restricted-syntax': ['error', ...inBrowsers],
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'carnet', style: 'kebab-case' }],
    },
  },
  {
    files: tests,
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', ...everywhere],
      'no-restricted-globals': ['error', ...focused],
      'no-console': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['**/i18n/**/*.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['{issuer,verifier}/portal/src/**/*.html', 'wallet/src/**/*.html', 'shared/angular/**/*.html'],
    ignores: ['**/index.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
    rules: { '@angular-eslint/template/prefer-control-flow': 'error' },
  },
);
