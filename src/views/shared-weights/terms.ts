import { writerOf } from '../../store/selectors.ts';
import type { SessionState } from '../../store/state.ts';
import type { ParameterName } from '../../engine/shapes.ts';
import { IS_SQUARE } from '../../engine/squares.ts';
import type { Ref, SharedParameter } from '../../timeline/quantities.ts';
import { contributingTimes } from '../../timeline/equations.ts';
import { at, MOMENTS, once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { contributionFactors } from '../../timeline/contributions.ts';
import { contextOf, valuesOf } from '../../timeline/values.ts';

/** In the order of the board: what goes round the loop first, the state before the first step last. */
export const BOARD_ORDER = ['Whh', 'Wxh', 'Why', 'bh', 'by', 'h0'] as const;

/** The time steps that contribute to a parameter's gradient. */
export function termTimes(
  parameter: ParameterName,
  { record }: Scene,
): { from: number; to: number } {
  // h_0 is used once: it has a gradient, not a sum of contributions.
  return parameter === 'h0' ? { from: 1, to: 0 } : contributingTimes(parameter, record.window);
}

/**
 * Whether a step has written a quantity. Unlike isReached, what the steps do not contain counts as
 * written only where no step ever writes it: after a divergence the remaining steps are cut off.
 */
export function isWritten({ steps, position, scene }: SessionState, ref: Ref): boolean {
  const writer = writerOf(steps, ref);
  if (writer !== undefined) return writer <= position.i;
  return scene?.record.result?.divergence === null;
}

/** How many contributions the backward pass has delivered; they arrive from the last t down. */
export function arrivedTerms(state: SessionState, parameter: ParameterName): number {
  if (state.scene === null || parameter === 'h0') return 0;
  const { from, to } = termTimes(parameter, state.scene);
  let low = 0;
  let high = to - from + 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const ref = at(`contribution ${parameter}`, to - middle + 1);
    if (isWritten(state, ref)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const norm = (vector: readonly number[]): number => Math.hypot(...vector);

const normsByScene = new WeakMap<Scene, Map<SharedParameter, readonly number[]>>();

/** ‖∇W_t‖ of each contributing time step, from the first: of a rank-one product, that of its factors. */
export function termNorms(scene: Scene, parameter: SharedParameter): readonly number[] {
  const known = normsByScene.get(scene) ?? new Map<SharedParameter, readonly number[]>();
  normsByScene.set(scene, known);
  const found = known.get(parameter);
  if (found !== undefined) return found;
  const { from, to } = termTimes(parameter, scene);
  const context = contextOf(scene);
  const norms = Array.from({ length: to - from + 1 }, (_, k) => {
    const [left, right] = contributionFactors(parameter, from + k, context);
    // x_t is one-hot, so its norm is 1.
    const other = right === null || right.quantity === 'x' ? 1 : norm(valuesOf(scene, right));
    return norm(valuesOf(scene, left)) * other;
  });
  known.set(parameter, norms);
  return norms;
}

/** The time step with the largest contribution. */
export function largestTerm(scene: Scene, parameter: SharedParameter): number {
  const norms = termNorms(scene, parameter);
  const largest = norms.reduce((best, x, k) => (x > (norms[best] ?? 0) ? k : best), 0);
  return termTimes(parameter, scene).from + largest;
}

/** Of a contribution that is all zeros, the factor that makes it so; else null. */
export function zeroFactor(scene: Scene, parameter: SharedParameter, t: number): Ref | null {
  const isZero = (ref: Ref): boolean => valuesOf(scene, ref).every((x) => x === 0);
  const [left, right] = contributionFactors(parameter, t, contextOf(scene));
  return [right, left].find((ref) => ref !== null && isZero(ref)) ?? null;
}

/** Whether the update is the lecture's own, θ − η∇θ: then the change is called so. */
export const isPlain = ({ configuration }: Scene): boolean =>
  configuration.optimizer.kind === 'sgd' && configuration.clipping === null;

/** Something that the optimizer remembers of a parameter: before the update, and after it. */
export interface Remembered {
  readonly before: Ref;
  readonly after: Ref;
  /** Squares can be so small that three places show nothing of them. */
  readonly isSquare: boolean;
}

export const rememberedOf = (
  { configuration }: Scene,
  parameter: ParameterName,
): readonly Remembered[] =>
  MOMENTS[configuration.optimizer.kind].map((moment) => ({
    before: once(`${moment} ${parameter}`),
    after: once(`updated ${moment} ${parameter}`),
    isSquare: IS_SQUARE[moment],
  }));
