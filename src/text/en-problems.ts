const whole = new Intl.NumberFormat('en');

/** What is wrong with an input and what is allowed, one sentence each. */
export const problems = {
  textTooShort: () => 'The text needs at least two characters: one to read and one to predict.',
  textTooLong: (limit: number) =>
    `The text may have up to ${whole.format(limit)} characters for now; this one is longer.`,
  textBroken: () =>
    'The text holds half of a character (a lone surrogate). Paste it again, or delete the broken place.',
  notANumber: () => 'Please give a number, such as 0.3.',
  notWhole: () => 'Please give a whole number.',
  outOfRange: (low: number, high: number) => `Allowed are ${low} to ${whole.format(high)}.`,
  notAbove: (low: number, high: number) =>
    `It must be more than ${low} and at most ${whole.format(high)}.`,
  notBelow: (low: number, high: number) =>
    `It must be at least ${low} and less than ${whole.format(high)}.`,
  notAChoice: () => 'Please choose one of the offered values.',
};
