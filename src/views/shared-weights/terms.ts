import { writersOf, refKey } from '../../store/selectors.ts';
import type { SessionState } from '../../store/state.ts';
import type { ParameterName } from '../../engine/shapes.ts';
import type { Ref, SharedParameter } from '../../timeline/quantities.ts';
import { at, MOMENTS, once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { contextOf, contributionFactors, valuesOf } from '../../timeline/values.ts';

/** In the order of the board: what goes round the loop first, the state before the first step last. */
export const BOARD_ORDER = ['Whh', 'Wxh', 'Why', 'bh', 'by', 'h0'] as const;

/** The time steps that contribute to a parameter's gradient; outputs count only from lossFrom. */
export function termTimes(
  parameter: ParameterName,
  { record }: Scene,
): { from: number; to: number } {
  const { start, lossFrom, end } = record.window;
  // h_0 is used once: it has a gradient, not a sum of contributions.
  if (parameter === 'h0') return { from: 1, to: 0 };
  return { from: parameter === 'Why' || parameter === 'by' ? lossFrom : start, to: end };
}

/**
 * Whether a step has written a quantity. Unlike isReached, what the steps do not contain counts as
 * written only where no step ever writes it: after a divergence the remaining steps are cut off.
 */
export function isWritten({ steps, position, scene }: SessionState, ref: Ref): boolean {
  const writer = writersOf(steps).get(refKey(ref));
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

interface Factors {
  readonly left: readonly number[];
  readonly right: readonly number[] | null;
}

const factorsOf = (scene: Scene, parameter: SharedParameter, t: number): Factors => {
  const [left, right] = contributionFactors(parameter, t, contextOf(scene));
  return { left: valuesOf(scene, left), right: right === null ? null : valuesOf(scene, right) };
};

function addTerm(sum: Float64Array, { left, right }: Factors): void {
  const columns = right?.length ?? 1;
  left.forEach((a, row) => {
    for (let j = 0; j < columns; j++) {
      const place = row * columns + j;
      sum[place] = (sum[place] ?? 0) + (right === null ? a : a * (right[j] ?? NaN));
    }
  });
}

interface Running {
  count: number;
  readonly sum: Float64Array;
}

/** The sums that are under way, so that a step adds one term instead of all of them. */
const running = new WeakMap<Scene, Map<SharedParameter, Running>>();

/**
 * The sum of the first `count` contributions, added t = T … 1 as the engine does; once all of them
 * are there, the engine's own sum. (Over long ranges the engine adds in blocks: the last bit of a
 * sum under way may differ from its intermediate one, which nobody else sees.)
 */
export function partialSum(
  scene: Scene,
  parameter: SharedParameter,
  count: number,
): readonly number[] {
  const { from, to } = termTimes(parameter, scene);
  const { result } = scene.record;
  if (count === to - from + 1 && result !== null) return [...result.gradient[parameter]];
  const sums = running.get(scene) ?? new Map<SharedParameter, Running>();
  running.set(scene, sums);
  let known = sums.get(parameter);
  if (known === undefined || known.count > count) {
    known = { count: 0, sum: new Float64Array(scene.record.parameters[parameter].length) };
    sums.set(parameter, known);
  }
  for (; known.count < count; known.count++) {
    addTerm(known.sum, factorsOf(scene, parameter, to - known.count));
  }
  return [...known.sum];
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

/** What one copy alone would become, were it not shared: W − η ∇W_t, a plain step. */
export function copyAfter(scene: Scene, parameter: SharedParameter, t: number): readonly number[] {
  const { rate } = scene.configuration.optimizer;
  const contribution = valuesOf(scene, at(`contribution ${parameter}`, t));
  const before = valuesOf(scene, once(parameter));
  return before.map((w, index) => w - rate * (contribution[index] ?? NaN));
}

/** What the update adds to a parameter. */
export function changeOf(scene: Scene, parameter: ParameterName): readonly number[] {
  const before = valuesOf(scene, once(parameter));
  return valuesOf(scene, once(`updated ${parameter}`)).map((w, k) => w - (before[k] ?? NaN));
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
    isSquare: moment !== 'velocity' && moment !== 'firstMoment',
  }));
