/**
 * The states of the app that are looked at: a name, the address after '#', and keys to press once
 * the picture is there. Steps are counted as the track counts them. With "hello":
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
  'selected-number': { hash: 'v=1&update=12&step=42', keys: ['Alt+ArrowDown', 'Alt+ArrowDown'] },
  'softmax-h3': { hash: 'v=1&head=softmax&update=12&step=42' },
  keys: { hash: 'v=1&update=12&step=42', keys: ['?'] },
  'training-panel': { hash: 'v=1&update=100&step=25&panel=training' },
  'experiment-panel': { hash: 'v=1&step=25&panel=experiment' },
  'wide-hidden': { hash: 'v=1&H=16&update=2&step=42' },
  'long-text': {
    hash: 'v=1&text=the+quick+brown+fox+jumps+over+the+lazy+dog&H=8&update=3&step=100',
  },
  folded: { hash: 'v=1&folded=1&update=12&step=42' },
  'weights-whh3': { hash: 'v=1&board=weights&update=12&step=44' },
  'weights-sum': { hash: 'v=1&board=weights&update=12&step=72' },
  'weights-updated': { hash: 'v=1&board=weights&update=12&step=80' },
  'weights-wide': { hash: 'v=1&board=weights&H=16&update=2&step=60' },
  diverged: { hash: 'v=1&rate=1000&update=9&step=80' },
  'one-character': { hash: 'v=1&text=aa&H=1&step=3' },
};
