const ADAM = 'opt=adam&clip=norm&limit=0.5';
/** The run of the long-memory presets. */
const SENTENCE = 'text=the+clouds+are+in+the+sky&H=8&head=softmax&seed=2&rate=0.1';

/** A text of 200 time steps. */
const LONG =
  `${'the+quick+brown+fox+jumps+over+the+lazy+dog+while+seven+wizards+box+with+jugs+of+ale+'.repeat(3)}`.slice(
    0,
    201,
  );
const LARGE = `text=${LONG}&H=128&head=softmax&rate=0.05`;

/** A play, in windows of 25 time steps. */
const PLAY = 'lib=shakespeare&H=64&head=softmax&opt=adam&rate=0.003';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const choose = (page, label, option) =>
  page.getByRole('combobox', { name: label, exact: true }).selectOption(option);

async function trainLive(page) {
  await choose(page, 'Train', 'open');
  await button(page, 'Train').click();
  await page.locator('[data-fact="speed"]').waitFor();
}

/** Loads what is no model, so that the panel says so. */
async function loadBadModel(page) {
  const buffer = Buffer.from('{"format":"unrolled model","version":1');
  await page
    .locator('.model-file input[type=file]')
    .setInputFiles({ name: 'model.json', mimeType: 'application/json', buffer });
  await page.locator('.model-file [role=alert]').scrollIntoViewIfNeeded();
}

async function trainFor(page, goal) {
  await choose(page, 'Train', goal);
  await button(page, 'Train').click();
  await page.locator('.notice.stopped').waitFor();
}

/**
 * The states of the app that are looked at: a name, the address after '#', and keys to press once
 * the picture is there, and what else to do then. Steps are counted as the track counts them. With "hello":
 *   0 start; forward, six steps for each t: 1–6, 7–12, 13–18, 19–24; 25 the loss;
 *   backward 26–35 (t = 4), 36–46, 47–57, 58–69 (t = 1); 70–74 the sums; 75–80 the update.
 */
export const states = {
  start: { hash: '' },
  'forward-u1': { hash: 'v=1&step=2' },
  'forward-h2': { hash: 'v=1&step=9' },
  'forward-yhat3': { hash: 'v=1&update=12&step=17' },
  'loss-turn': { hash: 'v=1&update=12&step=25' },
  'backward-do4': { hash: 'v=1&update=12&step=27' },
  'backward-h3': { hash: 'v=1&update=12&step=42' },
  'backward-whh3': { hash: 'v=1&update=12&step=44' },
  'backward-h0': { hash: 'v=1&update=12&step=69' },
  'sum-whh': { hash: 'v=1&update=12&step=72' },
  'update-whh': { hash: 'v=1&update=12&step=77' },
  // Adam: m, v, m̂, v̂ and θ of W_hh are 93–97, after the norm 75, the scale 76 and the clipped 77–82.
  'adam-norm': { hash: `v=1&${ADAM}&update=12&step=75` },
  'adam-scale': { hash: `v=1&${ADAM}&update=12&step=76` },
  'adam-square': { hash: `v=1&${ADAM}&update=12&step=84` },
  'adam-corrected': { hash: `v=1&${ADAM}&update=12&step=96` },
  'adam-whh': { hash: `v=1&${ADAM}&update=12&step=97` },
  'weights-adam': { hash: `v=1&${ADAM}&update=12&step=97&board=weights` },
  'weights-adam-wide': { hash: 'v=1&opt=adam&H=16&board=weights&update=2&step=85' },
  'momentum-velocity': { hash: 'v=1&opt=momentum&update=12&step=79' },
  'momentum-whh': { hash: 'v=1&opt=momentum&update=12&step=80' },
  'weights-momentum': { hash: 'v=1&opt=momentum&update=12&step=80&board=weights' },
  'adagrad-whh': { hash: 'v=1&opt=adagrad&clip=value&limit=0.2&update=12&step=86' },
  'clip-value': { hash: 'v=1&opt=adagrad&clip=value&limit=0.2&update=12&step=77' },
  'rmsprop-why': { hash: 'v=1&opt=rmsprop&update=12&step=76' },
  'cut-whh': { hash: 'v=1&opt=adam&cut=all&update=12&step=85' },
  'weights-cut': { hash: 'v=1&opt=adam&cut=all&update=12&step=85&board=weights' },
  'selected-number': { hash: 'v=1&update=12&step=42', keys: ['Alt+ArrowDown', 'Alt+ArrowDown'] },
  'softmax-h3': { hash: 'v=1&head=softmax&update=12&step=42' },
  keys: { hash: 'v=1&update=12&step=42', keys: ['?'] },
  'training-panel': { hash: 'v=1&update=100&step=25&panel=training' },
  'training-live': { hash: `v=1&${PLAY}&panel=training`, act: trainLive },
  'training-goal': {
    hash: `v=1&${PLAY}&panel=training`,
    act: (page) => choose(page, 'Train', 'generates'),
  },
  'training-goal-wrong': {
    hash: 'v=1&panel=training',
    act: async (page) => {
      await choose(page, 'Train', 'generates');
      await page.getByLabel('Phrase').fill('lox');
    },
  },
  'training-reached': {
    hash: 'v=1&panel=training',
    act: (page) => trainFor(page, 'generates'),
  },
  'training-sample': {
    hash: `v=1&text=${LONG}&H=24&head=softmax&opt=adam&rate=0.01&update=120&step=2&panel=training&unit=bits&scale=log&prefix=the&temperature=0.5`,
    act: (page) => page.locator('.sample').scrollIntoViewIfNeeded(),
  },
  'training-replay': {
    hash: 'v=1&panel=training',
    act: async (page) => {
      await page.evaluate(() => (location.hash = 'v=1&panel=training&H=100&update=900000'));
      await page.locator('.progress.replaying').waitFor();
    },
  },
  'replay-pinned': {
    hash: 'v=1&update=2&step=42',
    act: async (page) => {
      await page.evaluate(
        () => (location.hash = 'v=1&update=2&step=42&pin=H%3D100%26update%3D900000'),
      );
      await page.locator('.notice.replaying').waitFor();
    },
  },
  'model-file': {
    hash: 'v=1&update=12&step=80&panel=experiment',
    act: (page) => page.locator('.model-file').scrollIntoViewIfNeeded(),
  },
  'model-refused': { hash: 'v=1&update=12&step=80&panel=experiment', act: loadBadModel },
  'long-text-chosen': { hash: `v=1&${PLAY}&panel=experiment` },
  'experiment-panel': { hash: 'v=1&step=25&panel=experiment' },
  'wide-hidden': { hash: 'v=1&H=16&update=2&step=42' },
  'long-text': {
    hash: 'v=1&text=the+quick+brown+fox+jumps+over+the+lazy+dog&H=8&update=3&step=100',
  },
  // Heat, what lies between it and strips, the whole window, and numbers again.
  'scale-heat': { hash: `v=1&${LARGE}&step=3000` },
  'scale-closer': { hash: `v=1&${LARGE}&step=3000`, keys: ['-', '-'] },
  'scale-whole': { hash: `v=1&${LARGE}&step=2400`, keys: Array(10).fill('-') },
  'scale-numbers': { hash: `v=1&${LARGE}&step=3000`, keys: Array(5).fill('+') },
  'scale-window': { hash: `v=1&${LARGE}&k1=20&k2=40&update=5&step=300` },
  folded: { hash: 'v=1&folded=1&update=12&step=42' },
  'weights-whh3': { hash: 'v=1&board=weights&update=12&step=44' },
  'weights-sum': { hash: 'v=1&board=weights&update=12&step=72' },
  'weights-updated': { hash: 'v=1&board=weights&update=12&step=80' },
  'weights-wide': { hash: 'v=1&board=weights&H=16&update=2&step=60' },
  'memory-start': { hash: 'v=1&board=memory' },
  'memory-hello': { hash: 'v=1&board=memory&update=12&step=46' },
  'memory-vanishing': { hash: `v=1&board=memory&${SENTENCE}&init=spectral&radius=0.5&step=409` },
  'memory-midway': { hash: `v=1&board=memory&${SENTENCE}&init=spectral&radius=0.5&step=290` },
  'memory-exploding': {
    hash: `v=1&board=memory&${SENTENCE}&init=spectral&radius=3&inputs=1e-12&step=409`,
  },
  'memory-truncated': {
    hash: `v=1&board=memory&${SENTENCE}&init=spectral&k1=4&k2=8&update=6&step=92`,
  },
  'memory-clipped': {
    hash: `v=1&board=memory&${SENTENCE}&init=spectral&radius=3&inputs=1e-12&clip=norm&limit=1&step=422`,
  },
  'memory-long': {
    hash: `v=1&board=memory&H=16&text=${'the+quick+brown+fox+jumps+over+the+lazy+dog+'.repeat(5)}&step=2600`,
  },
  diverged: { hash: 'v=1&rate=1000&update=9&step=80' },
  'one-character': { hash: 'v=1&text=aa&H=1&step=3' },
};
