import { steps } from './en-steps.ts';

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
    partialOf: (name: string) => `sum of the contributions so far to the gradient of ${name}`,
    backTo: (name: string, t: number) => `${name}, back to time ${t}`,
    copyOf: (name: string) => `${name} after the update, if it were not shared`,
    changeOf: (name: string) => `what the update adds to ${name}`,
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
    rounded: 'All digits:',
    andZeros: (count: number) => `and ${count} products with 0, because xₜ is one-hot`,
    stopsHere: (element: string) =>
      `Here the run stops: ${element} became too large for a number. The parameters stay as they were before this update.`,
    set: 'Set it by hand',
    slider: (name: string) => `${name}, drag to change`,
    held: 'The recurrence is cut, so W_hh is held at 0. Put it back to change it.',
    changes: (count: number, last: string, update: number) =>
      `Set by hand: ${last}, in update ${update}${count > 1 ? ` (and ${count - 1} before)` : ''}.`,
    undo: 'Undo',
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
  view: {
    panels: 'Panels',
    training: 'Training',
    experiment: 'Experiment',
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
  notices: {
    reading: 'Reading the text …',
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
      'This browser has no room to keep this run, so after a reload it is computed again. To keep it, save the model.',
    keptDamaged:
      'What the browser had kept of this run is damaged, so the run is computed again from the start. The numbers are the same.',
    tooManyChanges: (limit: number) =>
      `${limit} numbers have been set by hand, and an address holds no more. Undo some, or restart.`,
    divergedPlace: (t: number) => ` at time ${t}`,
  },
  number: { notFinite: 'too large' },
};

/** What every language has to say: its words, and nothing less. */
export type Words = typeof en;
