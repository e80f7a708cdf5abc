/** What a number is used for. */
export const used = {
  /** Where a number comes from that no step computes. */
  origin: {
    read: (t: number, character: string) =>
      `The character read at time ${t} is “${character}”: 1 at its place in the vocabulary, 0 at the others.`,
    target: (t: number, character: string) =>
      `The character to predict at time ${t} is “${character}”: 1 at its place in the vocabulary, 0 at the others.`,
    start: 'The run starts with it.',
    left: (update: number) => `Update ${update} has left it.`,
  },
  in: 'Used next in',
  more: (steps: number) => `and in ${steps} more step${steps === 1 ? '' : 's'}`,
  others: (elements: number) => `and ${elements} other${elements === 1 ? '' : 's'}`,
  noLoss: 'It is 0, and nothing is computed from it: this update counts no loss at this time step.',
  nowhere: 'No other number of this update is computed from it.',
  byBackward: 'The backward pass begins with it: every gradient tells how this number changes.',
  together: 'No number is computed from it: ∇o is taken as ŷ − y, which is the same and exact.',
  ifSeparate: 'Nothing uses it: there is only one W. It is what this copy alone would become.',
  byNext: 'The next update begins with it.',
  byNone: 'Nothing uses it: the run stops in this update.',
  computedAt: (step: number) => `Computed at step ${step}: go there`,
  back: 'Back to the number before',
  backToStep: (step: number) => `Back to step ${step}`,
};
