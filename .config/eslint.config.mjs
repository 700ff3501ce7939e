import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import jsdoc from 'eslint-plugin-jsdoc';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { tandem } from './eslint-factories.mjs';

const CODE = ['{shared,bot,tab,tests,appPackage}/**/*.{ts,tsx,mjs}'];
const SHARED = ['shared/**/*.ts'];
const TESTS = ['tests/**/*.ts'];
const CONFIGS = ['.config/**', '{tab,tests/bench/skeleton}/vite.config.ts', 'tests/**/*.mjs'];
const LAUNCH = ['bot/launch/**'];

// Time and chance are dependencies (architecture.md 1 and 7): with them hidden inside, nothing can be replayed.
const ambientTime = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time as an argument, or from bot/clock.ts.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time as an argument, or from bot/clock.ts.',
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'Take the time as an argument, or from bot/clock.ts.',
  },
  {
    selector: "CallExpression[callee.object.name='performance'][callee.property.name='now']",
    message: "The machine's clock (leases, backoff) comes from bot/clock.ts.",
  },
];
const ambientChance = [
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take the random value, or its source, as an argument.',
  },
];
const environment = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'The environment is read and checked once, in bot/config.ts.',
  },
];
const defaultExports = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only: one name everywhere.' },
];
const rawErrors = [
  {
    selector: "ThrowStatement > NewExpression[callee.name='Error']",
    message: 'Throw a DomainError with a code: every edge has to answer it.',
  },
];

const literalTexts = [
  {
    selector: 'JSXText[value=/\\p{L}/u]',
    message: 'Every text that a person reads comes from the catalogue (shared/locales).',
  },
  {
    selector: 'JSXAttribute[name.name=/^(aria-label|title|placeholder|label|alt)$/] > Literal',
    message: 'Every text that a person reads comes from the catalogue (shared/locales).',
  },
];

/** `no-restricted-syntax` replaces and never adds, so each group of files lists all that it forbids. */
function forbid(...groups) {
  return { 'no-restricted-syntax': ['error', ...groups.flat()] };
}

export default defineConfig([
  { ignores: ['node_modules/', '.build/', '.cache/', '.data/', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: CODE,
    plugins: { tandem },
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/..` },
    },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'tandem/max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      // A switch is one decision, however many cases it lists.
      complexity: ['error', { max: 10, variant: 'modified' }],
      'max-params': ['error', 3],
      eqeqeq: 'error',
      // Type checking finds undefined names, and knows the globals.
      'no-undef': 'off',
      // A number or a boolean in a template reads as it should; objects stay an error.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `() => save()` as a handler, and `return refuse(…)` in a function that gives nothing back, are clearer than blocks.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Records and patches are read by names that the type only knows as an index (`reply['ok']`).
      '@typescript-eslint/dot-notation': 'off',
      // Express, React and Node accept async handlers; their types say "returns void".
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      // `while (true)` with a return inside is honest about a loop without an end.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // A leading underscore names what a signature forces on us, or what is taken out of a record to leave the rest.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Nobody here declares enums, and looking for them was measured to take more than a quarter of the whole.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // `typeof import('…')` is how a module that is loaded late gets its type.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      ...forbid(ambientTime, ambientChance, environment, defaultExports),
    },
  },
  {
    files: SHARED,
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        { publicOnly: true, require: { FunctionDeclaration: true, ArrowFunctionExpression: false } },
      ],
      'jsdoc/require-description': ['error', { contexts: ['FunctionDeclaration'] }],
      ...forbid(ambientTime, ambientChance, environment, defaultExports, rawErrors),
    },
  },
  {
    files: ['tab/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  // The tab is presentation: the browser's clock may show "in 5 minutes", and a component's JSX is long but flat.
  {
    files: ['tab/**/*.tsx'],
    rules: {
      ...forbid(ambientTime, ambientChance, environment, defaultExports, literalTexts),

      'tandem/max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['bot/clock.ts'], rules: forbid(ambientChance, environment, defaultExports) },
  { files: ['bot/config.ts'], rules: forbid(ambientTime, ambientChance, defaultExports) },
  {
    files: LAUNCH,
    rules: {
      ...forbid(defaultExports),
      // Plain JavaScript: what JSON.parse returns is typed by the JSDoc of the function around it.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: TESTS,
    rules: {
      // A test is where time, chance and the environment come from.
      'no-restricted-syntax': 'off',
      // A suite is one function; a table of cases is long but flat.
      'tandem/max-lines-per-function': 'off',
      'max-params': 'off',
      // Tests reach into JSON that they have just asserted on.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Read by their tools as they are, outside every TypeScript project; the tools ask for default exports.
    files: CONFIGS,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      parserOptions: { projectService: false },
      globals: { process: 'readonly', URL: 'readonly', console: 'readonly' },
    },
    rules: { 'no-restricted-syntax': 'off' },
  },
]);
