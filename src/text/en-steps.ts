import type { StepFacts, StepWords } from './catalogue.ts';
import { optimizerSteps, updateSentence } from './en-optimizers.ts';

type Said = string | ((facts: StepFacts) => string);

const said = (text: Said) => (typeof text === 'string' ? () => text : text);

const words = (title: Said, sentence: Said): StepWords => ({
  title: said(title),
  sentence: said(sentence),
});

const quoted = (character: string): string => `“${character}”`;

const clippedSentence = ({ clipping }: StepFacts): string =>
  clipping === 'value'
    ? 'Numbers beyond ±c become ±c, each on its own. So the direction may change.'
    : 'Every gradient is multiplied by the same γ, so together they keep their direction.';

/** The words of every step, under the step's id. */
export const steps = {
  start: words(startTitle, startSentence),
  x: words(
    'Read a character',
    ({ reads, wants, t }) =>
      `At time ${t} the network reads ${quoted(reads)}: a column with a single 1. It should answer ${quoted(wants)}.`,
  ),
  u: words('Mix the past with the present', ({ isCut, isFirst, t }) => {
    if (isCut)
      return `W_hh is held at 0: nothing comes in from h${sub(t - 1)}. W_xh adds the character, b_h a constant.`;
    return isFirst
      ? 'Before anything was read the state is h₀. W_hh carries it in, W_xh adds the character, b_h a constant.'
      : `W_hh carries in what the network remembers from time ${t - 1}; W_xh adds the character it reads now.`;
  }),
  h: words('Squash it: the new hidden state', ({ isCut, reads, t }) => {
    const known = t === 1 ? 'the first character' : `the first ${t} characters`;
    return isCut
      ? `tanh keeps every number between −1 and 1. With the recurrence cut, the state knows of this ${quoted(reads)} and of nothing before it.`
      : `tanh keeps every number between −1 and 1. This is all the network will remember of ${known}.`;
  }),
  o: words(
    'Score every character',
    'W_hy turns the state into one score for each character of the vocabulary; b_y adds a constant to each.',
  ),
  yhat: words('Scores become probabilities', ({ head, wants }) =>
    head === 'sigmoid'
      ? `σ turns each score, on its own, into a number between 0 and 1, so they need not add up to 1. The one at ${quoted(wants)} should be near 1, the others near 0.`
      : `Softmax turns the scores into probabilities that add up to 1. The one at ${quoted(wants)} should be near 1.`,
  ),
  L: words(
    'How wrong was that?',
    ({ head, wants }) =>
      `The loss is small when the answer is sure of ${quoted(wants)}${head === 'sigmoid' ? ' and of nothing else' : ''}. It grows without limit the surer the network is of something wrong.`,
  ),
  loss: words(
    ({ window }) => `The turn: one number for the whole ${window === null ? 'text' : 'window'}`,
    ({ window }) =>
      `The losses of all ${window === null ? '' : 'its '}time steps are added. From here on there is one question: how does each number in the network change this sum?`,
  ),
  dyhat: words('Which way should each probability move?', ({ head, wants }) =>
    head === 'sigmoid'
      ? `Negative at ${quoted(wants)}: raising that probability lowers the loss. Positive elsewhere: there, lowering it does. The surer the network was of something wrong, the steeper.`
      : `Negative at ${quoted(wants)}: raising that probability lowers the loss, the more the smaller it is. The others are 0: the loss does not look at them.`,
  ),
  do: words('The error at the scores', ({ head }) =>
    head === 'sigmoid'
      ? 'σ′ = ŷ(1 − ŷ) cancels the fraction in ∇ŷ. What is left is the answer minus the target.'
      : 'The slope of softmax cancels the fraction in ∇ŷ. What is left is the answer minus the target.',
  ),
  'contribution Why': words(
    'This time step’s share of ∇W_hy',
    'Each error times each hidden number. This is only this time step’s share: W_hy is used at every time step.',
  ),
  'contribution by': words(
    'This time step’s share of ∇b_y',
    'A bias is added as it is, so its share of the gradient is the error itself.',
  ),
  dhFromOutput: words(
    'A message to h: from its own answer',
    ({ t }) =>
      `The error at time ${t} goes back through W_hy, transposed: how does this answer’s loss change with h${sub(t)}?`,
  ),
  dhFromNext: words('A message to h: from the future', (facts) => {
    const { isCut, t } = facts;
    const earlier = hasNoLoss(facts)
      ? ` L${sub(t)} was counted by an earlier update, so here ∇o${sub(t)} is 0 and this is all that comes.`
      : '';
    return isCut
      ? `What the future has to say would come back through W_hh, transposed. W_hh is held at 0, so nothing comes to h${sub(t)}.${earlier}`
      : `h${sub(t)} shaped h${sub(t + 1)} and, through it, all that came after. What they have to say comes back through W_hh, transposed.${earlier}`;
  }),
  dh: words(heardTitle, heardSentence),
  du: words(
    'Back through tanh',
    'Each number is multiplied by tanh′ = 1 − h². Where h is near 0 it passes; where h is near −1 or 1 it fades.',
  ),
  'contribution Whh': words('This time step’s share of ∇W_hh', ({ isFirst, t, window }) => {
    if (isFirst)
      return 'The gradient of u times the state before, h₀. While h₀ is 0, as it is at first, this share is 0, too.';
    return window?.back === t
      ? `The gradient of u times the state it came from. This window takes h${sub(t - 1)} as given: the way back ends here.`
      : 'The gradient of u times the state it came from. This is only this time step’s share.';
  }),
  'contribution Wxh': words(
    'This time step’s share of ∇W_xh',
    ({ reads }) =>
      `Only the column of ${quoted(reads)} was used, so only that column has a share; the others get 0.`,
  ),
  'contribution bh': words(
    'This time step’s share of ∇b_h',
    'b_h is added as it is: its share is the gradient of u itself.',
  ),
  'gradient h0': words('All the way back: the initial state', ({ isCut }) =>
    isCut
      ? 'h₀ is a parameter too. But W_hh is held at 0, so no message arrives here.'
      : 'h₀ is a parameter too. The message passes W_hh once more and ends here.',
  ),
  'gradient Why': words(
    'Add up the shares of all time steps: W_hy',
    'Unrolling drew W_hy once per time step, but there is only one. So its gradient is the sum of all the shares.',
  ),
  'gradient by': words('Add up: b_y', 'One b_y, used at every time step: the shares are added.'),
  'gradient Whh': words(
    'Add up: W_hh',
    'The heart of it: one W_hh, reused at every time step, hears from all of them at once.',
  ),
  'gradient Wxh': words(
    'Add up: W_xh',
    'Each character’s column collects the shares of the time steps at which it was read.',
  ),
  'gradient bh': words('Add up: b_h', 'One b_h, used at every time step: the shares are added.'),
  gradientNorm: words('How long is the gradient?', ({ isCut }) =>
    isCut
      ? 'Taken together, the gradients of all parameters that learn are one long vector. This is its length. W_hh is held at 0, a constant to the update: its gradient is left out.'
      : 'Taken together, the gradients of all the parameters are one long vector. This is its length.',
  ),
  clipScale: words(
    'Is the gradient too long?',
    'If it is longer than the limit c, γ = c / length scales all of it down to length c. If not, γ is 1 and nothing changes.',
  ),
  'clipped Why': words('Clip ∇W_hy', clippedSentence),
  'clipped by': words('Clip ∇b_y', clippedSentence),
  'clipped Whh': words(
    ({ isCut }) => (isCut ? '∇W_hh is left out' : 'Clip ∇W_hh'),
    (facts) =>
      facts.isCut
        ? 'W_hh is held at 0, a constant to the update: its gradient is neither clipped nor applied.'
        : clippedSentence(facts),
  ),
  'clipped Wxh': words('Clip ∇W_xh', clippedSentence),
  'clipped bh': words('Clip ∇b_h', clippedSentence),
  'clipped h0': words('Clip ∇h₀', clippedSentence),
  ...optimizerSteps,
  'updated Why': words(
    ({ optimizer }) => `A small step${optimizer === 'sgd' ? ' downhill' : ''}: W_hy`,
    updateSentence,
  ),
  'updated by': words('A small step: b_y', updateSentence),
  'updated Whh': words(
    ({ isCut }) => (isCut ? 'The recurrence is cut: W_hh stays 0' : 'A small step: W_hh'),
    (facts) => {
      if (facts.isCut) {
        return 'Its gradient was computed, but is no part of the update, nor of ‖∇θ‖: W_hh is held at 0, so no state reaches the next one.';
      }
      return facts.optimizer === 'sgd'
        ? 'All time steps will use this one new W_hh.'
        : updateSentence(facts);
    },
  ),
  'updated Wxh': words('A small step: W_xh', ({ optimizer }) =>
    STAYS_WITHOUT_GRADIENT[optimizer]
      ? 'The columns of the characters that were read change; the others stay.'
      : 'The column of a character that was not read moves, too, if the optimizer remembers it from before.',
  ),
  'updated bh': words('A small step: b_h', updateSentence),
  'updated h0': words('A small step: h₀, and the update is complete', ({ window }) => {
    const change =
      window !== null && window.back > 1
        ? 'This window does not reach back to h₀, so its gradient is 0. The rest of the network has changed.'
        : 'The network is a little different now.';
    const next = window === null || window.endsText ? 'reads the text again' : 'reads on';
    return `${change} Go on, and it ${next}.`;
  }),
};

function startTitle({ update, window }: StepFacts): string {
  if (update === 1) return 'One network, read one character at a time';
  if (window === null) return `Update ${update}: once more`;
  return `Update ${update}: ${window.from === window.to ? `time step ${window.to}` : `time steps ${window.from} to ${window.to}`}`;
}

function startSentence({ update, text, T, window }: StepFacts): string {
  const reads = `The network will read ${quoted(text)} one character at a time and guess the next one`;
  if (window === null) {
    return update === 1
      ? `${reads}, ${T} times. Then every mistake travels back through time and changes the weights.`
      : 'The same text again, with the weights that the last update left. Watch whether the guesses get better.';
  }
  const { from, to, back } = window;
  if (update === 1) {
    return `${reads}. After every few time steps, here ${to}, the mistakes travel back through time and change the weights.`;
  }
  if (from === 1)
    return 'The text begins again, with h₀ and the weights that the last update left.';
  const limit = back === 1 ? 'all the way to h₀' : `to time ${back} and no further`;
  return `The text goes on from state h${sub(from - 1)}, with the weights that the last update left. The mistakes will travel back ${limit}.`;
}

/** Whether the loss at this time step belongs to an earlier window. */
const hasNoLoss = ({ t, window }: StepFacts): boolean => window !== null && t < window.from;

function heardTitle(facts: StepFacts): string {
  if (hasNoLoss(facts)) return 'The hidden state hears only from the future';
  if (facts.isLast) return 'The last hidden state hears only its own answer';
  return facts.isCut
    ? 'The hidden state hears only its own answer'
    : 'The hidden state hears from two places';
}

function heardSentence(facts: StepFacts): string {
  const { isCut, isLast, t, window } = facts;
  if (hasNoLoss(facts)) {
    return `The loss at time ${t} was part of an earlier update, so here the gradient of h${sub(t)} is the message from h${sub(t + 1)}.`;
  }
  if (isLast) {
    return window === null || window.endsText
      ? `Nothing comes after time ${t}, so its gradient is the one message.`
      : `This window ends at time ${t}: what comes after is not heard here. So its gradient is the one message.`;
  }
  return isCut
    ? 'The message from the next state is 0, so the sum of both is the one from its own answer.'
    : `h${sub(t)} shaped its own answer and the next state, so its gradient is the sum of both messages.`;
}

/** Whether a weight whose gradient is 0 stays where it is: what is remembered may move it on. */
const STAYS_WITHOUT_GRADIENT: Record<StepFacts['optimizer'], boolean> = {
  sgd: true,
  adagrad: true,
  rmsprop: true,
  momentum: false,
  adam: false,
};

/** A whole number in subscript digits. */
function sub(n: number): string {
  return String(n).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? digit);
}
