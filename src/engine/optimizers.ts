import type { OptimizerKind, OptimizerSettings } from './configuration.ts';
import { MOMENTS } from './configuration.ts';
import { power } from './elementary.ts';
import type { Parameters } from './parameters.ts';
import { createParameters } from './parameters.ts';
import type { ModelSizes, ParameterName } from './shapes.ts';

/**
 * What an update changes: the parameters, and the optimizer's moments (each as long as they are).
 * An update reads one state and writes another, so the last finite one survives an update that
 * is not, and nothing is copied.
 */
export interface ModelState {
  readonly parameters: Parameters;
  readonly moments: readonly Float64Array[];
}

/** How many moments an optimizer has. */
export const momentCount = (kind: OptimizerKind): number => MOMENTS[kind].length;

/** All zeros, as an optimizer's moments are before the first update. */
export function createState(sizes: ModelSizes, kind: OptimizerKind): ModelState {
  const parameters = createParameters(sizes);
  const moments = Array.from({ length: momentCount(kind) }, () => parameters.buffer.slice());
  return { parameters, moments };
}

/** A copy of the moments, each by parameter. */
export const momentsOf = (sizes: ModelSizes, { moments }: ModelState): Parameters[] =>
  moments.map((moment) => createParameters(sizes, moment.slice()));

/** Takes back what a step has done to one parameter and its moments. */
export function hold(
  sizes: ModelSizes,
  name: ParameterName,
  state: ModelState,
  next: ModelState,
): void {
  next.parameters[name].set(state.parameters[name]);
  state.moments.forEach((moment, i) => {
    const held = createParameters(sizes, moment)[name];
    createParameters(sizes, next.moments[i])[name].set(held);
  });
}

/**
 * One step against the gradient g, from `state` to `next`.
 *
 * @param n how many updates ran before this one
 * @returns NaN when a number written is not finite, else 0
 */
export function takeStep(
  settings: OptimizerSettings,
  n: number,
  g: Float64Array,
  state: ModelState,
  next: ModelState,
): number {
  const p = state.parameters.buffer;
  const q = next.parameters.buffer;
  const m = state.moments[0]!;
  const w = next.moments[0]!;
  switch (settings.kind) {
    case 'sgd':
      return sgd(settings.rate, g, p, q);
    case 'momentum':
      return momentum(settings.rate, settings.mu, g, p, q, m, w);
    case 'adagrad':
      return adagrad(settings.rate, settings.epsilon, g, p, q, m, w);
    case 'rmsprop':
      return rmsprop(settings, g, p, q, m, w);
    case 'adam':
      return adam(settings, n, g, state, next);
  }
}

type Numbers = Float64Array;
type Settings<Kind> = Extract<OptimizerSettings, { kind: Kind }>;

/** θ ← θ − η g */
function sgd(rate: number, g: Numbers, p: Numbers, q: Numbers): number {
  // Two sums, because each addition waits for the one before it.
  let even = 0;
  let odd = 0;
  let i = 0;
  for (; i + 1 < g.length; i += 2) {
    const first = p[i]! - rate * g[i]!;
    const second = p[i + 1]! - rate * g[i + 1]!;
    q[i] = first;
    q[i + 1] = second;
    even += first;
    odd += second;
  }
  if (i < g.length) odd += q[i] = p[i]! - rate * g[i]!;
  return (even + odd) * 0;
}

/** v ← μ v + g; θ ← θ − η v */
function momentum(
  rate: number,
  mu: number,
  g: Numbers,
  p: Numbers,
  q: Numbers,
  v: Numbers,
  nextV: Numbers,
): number {
  let check = 0;
  for (let i = 0; i < g.length; i++) {
    const velocity = mu * v[i]! + g[i]!;
    const updated = p[i]! - rate * velocity;
    nextV[i] = velocity;
    q[i] = updated;
    check += updated * 0 + velocity * 0;
  }
  return check;
}

/** m ← m + g²; θ ← θ − η g/√(m + ε) */
function adagrad(
  rate: number,
  epsilon: number,
  g: Numbers,
  p: Numbers,
  q: Numbers,
  m: Numbers,
  nextM: Numbers,
): number {
  let check = 0;
  for (let i = 0; i < g.length; i++) {
    const memory = m[i]! + g[i]! * g[i]!;
    const updated = p[i]! - (rate * g[i]!) / Math.sqrt(memory + epsilon);
    nextM[i] = memory;
    q[i] = updated;
    check += updated * 0 + memory * 0;
  }
  return check;
}

/** s ← α s + (1 − α) g²; θ ← θ − η g/(√s + ε) */
function rmsprop(
  { rate, alpha, epsilon }: Settings<'rmsprop'>,
  g: Numbers,
  p: Numbers,
  q: Numbers,
  s: Numbers,
  nextS: Numbers,
): number {
  let check = 0;
  for (let i = 0; i < g.length; i++) {
    const square = alpha * s[i]! + (1 - alpha) * g[i]! * g[i]!;
    const updated = p[i]! - (rate * g[i]!) / (Math.sqrt(square) + epsilon);
    nextS[i] = square;
    q[i] = updated;
    check += updated * 0 + square * 0;
  }
  return check;
}

/**
 * m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²;
 * θ ← θ − η m̂/(√v̂ + ε), where m̂ = m/(1 − β₁ⁿ⁺¹), v̂ = v/(1 − β₂ⁿ⁺¹)
 */
function adam(
  { rate, beta1, beta2, epsilon }: Settings<'adam'>,
  n: number,
  g: Numbers,
  { parameters: { buffer: p }, moments: [m, v] }: ModelState,
  { parameters: { buffer: q }, moments: [nextM, nextV] }: ModelState,
): number {
  const correction1 = 1 - power(beta1, n + 1);
  const correction2 = 1 - power(beta2, n + 1);
  let check = 0;
  for (let i = 0; i < g.length; i++) {
    const mean = beta1 * m![i]! + (1 - beta1) * g[i]!;
    const square = beta2 * v![i]! + (1 - beta2) * g[i]! * g[i]!;
    const step = mean / correction1 / (Math.sqrt(square / correction2) + epsilon);
    const updated = p[i]! - rate * step;
    nextM![i] = mean;
    nextV![i] = square;
    q[i] = updated;
    check += updated * 0 + mean * 0 + square * 0;
  }
  return check;
}
