/** What the app accepts, in one place for the form, the address and the words that explain it. */
export const LIMITS = {
  /** User-perceived characters of a text that can be one window and can stand in an address. */
  textLength: { low: 2, high: 2000 },
  /** Of a longer text, as UTF-8: 1 MB. */
  textBytes: 1_048_576,
  /** V, the distinct characters of a text. */
  vocabulary: 512,
  hiddenSize: { low: 1, high: 512 },
  /** Above 0. */
  rate: { low: 0, high: 1000 },
  seed: { low: 0, high: 4_294_967_295 },
  /** μ, α, β₁ and β₂: from 0, below 1. */
  decay: { low: 0, high: 1 },
  /** Above 0. */
  epsilon: { low: 0, high: 1 },
  /** Above 0. */
  clipping: { low: 0, high: 1_000_000 },
  /** A mean loss to train down to: above 0. */
  lossGoal: { low: 0, high: 1_000_000 },
  /** k1 and k2, in time steps. */
  window: { low: 1, high: 200 },
  radius: { low: 0, high: 10 },
  /** Above 0. */
  inputScale: { low: 0, high: 10 },
  /** A parameter set by hand: either sign. */
  parameter: { low: -1000, high: 1000 },
  /** Parameters set by hand, in all. */
  changes: 100,
  /** Beyond this many updates no address is believed: replaying to it would take too long. */
  updates: 1_000_000,
} as const;
