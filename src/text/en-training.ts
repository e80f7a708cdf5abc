const lastOrAll = (over: number | null): string => (over === null ? ' so far' : `, last ${over}`);

/** The training panel. Updates are counted from 1, as people count. */
export const training = {
  label: 'Training',
  lossCurve: 'Loss of each update',
  lossAt: (update: number, what: string, value: string) => `Update ${update}: ${what} ${value}.`,
  unknownAt: (update: number) => `Update ${update}: no longer kept.`,
  /** Where it becomes another one: beside the mark on the curve, and aloud. */
  rate: (value: string) => `η = ${value}`,
  rateSet: (value: string) => `From here on the learning rate is ${value}.`,
  curveHelp: 'Drag, click or use the arrow keys to go to any update.',
  floor: (loss: string) => `without context: at least ${loss}`,
  floorHelp:
    'Dashed: the least loss of a network that sees one character at a time. With context a text can be written even above it: each right character need only be the likeliest.',
  empty: 'The loss of every update will be drawn here.',
  shown: 'Shown',
  units: {
    loss: 'loss L',
    each: 'loss per character',
    bits: 'bits per character',
    perplexity: 'perplexity',
  },
  scale: 'Scale',
  scales: { linear: 'linear', log: 'logarithmic' },
  xAxis: 'update',
  legend: {
    raw: 'each update',
    range: 'lowest to highest',
    mean: (over: number) => `mean of the last ${over}`,
    earlier: 'as it went before the change',
  },
  ten: '10 updates',
  hundred: '100 updates',
  untilText: (text: string) => `Until it writes ${text}`,
  stop: 'Stop',
  train: 'Train',
  goal: 'Train',
  goals: {
    updates: 'for so many updates',
    loss: 'until the mean loss is at most',
    generates: 'until it writes',
    open: 'until I stop it',
  },
  updatesField: 'Updates',
  lossField: 'Mean loss',
  phraseField: 'Phrase',
  phraseHelp:
    'A long text is not learned by heart, so a common word is a fair goal. Given its first character, the network must go on with the rest, always with the likeliest.',
  timesField: 'times in a row',
  /** Said before a goal is begun that may never be reached. */
  atMost: (updates: string) => `At most ${updates} more updates.`,
  prefixUnknown: (character: string, first: string) =>
    `The text has no “${character}”, so it begins with “${first}”.`,
  unknownCharacter: (character: string) => `The text has no “${character}”.`,
  phraseTooShort: 'At least two characters: the first is given.',
  from: (update: number, after: number) =>
    `Training goes on after update ${update}. The ${after} updates after it then become a faint line; the same numbers come again unless you change one, or the learning rate.`,
  fromStart: (after: number) =>
    `Training begins again with the first weights. The ${after} updates made then become a faint line; the same numbers come again unless you change one, or the learning rate.`,
  rateFromHere: 'Learning rate η from here on',
  running: (update: number) => `Training: update ${update}`,
  place: (epoch: number, from: number, to: number, T: number) =>
    `epoch ${epoch}, time steps ${from}–${to} of ${T}`,
  left: (time: string) => `about ${time} left`,
  leftAtMost: (time: string) => `at most about ${time} left`,
  seconds: (seconds: number) => `${seconds} s`,
  minutes: (minutes: number) => `${minutes} min`,
  progress: 'Progress to the goal',
  facts: {
    label: (update: number) => `Update ${update}`,
    /** Of the last so many updates; null: there are not so many, so it is of all. */
    mean: (over: number | null) => (over === null ? 'mean so far' : `mean of last ${over}`),
    correct: (over: number | null) => `right predictions${lastOrAll(over)}`,
    norm: 'gradient norm ‖∇θ‖',
    normWithoutHeld: 'gradient norm ‖∇θ‖, of all but W_hh, which is held',
    clipped: (over: number | null) => `clipped${lastOrAll(over)}`,
    speed: 'speed',
    updatesPerSecond: (n: string) => `${n} updates/s`,
    charactersPerSecond: (n: string) => `${n} characters/s`,
    unknown: 'no longer kept',
    share: (percent: string) => `${percent} %`,
    ofUpdates: (clipped: number, of: number) => `${clipped} of ${of} updates`,
  },
  sample: 'Sample',
  sampleAfter: (updates: number) => `after ${updates} update${updates === 1 ? '' : 's'}`,
  prefix: 'Begins with',
  temperature: 'Temperature',
  temperatures: {
    0: 'greedy: always the likeliest',
    0.5: '0.5: close to the likeliest',
    1: '1: as the network says',
    1.5: '1.5: more daring',
  },
};
