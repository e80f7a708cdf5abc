import type { StepFacts, StepWords } from './catalogue.ts';
import { optimizerSteps, updateSentence } from './en-optimizers.ts';

const words = (title: string, sentence: string | ((facts: StepFacts) => string)): StepWords => ({
  title: () => title,
  sentence: typeof sentence === 'string' ? () => sentence : sentence,
});

const quoted = (character: string): string => `“${character}”`;

const clippedSentence = ({ clipping }: StepFacts): string =>
  clipping === 'value'
    ? 'Numbers beyond ±c become ±c, each on its own. So the direction may change.'
    : 'Every gradient is multiplied by the same γ, so together they keep their direction.';

/** The words of every step, under the step's id. */
export const steps = {
  start: {
    title: ({ update }: StepFacts) =>
      update === 1 ? 'One network, read one character at a time' : `Update ${update}: once more`,
    sentence: ({ update, text, T }: StepFacts) =>
      update === 1
        ? `The network will read ${quoted(text)} one character at a time and guess the next one, ${T} times. Then every mistake travels back through time and changes the weights.`
        : `The same text again, with the weights that the last update left. Watch whether the guesses get better.`,
  },
  x: words(
    'Read a character',
    ({ reads, wants, t }) =>
      `At time ${t} the network reads ${quoted(reads)}: a column with a single 1. It should answer ${quoted(wants)}.`,
  ),
  u: words('Mix the past with the present', ({ isFirst, t }) =>
    isFirst
      ? `Before anything was read the state is h₀. W_hh carries it in, W_xh adds the character, b_h a constant.`
      : `W_hh carries in what the network remembers from time ${t - 1}; W_xh adds the character it reads now.`,
  ),
  h: words(
    'Squash it: the new hidden state',
    ({ t }) =>
      `tanh keeps every number between −1 and 1. This is all the network will remember of the first ${t === 1 ? 'character' : `${t} characters`}.`,
  ),
  o: words(
    'Score every character',
    'W_hy turns the state into one score for each character of the vocabulary.',
  ),
  yhat: {
    title: () => 'Scores become probabilities',
    sentence: ({ head, wants }: StepFacts) =>
      head === 'sigmoid'
        ? `σ turns each score, on its own, into a number between 0 and 1. The one at ${quoted(wants)} should be near 1, the others near 0.`
        : `Softmax turns the scores into probabilities that sum to 1. The one at ${quoted(wants)} should be near 1.`,
  },
  L: words(
    'How wrong was that?',
    ({ wants }) =>
      `The loss is small when the answer is sure of ${quoted(wants)} and of nothing else. It grows without limit the surer the network is of something wrong.`,
  ),
  loss: words(
    'The turn: one number for the whole text',
    'The losses of all time steps are added. From here on there is one question: how does each number in the network change this sum?',
  ),
  dyhat: words(
    'Which way should each probability move?',
    ({ wants }) =>
      `Negative at ${quoted(wants)}: raising that probability lowers the loss. It is steep where the network was sure and wrong.`,
  ),
  do: {
    title: () => 'The error at the scores',
    sentence: ({ head }: StepFacts) =>
      head === 'sigmoid'
        ? 'Back through σ, the steep slope and the flat one cancel: what is left is the answer minus the target.'
        : 'Through softmax and the logarithm all that is left is the answer minus the target.',
  },
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
  dhFromNext: words(
    'A message to h: from the future',
    ({ t }) =>
      `h${sub(t)} also shaped h${sub(t + 1)}, and all that came after. What they have to say comes back through W_hh, transposed.`,
  ),
  dh: {
    title: ({ isLast }: StepFacts) =>
      isLast
        ? 'The last hidden state hears only its own answer'
        : 'The hidden state hears from two places',
    sentence: ({ isLast, t }: StepFacts) =>
      isLast
        ? `Nothing comes after time ${t}, so its gradient is the one message.`
        : `h${sub(t)} shaped its own answer and the next state, so its gradient is the sum of both messages.`,
  },
  du: words(
    'Back through tanh',
    'Where tanh is flat (h near −1 or 1) hardly anything passes. This is where gradients fade.',
  ),
  'contribution Whh': words('This time step’s share of ∇W_hh', ({ isFirst }) =>
    isFirst
      ? 'The gradient of u times the state before. h₀ starts at zero, so at first W_hh hears nothing here.'
      : 'The gradient of u times the state it came from. This is only this time step’s share.',
  ),
  'contribution Wxh': words(
    'This time step’s share of ∇W_xh',
    ({ reads }) =>
      `Only the column of ${quoted(reads)} was used, so only that column hears anything.`,
  ),
  'contribution bh': words(
    'This time step’s share of ∇b_h',
    'b_h is added as it is: its share is the gradient of u itself.',
  ),
  'gradient h0': words(
    'All the way back: the initial state',
    'h₀ is a parameter too. The message passes W_hh once more and ends here.',
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
  gradientNorm: words(
    'How long is the gradient?',
    'Taken together, the gradients of all the parameters are one long vector. This is its length.',
  ),
  clipScale: words(
    'Is the gradient too long?',
    'If the length of the whole gradient is above the limit c, all of it is scaled down. Its direction stays.',
  ),
  'clipped Why': words('Clip ∇W_hy', clippedSentence),
  'clipped by': words('Clip ∇b_y', clippedSentence),
  'clipped Whh': words('Clip ∇W_hh', clippedSentence),
  'clipped Wxh': words('Clip ∇W_xh', clippedSentence),
  'clipped bh': words('Clip ∇b_h', clippedSentence),
  'clipped h0': words('Clip ∇h₀', clippedSentence),
  ...optimizerSteps,
  'updated Why': words('A small step downhill: W_hy', ({ optimizer }) =>
    optimizer === 'sgd'
      ? 'Every weight moves against its gradient, times the learning rate η.'
      : updateSentence(optimizer),
  ),
  'updated by': words('A small step: b_y', ({ optimizer }) => updateSentence(optimizer)),
  'updated Whh': {
    title: ({ isCut }: StepFacts) =>
      isCut ? 'The recurrence is cut: W_hh stays 0' : 'A small step: W_hh',
    sentence: ({ isCut, optimizer }: StepFacts) => {
      if (isCut) {
        return 'Its gradient was computed, but it is not applied: W_hh is held at 0, so no state reaches the next one.';
      }
      return optimizer === 'sgd'
        ? 'All time steps will use this one new W_hh.'
        : updateSentence(optimizer);
    },
  },
  'updated Wxh': words('A small step: W_xh', ({ optimizer }) =>
    STAYS_WITHOUT_GRADIENT[optimizer]
      ? 'The columns of the characters that were read change; the others stay.'
      : 'Columns of characters that were not read now move, too, if the optimizer remembers them from before.',
  ),
  'updated bh': words('A small step: b_h', ({ optimizer }) => updateSentence(optimizer)),
  'updated h0': words(
    'A small step: h₀, and the update is complete',
    'The network is a little different now. Go on, and it reads the text again.',
  ),
};

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
