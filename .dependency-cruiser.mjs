/**
 * The arrows of src/: which layer may read which. Read a line as "left reads right".
 * TypeScript's project references refuse most of this too; this says it in one place, and also
 * refuses what they cannot: packages in the pure layers, cycles, one view folder in another.
 * test/gates/arrows.test.ts proves that each rule still refuses something.
 */
const reads = {
  engine: [],
  text: [],
  timeline: ['engine'],
  lessons: ['engine', 'timeline', 'text'],
  share: ['engine', 'timeline', 'text'],
  worker: ['engine'],
  store: ['engine', 'timeline', 'text', 'lessons', 'share', 'worker'],
  views: ['engine', 'timeline', 'text', 'lessons', 'share', 'store'],
};
// The shell wires everything together, so it may read every layer; no layer may read the shell.
const layers = [...Object.keys(reads), 'app'];
const withoutPackages = ['engine', 'text', 'timeline', 'lessons'];

const packages = [
  'npm',
  'npm-dev',
  'npm-optional',
  'npm-peer',
  'npm-bundled',
  'npm-no-pkg',
  'npm-unknown',
  'core',
  'unknown',
  'undetermined',
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(reads).map(([layer, others]) => ({
      name: `layer-${layer}`,
      comment: `src/${layer} may read ${['itself', ...others].join(', ')}, and no other layer.`,
      severity: 'error',
      from: { path: `^src/${layer}/` },
      to: { path: '^src/', pathNot: `^src/(${[layer, ...others].join('|')})/` },
    })),
    {
      name: 'every-file-has-a-layer',
      comment: 'A file of src outside the layers would be bound by none of their rules.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${layers.join('|')})/` },
      to: {},
    },
    {
      name: 'no-package-in-pure-layers',
      comment: 'The mathematics, the steps, the words and the lessons run anywhere, on nothing.',
      severity: 'error',
      from: { path: `^src/(${withoutPackages.join('|')})/` },
      to: { dependencyTypes: packages },
    },
    {
      name: 'no-cycle',
      comment: 'Of two files that read each other neither can be understood first.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'views-apart',
      comment: 'One folder per thing on the screen; what two of them need is in src/views/parts.',
      severity: 'error',
      from: { path: '^src/views/([^/]+)/' },
      to: { path: '^src/views/[^/]+/', pathNot: '^src/views/($1|parts)/' },
    },
    {
      name: 'src-stands-alone',
      comment: 'The app reads neither tests, nor tools, nor what only a Node process has.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|vite\\.config)' },
    },
    {
      name: 'src-ships-its-packages',
      comment: 'A package that the page needs is a dependency, not a development tool.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'core'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere is an arrow that nobody can check.',
      severity: 'error',
      from: { path: '^src/' },
      // ?worker and ?raw are the bundler's words; the file before them is what counts.
      to: { couldNotResolve: true, pathNot: '\\?(worker|raw|url|inline)' },
    },
  ],
  options: {
    // Types count: an arrow that exists only for the compiler is an arrow in the reader's head.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'] },
  },
};
