const whole = new Intl.NumberFormat('en');

/** What is wrong with an input and what is allowed, one sentence each. */
export const problems = {
  textTooShort: () => 'The text needs at least two characters: one to read and one to predict.',
  textTooLong: (limit: number) =>
    `The text may have up to ${whole.format(limit)} characters here; this one is longer.`,
  textTooLarge: (limit: number) =>
    `The text may have up to 1 MB (${whole.format(limit)} bytes); this one has more. Nothing was changed.`,
  textTooVaried: (limit: number) =>
    `The text has more than ${whole.format(limit)} distinct characters. Each would be an input and an output of the network: too many to train and to show here.`,
  textBinary: () =>
    'This is not a text: it holds control characters, as pictures and programs do. Nothing was changed.',
  textIsModel: () =>
    'This is a model that Unrolled has saved, not a text: load it below with “Load model …”. Nothing was changed.',
  textNotUtf8: () =>
    'The file is not text in UTF-8. Save it as UTF-8 and choose it again. Nothing was changed.',
  textUnreadable: () =>
    'The file could not be read. Has it been moved or changed? Nothing was changed here.',
  textUnreachable: () =>
    'The text could not be loaded. Is there a connection? Nothing was changed.',
  textBroken: () =>
    'The text holds half of a character (a lone surrogate). Paste it again, or delete the broken place.',
  notANumber: () => 'It takes a number, such as 0.3.',
  notWhole: (low: number, high: number) =>
    `It takes a whole number from ${low} to ${whole.format(high)}.`,
  outOfRange: (low: number, high: number) => `Allowed are ${low} to ${whole.format(high)}.`,
  notAbove: (low: number, high: number) =>
    `It must be more than ${low} and at most ${whole.format(high)}.`,
  notBelow: (low: number, high: number) =>
    `It must be at least ${low} and less than ${whole.format(high)}.`,
  notAChoice: (choices: readonly string[]) => `Allowed are ${choices.join(', ')}.`,
  notOfForm: () => 'It is not of the form that is needed.',
  brokenCode: () => 'A “%” in it stands for no character: the link was cut or changed.',
};
