const ORDINALS: readonly string[] = ['', '', '2nd', '3rd'];

const nth = (stride: number, way: string): string =>
  stride === 1 ? '' : `every ${ORDINALS[stride] ?? `${stride}th`} ${way}`;

/** The words of the long-memory board. */
export const longMemory = {
  label: 'Long memory',
  title: 'Who hears the end of the sentence?',
  sentence:
    'Row k is the loss at time k, column t the hidden state it speaks to. The colour is how loud the message still is when it arrives.',
  presets: 'Examples',
  presetNames: {
    vanishing: 'Vanishing',
    exploding: 'Exploding',
    saturated: 'Saturated',
    truncated: 'Truncated',
    clipped: 'Clipped',
  },
  presetSettings: {
    vanishing: 'spectral radius 0.5',
    exploding: 'radius 3, tiny inputs',
    saturated: 'radius 3, usual inputs',
    truncated: 'k1 = 4, k2 = 8',
    clipped: 'exploding, ‖∇θ‖ ≤ 1',
  },
  presetSentences: {
    vanishing:
      'W_hh has spectral radius 0.5: every step back about halves the message, so the first letters hardly hear the end of the sentence.',
    exploding:
      'W_hh has spectral radius 3, and W_xh is multiplied by 10⁻¹²: the states stay so small that tanh′ ≈ 1, and every step back about triples the message. From usual inputs the states would triple forward, too, until tanh saturates: then tanh′ falls towards 0 and tames it (see “Saturated”).',
    saturated:
      'The same W_hh as in “Exploding”, but with inputs of the usual size: most units saturate, where tanh′ is small, and the message that exploded now fades.',
    truncated:
      'Update every 4 steps, look back 8: the hatched messages are never sent, so what lies further back is never learned. W_hh begins with spectral radius 1, and each of the six windows changes it.',
    clipped:
      'The exploding gradient, cut to length 1 before the update: the direction stays, the step does not blow the weights up.',
  },
  /** What is measured in the present update, whatever the settings. */
  ratioPerStep: (factor: string) => `(each step × ${factor} on average)`,
  ratioWaiting: 'to be seen on the way back',
  radius: 'spectral radius of W_hh',
  radiusAtFirst: (radius: string) => `(${radius} at first)`,
  slope: 'mean tanh′',
  removed: 'messages removed',
  removedOf: (removed: string, all: string) => `${removed} of ${all} in the whole text`,
  triangle: 'The messages: a row for each loss k, a column for each hidden state t, h₀ first',
  help: 'Arrow keys move from message to message, Home and End to the ends of the row.',
  cell: (k: number, t: number) =>
    `Message of loss ${k} to ${t === 0 ? 'the initial state' : `the state at time ${t}`}`,
  cellValue: (name: string, norm: string, share: string) =>
    `${name}: length ${norm}, share of the gradient ${share}`,
  cellState: {
    waiting: 'not computed yet',
    removed: 'removed by truncation',
    other: 'belongs to another update',
    nothing: 'none: a state cannot change an earlier loss',
  },
  whyNot: {
    waiting: (t: number) =>
      t === 0
        ? 'It appears at the end of the backward pass, when it arrives at h₀.'
        : `It appears when the backward pass arrives at t = ${t}.`,
    removed: (k: number, k2: number, start: number) =>
      `Truncated: with k2 = ${k2} the window with the loss at time ${k} looks back to t = ${start} and no further. This message is never sent.`,
    other: (k: number, window: number, of: number) =>
      `The loss at time ${k} belongs to another update, of window ${window} of ${of}.`,
    nothing: 'A hidden state cannot change a loss before it: there is no message.',
  },
  legend: 'log scale',
  legendRemoved: 'truncated',
  legendWaiting: 'not computed yet',
  legendOther: 'another update',
  /** Where there is no room for all letters: every so many-th. */
  letters: (across: number, down: number) =>
    `Letters shown: ${[nth(across, 'across'), nth(down, 'down')].filter((part) => part !== '').join(', ')}.`,
  curves: 'Lengths over time on a log scale: of the gradient, and of the last loss’s message alone',
  gradientLine: 'all losses',
  lastLine: 'the last loss alone',
  sumEqual: (difference: string) => `equal; rounding leaves ${difference}`,
  sumApart: (difference: string) => `not equal: apart by ${difference}`,
  sumWhat: (columns: number) =>
    `The largest difference between the two, over ${columns === 1 ? 'the one state' : `the ${columns} states`} that the backward pass has come to, in units of the largest element of ∇hₜ`,
  sumWaiting: 'to be seen when the first gradient arrives',
  sumBroken: 'a number became too large to compare',
  normBefore: '‖∇θ‖',
  normWithoutHeld: 'of all but W_hh, which is held',
  normAfter: 'after clipping',
  normWaiting: 'not summed yet',
  normClipped: (scale: string) => `scaled by ${scale}`,
  normKept: 'within the limit: not changed',
  normByValue: (limit: string) => `each element within ±${limit}`,
  notClipped: 'no clipping',
  limit: (limit: string) => `limit ${limit}`,
  saysWhat: (wants: string, reads: string) => `loss “${wants}” → state “${reads}”`,
  saysInitial: (wants: string) => `loss “${wants}” → initial state h₀`,
  share: 'share of',
  /** Where a message points, and why its share can be more than all. */
  direction: (percent: number) => {
    if (percent < 0) return 'against it: it cancels part of the others';
    return percent < 100.5 ? 'along it' : 'along it: others cancel part of it';
  },
  shareWhat:
    'The part of the message that points along ∇hₜ, by the length of ∇hₜ. Against it counts as negative; over all losses the shares add up to 100 %.',
  element: (index: number) => `element ${index}`,
  smaller: (count: number) => `and ${count} smaller elements`,
  way: 'The way it came: one factor for each step back',
  wayOwn: 'It comes straight from its own output: no factor yet.',
  moreSteps: (count: number) => `… ${count} more steps …`,
  through: 'through',
  slopeOf: 'mean tanh′',
  factorOf: '‖factor‖',
  factorWhat: '× at most',
  multiplied: 'multiplied by',
  multipliedWhat: 'this message',
  lengthThen: 'length then',
  computing: 'Computing …',
  view: 'Part of the text in view',
  viewRange: (from: number, to: number, T: number) => `t = ${from}–${to} of ${T}`,
};
