import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Rules that catch bugs; taste is prettier's. What the types can refuse (the DOM in the engine,
 * a layer that a layer may not see) is left to the compiler and to the arrows.
 * test/gates proves that the rules written out below still refuse what they say.
 */

/** Pure layers: the same three numbers must give the same picture, on any machine, at any time. */
const pure = ['src/engine', 'src/text', 'src/timeline', 'src/lessons'];
const within = (folders) => folders.map((folder) => `${folder}/**/*.{ts,tsx}`);

const markup =
  'Text from a link or a text field must never become markup. Use text content, JSX or attributes.';
const noMarkupFromText = [
  'error',
  { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]', message: markup },
  { selector: 'Property[key.name="dangerouslySetInnerHTML"]', message: markup },
  {
    selector: 'JSXAttribute[name.name=/^(dangerouslySetInnerHTML|srcDoc)$/]',
    message: markup,
  },
  {
    // .html() is d3-selection's way to the same place.
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|html)$/]',
    message: markup,
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^writeln?$/]',
    message: markup,
  },
];

/** What IEEE 754 does not define, and one browser computes otherwise than the next. */
const inexact = [
  ...['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'cbrt', 'hypot', 'atan2'],
  ...[
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'sinh',
    'cosh',
    'tanh',
    'asinh',
    'acosh',
    'atanh',
  ],
];
const sameBits = 'Its last bits differ between browsers. Use elementary.ts.';
const chance = { object: 'Math', property: 'random', message: 'Pass a seeded generator in.' };

export default defineConfig(
  { ignores: ['dist', '.cache', 'shots', 'test-results', 'coverage', 'test/gates/fixtures'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    name: 'everything',
    files: ['**/*.{ts,tsx,js,mjs}'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'array-callback-return': 'error',
      'no-constant-binary-expression': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unreachable-loop': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-useless-assignment': 'error',
      'prefer-const': 'error',
      'no-var': 'error',
      radix: 'error',
      'use-isnan': 'error',
      'valid-typeof': 'error',
      'no-restricted-syntax': noMarkupFromText,
    },
  },

  {
    name: 'typescript',
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A number in a template string is what this app is made of.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      '@typescript-eslint/prefer-optional-chain': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true }],
      '@typescript-eslint/prefer-readonly': 'error',
    },
  },

  {
    name: 'components and hooks',
    files: within(['src/views', 'src/app', 'src/store']),
    extends: [reactHooks.configs.flat.recommended],
    // Actions of the store are closures, and taking one out of the store is how it is used.
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },

  {
    name: 'no messages to a console that nobody reads',
    files: within(['src']),
    rules: { 'no-console': 'error' },
  },

  {
    name: 'pure layers: no chance, no clock',
    files: within(pure),
    rules: {
      'no-restricted-properties': ['error', chance],
      'no-restricted-globals': [
        'error',
        ...['Date', 'performance', 'crypto', 'setTimeout', 'setInterval', 'queueMicrotask'].map(
          (name) => ({ name, message: 'The pure layers know no clock and no chance.' }),
        ),
      ],
    },
  },

  {
    name: 'the same bits on any machine',
    files: within(['src/engine']),
    rules: {
      'no-restricted-properties': [
        'error',
        chance,
        ...inexact.map((property) => ({ object: 'Math', property, message: sameBits })),
      ],
      'no-restricted-syntax': [
        ...noMarkupFromText,
        // 2 ** 20 is a number written down, and the same everywhere.
        {
          selector:
            'BinaryExpression[operator="**"]:not([left.type="Literal"][right.type="Literal"])',
          message: sameBits,
        },
        { selector: 'AssignmentExpression[operator="**="]', message: sameBits },
      ],
    },
  },

  {
    // Typed arrays are read in loops whose bounds are the arrays' own sizes, and a check for
    // undefined at every read would cost time and hide the mathematics. Elsewhere, in src, an
    // absent value is a case to handle. In a test a wrong `!` is a failing test: that is its job.
    name: 'indexing typed arrays',
    files: within(['src/engine', 'test']),
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },

  {
    name: 'tests',
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // expect(object.method) is how a mock is asked what it was called with.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
);
