import { steps } from './en-steps.ts';
import { problems } from './en-problems.ts';
import { stopped } from './en-stopped.ts';
import { model } from './en-model.ts';

const NUMERALS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
/** Small numbers as words, for the beginning of a sentence. */
const numeral = (n: number): string => NUMERALS[n] ?? String(n);

/** English. Another language is one more file of the same type. */
export const en = {
  app: {
    name: 'Unrolled',
    tagline: 'backpropagation through time, one step at a time',
    skipToControls: 'Skip to the playback controls',
    failed: 'Something in this view went wrong. Your work is kept in the address.',
    reload: 'Reload',
    lastPicture: 'Back to the start',
  },
  phases: { forward: 'Forward', backward: 'Backward', update: 'Update' },
  steps,
  problems,
  model,
  place: {
    /** The line above a step's title. */
    kicker: (phase: string, t: number | null, step: number, of: number) =>
      `${phase}${t === null ? '' : ` · t = ${t}`} · step ${step} of ${of}`,
    update: (update: number) => `Update ${update}`,
    oneLap: 'one lap = one update',
    timeStep: (t: number) => `t = ${t}`,
    turn: 'turn',
  },
  announce: {
    step: (phase: string, t: number | null, T: number, title: string) =>
      `${phase}${t === null ? '' : `, time ${t} of ${T}`}: ${title}`,
    element: (index: string, value: string) => `element ${index}: ${value}`,
    elements: (values: string) => `Values: ${values}.`,
  },
  quantity: {
    x: 'input',
    y: 'target',
    u: 'pre-activation',
    h: 'hidden state',
    o: 'score',
    yhat: 'probability',
    L: 'loss',
    loss: 'loss of the whole text',
    rate: 'learning rate',
    mu: 'momentum coefficient',
    alpha: 'decay of the mean square',
    beta1: 'decay of the mean',
    beta2: 'decay of the mean square',
    epsilon: 'small constant that keeps the divisor above zero',
    gradientNorm: 'length of the whole gradient',
    clipLimit: 'clipping limit',
    clipScale: 'clipping scale',
    dhFromOutput: 'message to the hidden state from its output',
    dhFromNext: 'message to the hidden state from the next time step',
    gradientOf: (name: string) => `gradient of the ${name}`,
    contributionOf: (name: string) => `contribution to the gradient of ${name}`,
    clippedGradientOf: (name: string) => `clipped gradient of ${name}`,
    updated: (name: string) => `updated ${name}`,
    moments: {
      velocity: (name: string) => `velocity of ${name}`,
      squareSum: (name: string) => `sum of the squared gradients of ${name}`,
      squareMean: (name: string) => `mean square of the gradient of ${name}`,
      firstMoment: (name: string) => `mean gradient of ${name}`,
      secondMoment: (name: string) => `mean square of the gradient of ${name}`,
    },
    corrected: (name: string) => `corrected ${name}`,
    atTime: (name: string, t: number) => `${name}, time ${t}`,
    cell: (name: string, element: string, value: string) => `${name}, element ${element}: ${value}`,
    notYet: 'not computed yet',
  },
  stage: {
    label: 'The unrolled network',
    instructions:
      'Each column is one time step. Alt and the arrow keys move the selected number; the other keys are listed under question mark.',
    overview: 'The whole window: which time steps are in view',
    inView: (from: number, to: number) => `Time steps ${from} to ${to}`,
    series: { L: 'L', h: '‖h‖', dh: '‖∇h‖' },
    largest: (name: string, value: string, logarithmic: boolean) =>
      `${name} at each time step, ${value} at most${logarithmic ? ', on a logarithmic scale' : ''}`,
    wholeText: 'text',
    windowInText: (from: number, to: number, of: number) =>
      `This window: time steps ${from} to ${to} of the text’s ${of}`,
    zoom: 'Zoom',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    folded: 'one cell, used at every time step',
    unfold: 'Unfold',
    fold: 'Fold up',
    column: (t: number, reads: string, wants: string) =>
      `Time ${t}: reads ${reads}, wants ${wants}`,
    values: 'values',
    gradients: 'gradients',
    others: (count: number) => `+ ${count} more`,
    negative: 'negative',
    positive: 'positive',
    space: '␣',
    newline: '⏎',
    tab: '⇥',
  },
  sharedWeights: {
    label: 'Shared weights',
    title: (copies: number) =>
      copies === 1 ? 'One copy, one gradient' : `${numeral(copies)} copies, one gradient`,
    sentence: (copies: number) =>
      copies === 1
        ? 'This window uses W once, so its gradient is what that one time step asks.'
        : `Unrolling drew W ${copies === 2 ? 'twice' : `${numeral(copies).toLowerCase()} times`}, but there is only one W. So its gradient is the sum of what each time step asks.`,
    ifSeparate: 'If the copies were not shared',
    separate: (copies: number) =>
      `If the copies were not shared, each would follow its own time step only, and ${copies === 1 ? 'it' : `the ${numeral(copies).toLowerCase()} of them`} would drift apart. In truth there is one W; it takes the sum.`,
    separatePlain: 'Copies are shown with plain steps, W − η∇, without optimizer or clipping.',
    parameters: 'Parameters',
    all: 'All',
    step: (t: number, reads: string, wants: string) =>
      `t = ${t}: reads “${reads}”, wants “${wants}”`,
    reads: (character: string) => `reads “${character}”`,
    wants: (character: string) => `wants “${character}”`,
    sum: 'sum over t',
    sumOver: (terms: number) => (terms === 1 ? 'one term' : `all ${terms} added`),
    before: 'weights now',
    beforeWhat: 'the one real W',
    change: 'change',
    held: 'held at\u00a00',
    remembered: 'The optimizer remembers',
    momentBefore: 'before this update',
    momentAfter: 'after it',
    after: 'after the update',
    partial: (terms: number, of: number) =>
      terms === of ? `all ${of} are in` : `partial: ${terms} of ${of}`,
    partialLong: (terms: number, of: number) =>
      terms === of ? `all ${of} contributions` : `${terms} of ${of} contributions so far`,
    partialOf: (name: string, terms: number, of: number) =>
      `${name}, partial sum, ${terms} of ${of} contributions`,
    usedOnce: 'used once, before t = 1: one term, nothing to add up',
    notReachedByWindow: 'this window starts later and does not reach h₀: its gradient is 0',
    noLoss: 'no loss here',
    alone: 'if alone',
    copy: (name: string, t: number) => `${name} of time ${t} alone, after the update`,
    copyTitle: (t: number) => `the copy at t = ${t}`,
    notShared: 'if it were not shared',
    norms: 'Size of each time step’s contribution; click for its numbers',
    normTop: (largest: string) => `largest ${largest}`,
    range: (from: number, to: number) => `t = ${from}–${to}`,
  },
  track: {
    label: 'Track: one lap is one update',
    laps: 'Windows of this epoch',
    lap: (window: number, of: number, from: number, to: number, back: number) =>
      `window ${window} of ${of}, time step${from === to ? ` ${to}` : `s ${from}–${to}`}${back < from ? `, looking back to ${back}` : ''}`,
    forward: 'forward t = 1 → T',
    backward: 'backward t = T → 1',
    loss: 'loss L = Σ Lₜ',
    update: 'update θ',
    value: (step: number, of: number, words: string) => `Step ${step} of ${of}. ${words}`,
  },
  controls: {
    label: 'Playback',
    phaseStart: 'To the start of the phase (Home)',
    previousTimeStep: 'Back one time step (↓)',
    previousStep: 'Back one step (←)',
    play: 'Play (Space)',
    pause: 'Pause (Space)',
    nextStep: 'Next step (→)',
    nextTimeStep: 'On one time step (↑)',
    phaseEnd: 'To the end of the phase (End)',
    speed: 'Speed',
    slower: 'Slower',
    faster: 'Faster',
    speedValue: (factor: number) => `${factor}×`,
    firstHint: 'Press → or the play button',
    firstHintTouch: 'Tap › or play',
  },
  now: {
    label: 'Now',
    equation: 'Equation',
    matrices: 'The same with numbers',
    sumLabel: 'The selected number, written out',
    pseudocode: 'Pseudocode',
    weights: 'The weights of this update, the same at every time step',
    from: (symbol: string) => `from ${symbol}`,
    computedAt: (step: number) => `Computed at step ${step}: go there`,
    rounded: 'All digits:',
    andZeros: (count: number) => `and ${count} products with 0, because xₜ is one-hot`,
    usedIn: 'Used next in',
    usedNowhere: 'Nothing else in this update uses it.',
    usedTogether:
      'No number is computed from it: ∇o is taken as ŷ − y, which is the same and exact.',
    usedByNext: 'The next update begins with it.',
    set: 'Set it by hand',
    slider: (name: string) => `${name}, drag to change`,
    held: 'The recurrence is cut, so W_hh is held at 0. Put it back to change it.',
    changes: (count: number, last: string, update: number) =>
      `Set by hand: ${last}, in update ${update}${count > 1 ? ` (and ${count - 1} before)` : ''}.`,
    undo: 'Undo',
    back: 'Back to the number before',
    copy: 'Copy',
    copied: 'Copied',
    andMore: (count: number) => `and ${count} more terms`,
    row: (index: number) => `row ${index}`,
  },
  answer: {
    label: 'What the network says now',
    generates: (first: string) => `From ${first} it writes`,
    right: 'the whole text, right',
    wrong: 'not yet the text',
    beginningRight: (length: number) => `the first ${length} characters, right`,
    beginningWrong: 'not yet the beginning of the text',
    before: 'before any update',
    after: (updates: number) => `after ${updates} update${updates === 1 ? '' : 's'}`,
    probabilities: 'Probability of each next character',
    next: (reads: string, wants: string) => `${reads}→${wants}`,
  },
  check: {
    label: 'Gradient check',
    summary: (name: string) => `Check the gradient of ${name}`,
    sentence:
      'Move this one number by ±ε, run the forward pass again with each, and see how the loss changes: the slope must be what the backward pass found.',
    plus: (name: string) => `L where ${name} + ε`,
    minus: (name: string) => `L where ${name} − ε`,
    epsilon: 'ε',
    quotient: '(L₊ − L₋) / 2ε',
    analytic: 'backward pass',
    error: 'relative difference',
    rounding:
      'Losses have about 16 digits, so the slope can be trusted to about ten digits below the loss; of a gradient much smaller than the loss fewer agree.',
    stale:
      'This window reaches back over states from older weights, which the check runs anew: the two agree only up to what the weights have changed since.',
    all: (count: number) => `Check all ${count}`,
    checking: 'Checking …',
    parameter: 'parameter',
    numbers: 'numbers',
    largest: 'largest difference',
    at: 'at',
  },
  compare: {
    label: 'Compare',
    pin: 'Pin to compare',
    pinned: (what: string) => `Pinned: ${what}.`,
    /** What tells the pinned update from the one on the stage. */
    update: (update: number) => `update ${update}`,
    otherRun: (update: number) => `update ${update} of another run`,
    differences: 'Show differences',
    loss: (difference: string) => `ΔL = ${difference}`,
    difference: (value: string) => `difference ${value}`,
    legend: 'Each number is this update’s less the pinned one’s.',
    otherNetwork: 'It has another text or another H, so its numbers cannot be subtracted.',
    unpin: 'Unpin',
  },
  experiment: {
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
      goethe: 'Maximen und Reflexionen (Goethe, German, 100 kB)',
    },
    ownText: 'your own',
    file: 'Choose a file …',
    dropHere: 'Or drop a file here, or paste a text: up to 1 MB.',
    reading: 'Reading the text …',
    longText: (characters: number) =>
      `This is its beginning: it is too long to be edited here. Paste or choose another in its place. A text of more than ${new Intl.NumberFormat('en').format(characters)} characters is trained in windows.`,
    oneCharacter:
      'There is only one distinct character, so the next one is never in doubt: softmax has nothing to learn, and its loss is 0 from the start.',
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
      sgd: 'gradient descent (SGD)',
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
    windows: { whole: 'the whole text', truncated: 'windows (truncated BPTT)' },
    windowsOnly: (characters: number) =>
      `The whole text at once would take too much time and memory: above ${new Intl.NumberFormat('en').format(characters)} characters it is windows.`,
    k1: 'An update every k₁ time steps',
    k2: 'Looking back k₂ time steps',
    beginning: 'The first weights',
    initialisation: 'Drawn from',
    initialisations: {
      uniform: 'uniform in ±1/√H',
      glorot: 'Glorot',
      spectral: 'W_hh of a spectral radius',
    },
    radius: 'Spectral radius of W_hh',
    inputScale: 'W_xh multiplied by',
    cut: 'Cut the recurrence: hold W_hh at 0',
    cutHelp:
      'Without W_hh the network sees one character at a time. It cannot tell the first l of “hello” from the second, and its loss stays above the floor drawn on the loss curve.',
    putBack: (update: number) => `Put it back from update ${update} on`,
    putBackAt: (update: number) =>
      `W_hh was held at 0 before update ${update}, and has been trained since.`,
  },
  view: {
    panels: 'Panels',
    training: 'Training',
    boards: 'Boards',
    boardNames: { network: 'Network', weights: 'Shared weights', memory: 'Long memory' },
    theme: 'Theme',
    themes: { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' },
    projector: 'Projector size',
    fullScreen: 'Full screen',
    keys: 'Keys',
    blank: 'The screen is blank. Press any key.',
    close: 'Close',
    dismiss: 'Dismiss',
  },
  keys: {
    title: 'Keys',
    step: 'one step on or back',
    timeStep: 'one time step on or back',
    phase: 'the ends of the phase',
    update: 'one update on or back',
    play: 'play or pause',
    beat: 'on and back (a clicker’s two keys)',
    compare: 'show or hide the differences to the pinned update',
    select: 'move the selected number',
    zoom: 'zoom in, out, and back',
    undo: 'undo a number set by hand',
    stepsNumber: 'back to the number that the step is about',
    blank: 'blank the screen',
    fullScreen: 'full screen',
    help: 'this list',
    singleKeys: 'Single-letter keys',
    singleKeysHelp: 'Switch them off if you use speech input.',
  },
  stopped,
  notices: {
    addressText:
      'The address was not complete or not valid, so parts of it were replaced by the usual settings.',
    addressNewer:
      'The address was made by a later version of Unrolled. It cannot be read here; this is the usual start.',
    textMissing:
      'The text of this address is kept in the browser that the address was made in, and not here. This is the usual start.',
    textDamaged:
      'The copy of your text in this browser is damaged, so it was not used. This is the usual start.',
    textUnreachable:
      'The text of this address could not be loaded. This is the usual start; reload to try again.',
    textNotKept: {
      full: 'Your text is used, but this browser has no room to keep a copy: the address cannot bring it back after a reload.',
      denied:
        'Your text is used, but this browser does not let the page keep a copy: the address cannot bring it back after a reload.',
    },
    restarted:
      'The calculation stopped unexpectedly and was started again where it was. Nothing is lost.',
    failed:
      'The calculation cannot be started. Everything you see is kept; reload the page to try again.',
    diverged: (update: number, quantity: string, place: string) =>
      `Update ${update} stopped: ${quantity}${place} became too large for a number. Step back to see how it grew, or lower the learning rate.`,
    storageDenied:
      'This browser does not let the page keep anything, so after a reload this run is computed again from the start. To keep it, save the model.',
    storageFull:
      'This run is too large to be kept by the browser, so after a reload it is computed again. To keep it, save the model.',
    keptDamaged:
      'What the browser had kept of this run is damaged, so the run is computed again from the start. The numbers are the same.',
    tooManyChanges: (limit: number) =>
      `${limit} numbers have been set by hand, and an address holds no more. Undo some, or restart.`,
    divergedPlace: (t: number) => ` at time ${t}`,
  },
  number: { notFinite: 'too large', infinite: '∞' },
};

/** What every language has to say: its words, and nothing less. */
export type Words = typeof en;
