// Lint rules. What the type checker already sees is not repeated here; what makes a machine-dependent or
// irreproducible result is forbidden in the pure middle (engine/model, engine/core).
import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';

const impure = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time arrives in the command.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time arrives in the command.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance arrives in the command.',
  },
  { selector: "MemberExpression[object.name='Intl']", message: 'Intl varies by machine.' },
  {
    selector: 'CallExpression[callee.property.name=/^(localeCompare|toLocale.*)$/]',
    message: 'Locale varies by machine.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'dist',
      'engine/api/gen',
      'test/output',
      '**/*.json',
      'test/cluster/workers/**/build',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
    },
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['engine/model/**/*.ts', 'engine/core/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...impure] },
  },
);
