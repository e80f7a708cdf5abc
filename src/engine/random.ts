/** A generator of uniform numbers in [0, 1), multiples of 2⁻⁵³. */
export type Random = () => number;

/**
 * The generator sfc32, seeded through splitmix32 so that neighbouring seeds share nothing.
 * Only integer operations on 32 bits: every machine draws the same numbers.
 *
 * @param seed an integer; its lowest 32 bits count
 */
export function createRandom(seed: number): Random {
  const nextWord = sfc32(splitmix32(seed));
  return () => {
    const high = nextWord() >>> 5;
    const low = nextWord() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  };
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = state ^ (state >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return word ^ (word >>> 15);
  };
}

function sfc32(seedWord: () => number): () => number {
  let a = seedWord();
  let b = seedWord();
  let c = seedWord();
  let counter = 1;
  return () => {
    const word = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    return word >>> 0;
  };
}
