import queryPlugin from '@tanstack/eslint-plugin-query';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const LETTERS = '/[A-Za-z\\u0900-\\u097F\\u0B00-\\u0B7F]/';

/** Money and quantities are decimals: floats and silent roundings have no business near them. */
const decimalBans = [
  {
    selector:
      "CallExpression[callee.name='parseFloat'], CallExpression[callee.property.name='parseFloat']",
    message: 'No floats for money or quantities: convert with #domain at the edge.',
  },
  {
    selector: "CallExpression[callee.property.name='toFixed']",
    message: 'toFixed rounds a float: format with ~/i18n/format, calculate with #domain.',
  },
];

/** Every word a user reads comes from the catalogues, in three languages. */
const textBans = [
  {
    selector: `JSXText[value=${LETTERS}]`,
    message: 'No text in code: take it from the catalogue with t().',
  },
  {
    selector: `JSXAttribute[name.name=/^(label|placeholder|title|alt|aria-label|description)$/] > Literal[value=${LETTERS}]`,
    message: 'No text in code: take it from the catalogue with t().',
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.local/',
      '.cache/',
      'coverage/',
      'public/',
      'node_modules/',
      'web/api/database.types.ts',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, properties: false } },
      ],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    extends: [
      reactHooks.configs.flat['recommended-latest'],
      ...queryPlugin.configs['flat/recommended'],
    ],
    rules: {
      'no-restricted-syntax': ['error', ...decimalBans, ...textBans],
    },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    ignores: ['web/api/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@tanstack/react-router',
              importNames: ['Navigate'],
              message: 'It starts anew with every render: use Redirect from ~/ui/Redirect.',
            },
          ],
          patterns: [
            {
              group: ['@supabase/*'],
              message: 'Only web/api knows supabase-js: import from ~/api instead.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['web/**/*.test.{ts,tsx}', 'web/test/**'],
    rules: {
      'no-restricted-syntax': ['error', ...decimalBans],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['tests/**', 'supabase/**', 'scripts/**', '*.config.ts'],
    rules: { 'no-console': 'off' },
  },
);
