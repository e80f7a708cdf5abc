// Between these bounds a sum of squares has lost nothing to underflow or overflow that counts.
const SMALLEST = 1e-280;
const LARGEST = 1e300;

/** √Σ z_i² over z[from … to − 1], right also where squares would underflow or overflow. */
export function euclideanNorm(z: Float64Array, from = 0, to = z.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += z[i]! * z[i]!;
  return sum > SMALLEST && sum < LARGEST ? Math.sqrt(sum) : scaledNorm(z, from, to);
}

function scaledNorm(z: Float64Array, from: number, to: number): number {
  let largest = 0;
  for (let i = from; i < to; i++) largest = Math.max(largest, Math.abs(z[i]!));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = from; i < to; i++) {
    const share = z[i]! / largest;
    sum += share * share;
  }
  return largest * Math.sqrt(sum);
}
