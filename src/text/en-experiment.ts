export const experiment = {
  label: 'Experiment',
  text: 'Text',
  textHelp: (T: number, V: number) =>
    `${T} time step${T === 1 ? '' : 's'}, ${V} distinct character${V === 1 ? '' : 's'}`,
  whichText: 'Which text',
  texts: {
    hello: '“hello”',
    twister: 'a tongue-twister',
    sonnet: 'a sonnet (Shakespeare)',
    shakespeare: 'As You Like It (Shakespeare, 120 kB)',
    goethe: 'Maximen (Goethe, German, 100 kB)',
  },
  ownText: 'your own',
  file: 'Choose a file …',
  drop: 'Drop it: its text becomes the training text',
  dropHere: 'Or drop a file here, or paste a text: up to 1 MB.',
  longText: (characters: number) =>
    `This is its beginning: it is too long to be edited here. Paste or choose another in its place. A text of more than ${new Intl.NumberFormat('en').format(characters)} characters is trained in windows.`,
  suits:
    'The network below suits a text of this length; another text brings its own, until you change it.',
  /** Said when another text has changed more than itself. */
  brought: (values: string) => `Changed with the text: ${values}.`,
  broughtParts: {
    hiddenSize: (H: number) => `H = ${H}`,
    heads: { sigmoid: 'sigmoid', softmax: 'softmax' },
    rate: (rate: string) => `η = ${rate}`,
    clipped: (limit: number) => `clipping at ${limit}`,
    notClipped: 'no clipping',
    windows: (k2: number) => `windows of ${k2}`,
    wholeText: 'no windows',
  },
  oneCharacter: {
    sigmoid:
      'There is only one distinct character, so the next one is never in doubt: all there is to learn is to be sure of it.',
    softmax:
      'There is only one distinct character, so the next one is never in doubt: softmax has nothing to learn, and its loss is 0 from the start.',
  },
  hiddenSize: 'Hidden units H',
  head: 'Output',
  heads: { sigmoid: 'sigmoid σ (lecture)', softmax: 'softmax' },
  rate: 'Learning rate η',
  seed: 'Seed',
  restart: 'Restart from the same weights',
  defaults: 'Back to “hello”',
  another: 'Another seed',
  applied: 'A change restarts training from new weights.',
  update: 'The update',
  optimizer: 'Optimizer',
  optimizers: {
    sgd: 'gradient descent',
    momentum: 'momentum',
    adagrad: 'Adagrad',
    rmsprop: 'RMSprop',
    adam: 'Adam',
  },
  optimizerNumbers: {
    mu: 'Momentum μ',
    alpha: 'Decay of the squares α',
    beta1: 'Decay of the mean β₁',
    beta2: 'Decay of the squares β₂',
    epsilon: 'Guard against division by zero ε',
  },
  clipping: 'Clip the gradient',
  clippings: { none: 'no', norm: 'by its norm', value: 'each element' },
  limit: 'Clipping limit c',
  window: 'Backpropagate through',
  windows: { whole: 'the whole text', truncated: 'windows (truncated)' },
  windowsOnly: (characters: number) =>
    `The whole text at once would take too much time and memory: above ${new Intl.NumberFormat('en').format(characters)} characters it is windows.`,
  k1: 'An update every k₁ time steps',
  k2: 'Looking back k₂ time steps',
  beginning: 'The first weights',
  initialisation: 'Drawn from',
  initialisations: {
    uniform: 'uniform in ±1/√H',
    glorot: 'Glorot',
    spectral: 'spectral radius',
  },
  radius: 'Spectral radius of W_hh',
  inputScale: 'W_xh multiplied by',
  cut: 'Cut the recurrence: hold W_hh at 0',
  cutHelp:
    'Without W_hh the network sees one character at a time. It cannot tell the first l of “hello” from the second, and its loss stays above the floor drawn on the loss curve.',
  putBack: (update: number) => `Put it back from update ${update} on`,
  putBackAt: (update: number) =>
    `W_hh was held at 0 before update ${update}, and has been trained since.`,
};
