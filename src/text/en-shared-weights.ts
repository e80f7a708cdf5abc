const NUMERALS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
/** Small numbers as words, for the beginning of a sentence. */
const numeral = (n: number): string => NUMERALS[n] ?? String(n);

export const sharedWeights = {
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
  step: (t: number, reads: string, wants: string) => `t = ${t}: reads “${reads}”, wants “${wants}”`,
  reads: (character: string) => `reads “${character}”`,
  wants: (character: string) => `wants “${character}”`,
  sum: 'sum over t',
  sumOver: (terms: number) => (terms === 1 ? 'one term' : `all ${terms} added`),
  before: 'weights now',
  beforeWhat: 'the one real W',
  change: 'change',
  adds: 'The update adds',
  held: 'held at\u00a00',
  remembered: 'The optimizer remembers',
  momentBefore: 'before this update',
  momentAfter: 'after it',
  after: 'after the update',
  partial: (terms: number, of: number) =>
    terms === of ? `all ${of} are in` : `partial: ${terms} of ${of}`,
  partialLong: (terms: number, of: number) =>
    terms === of ? `all ${of} contributions` : `${terms} of ${of} contributions so far`,
  usedOnce: 'used once, before t = 1: one term, nothing to add up',
  notReachedByWindow: 'this window starts later and does not reach h₀: its gradient is 0',
  noLoss: 'no loss here',
  zeroBecause: 'nothing, because',
  alone: 'if alone',
  copyTitle: (t: number) => `the copy at t = ${t}`,
  notShared: 'if it were not shared',
  norms: 'Size of each time step’s contribution; click for its numbers',
  normTop: (largest: string) => `largest ${largest}`,
  range: (from: number, to: number) => `t = ${from}–${to}`,
};
