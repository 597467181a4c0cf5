import { relative, sep } from 'node:path';
import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { forbidden } from './scripts/architecture.mjs';

/** Reports an import against the direction of the arrows in scripts/architecture.mjs. */
const direction = {
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    const check = (node) => {
      if (!node.source) return;
      const reason = forbidden(file, String(node.source.value), (node.importKind ?? node.exportKind) === 'type');
      if (reason) context.report({ node: node.source, message: `Not to be imported here: ${reason}.` });
    };
    return { ImportDeclaration: check, ImportExpression: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'test/e2e/.editor/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { house: { rules: { direction } } },
    rules: {
      'house/direction': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // Text of files is untrusted: on none may an expression take more than linear time. Bound the repeats.
    files: ['server/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
    },
  },
);
