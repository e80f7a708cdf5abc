/** Whether each figure that was printed has met its target. */
const results = [];
export const allMet = () => results.every(Boolean);

/** Prints a figure beside its target. */
export function report(what, value, target, unit, isAtLeast = false) {
  const met = isAtLeast ? value >= target : value <= target;
  results.push(met);
  const [shown, limit] = [value, target].map((number) => Number(number.toPrecision(3)));
  console.log(
    `${met ? 'met    ' : 'NOT MET'}  ${what}: ${[shown, unit].join(' ').trim()} (at ${isAtLeast ? 'least' : 'most'} ${limit})`,
  );
}

export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))] ?? NaN;
}
