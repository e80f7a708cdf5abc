/** What the app accepts, in one place for the form, the address and the words that explain it. */
export const LIMITS = {
  /** User-perceived characters of the text, one more than the time steps. */
  textLength: { low: 2, high: 2000 },
  hiddenSize: { low: 1, high: 16 },
  /** Above 0. */
  rate: { low: 0, high: 1000 },
  seed: { low: 0, high: 4_294_967_295 },
} as const;
