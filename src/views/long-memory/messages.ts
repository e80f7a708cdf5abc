import type { MessageTriangle } from '../../engine/messages.ts';
import { factorNorm } from '../../engine/factor-norm.ts';
import { firstState, messagePath, messageTriangle, stateGradient } from '../../engine/messages.ts';
import { euclideanNorm } from '../../engine/norm.ts';
import type { Sliced } from '../../engine/sliced.ts';
import { spectralRadiusInSlices } from '../../engine/spectral-radius.ts';
import type { UpdateRecord } from '../../engine/record.ts';
import { windowAt, windowCount } from '../../engine/windows.ts';
import type { Window } from '../../engine/windows.ts';
import { writerOf } from '../../store/selectors.ts';
import type { SessionState } from '../../store/state.ts';
import type { Ref } from '../../timeline/quantities.ts';
import { at, once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import type { Job } from '../parts/sliced.ts';
import { Jobs } from '../parts/sliced.ts';

/** A message: of the loss at time k to the hidden state at time t. */
export interface Message {
  readonly k: number;
  readonly t: number;
}

/** What is in view: the losses of the time steps from … to, and the states that they speak to. */
export interface View {
  /** The first state: h_0 where the first time step is in view. */
  readonly first: number;
  readonly from: number;
  readonly to: number;
}

/** Of longer texts a window of so many time steps is shown. */
export const MOST_STEPS = 200;
/** The window follows the track in strides, so that most steps leave it where it is. */
const STRIDE = 50;

/** What is in view when the track is at time step t. */
export function viewAround(T: number, t: number): View {
  if (T <= MOST_STEPS) return viewOf(1, T);
  const first = Math.round((t - MOST_STEPS / 2) / STRIDE) * STRIDE + 1;
  return viewFrom(T, first);
}

export function viewFrom(T: number, first: number): View {
  const from = Math.min(T - MOST_STEPS + 1, Math.max(1, first));
  return viewOf(from, from + MOST_STEPS - 1);
}

export const viewOf = (from: number, to: number): View => ({
  ...{ from, to },
  first: from === 1 ? 0 : from,
});

/** Why there is a number at a place of the triangle, or none. */
export type CellState = 'message' | 'waiting' | 'removed' | 'other' | 'nothing';

/** The window that has the loss of time step k. */
export const windowOf = ({ record, configuration }: Scene, k: number): Window => {
  const { truncation } = configuration;
  const index = truncation === null ? 0 : Math.floor((k - 1) / truncation.k1);
  return windowAt(record.timeSteps, truncation, index);
};

/** @param reached the earliest time step that the backward pass has come to */
export function cellState(scene: Scene, reached: number, { k, t }: Message): CellState {
  if (t > k) return 'nothing';
  const window = windowOf(scene, k);
  if (t < firstState(window)) return 'removed';
  if (window.end !== scene.record.window.end) return 'other';
  return t < reached ? 'waiting' : 'message';
}

/** How many messages of the whole text truncation removes, and how many there would be; h_0 counts. */
export function removedMessages({ record, configuration }: Scene): {
  removed: number;
  all: number;
} {
  const { timeSteps: T } = record;
  let removed = 0;
  for (let index = 0; index < windowCount(T, configuration.truncation); index++) {
    const window = windowAt(T, configuration.truncation, index);
    removed += (window.end - window.lossFrom + 1) * firstState(window);
  }
  return { removed, all: (T * (T + 3)) / 2 };
}

/** The earliest state whose ∇h_t the track has come to; end + 1 before the first. */
export function reachedBack({ scene, steps, position }: SessionState): number {
  if (scene === null) return 1;
  const { start, end } = scene.record.window;
  const isWritten = (ref: Ref): boolean =>
    (writerOf(steps, ref) ?? Number.POSITIVE_INFINITY) <= position.i;
  if (start === 1 && isWritten(once('gradient h0'))) return 0;
  let [low, high] = [start, end + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isWritten(at('dh', middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}

const triangles = new Jobs<UpdateRecord, MessageTriangle>();

/** The triangle of what is in view; null when none of the window is. */
export function triangleOf({ record }: Scene, view: View): Job<MessageTriangle> | null {
  const from = Math.max(view.first, firstState(record.window));
  const to = Math.min(view.to, record.window.end);
  if (from > to) return null;
  return triangles.of(record, `${from} ${to}`, () => messageTriangle(record, from, to));
}

/** ‖∂L_k/∂h_t‖; NaN when the triangle does not hold it. */
export function normIn(triangle: MessageTriangle, { k, t }: Message): number {
  const { from, to, firstLoss, columns, norms } = triangle;
  if (k < firstLoss || k > to || t < from || t > k) return NaN;
  return norms[(k - firstLoss) * columns + t - from] ?? NaN;
}

/** A step back on a message's way. */
export interface Passage {
  /** The time step whose factor W_hhᵀ diag(tanh′(u_j)) it passed. */
  readonly j: number;
  /** The mean of tanh′(u_j) over the units. */
  readonly slope: number;
  /** What the passage multiplied the message's length by. */
  readonly multiplied: number;
  readonly length: number;
}

/** Everything about one message. */
export interface Way {
  readonly message: Message;
  /** ∂L_k/∂h_t */
  readonly vector: Float64Array;
  /** ∇h_t */
  readonly gradient: Float64Array;
  readonly norm: number;
  /** The part of ∇h_t that it makes up: ∂L_k/∂h_t · ∇h_t / ‖∇h_t‖². Over all k they add up to 1. */
  readonly share: number;
  /** From j = k down to t + 1. */
  readonly passages: readonly Passage[];
}

const ways = new Jobs<UpdateRecord, Way>(64);

export const wayOf = ({ record }: Scene, message: Message): Job<Way> =>
  ways.of(record, `${message.k} ${message.t}`, () => follow(record, message));

function* follow(record: UpdateRecord, message: Message): Sliced<Way> {
  const { k, t } = message;
  const { trace, window, sizes } = record;
  const { H } = sizes;
  const path = yield* messagePath(record, k, t);
  const lengthAt = (j: number): number => euclideanNorm(path, (j - t) * H, (j - t + 1) * H);
  const passages: Passage[] = [];
  for (let j = k; j > t; j--) {
    const length = lengthAt(j - 1);
    passages.push({
      j,
      slope: meanSlope(trace.h.subarray((j - window.start + 1) * H, (j - window.start + 2) * H)),
      multiplied: length / lengthAt(j),
      length,
    });
    yield;
  }
  const vector = path.slice(0, H);
  const gradient = stateGradient(record, t);
  return {
    message,
    vector,
    gradient,
    norm: lengthAt(t),
    share: shareOf(vector, gradient),
    passages,
  };
}

const factors = new WeakMap<UpdateRecord, Map<number, number>>();
const factorJobs = new Jobs<UpdateRecord, ReadonlyMap<number, number>>();

/** The norms of the factors of some time steps; all messages that pass one share it. */
export const factorsOf = (
  record: UpdateRecord,
  steps: readonly number[],
): Job<ReadonlyMap<number, number>> =>
  factorJobs.of(record, steps.join(' '), function* () {
    const known = factors.get(record) ?? new Map<number, number>();
    factors.set(record, known);
    for (const j of steps) {
      if (!known.has(j)) known.set(j, yield* factorNorm(record, j));
      yield;
    }
    return known;
  });

const radii = new Jobs<UpdateRecord, number>(1);

/** The largest absolute eigenvalue of W_hh; null where a weight is not finite. */
export const radiusOf = (record: UpdateRecord): Job<number> | null =>
  Number.isFinite(euclideanNorm(record.parameters.Whh))
    ? radii.of(record, '', () => spectralRadiusInSlices(record.parameters.Whh, record.sizes.H))
    : null;

/** The mean of 1 − h². */
export function meanSlope(h: Float64Array): number {
  let sum = 0;
  for (const x of h) sum += 1 - x * x;
  return sum / h.length;
}

function shareOf(vector: Float64Array, gradient: Float64Array): number {
  // Divided first: the squares of tiny gradients would be zero.
  const length = euclideanNorm(gradient);
  let share = 0;
  vector.forEach((x, i) => {
    share += (x / length) * ((gradient[i] ?? NaN) / length);
  });
  return share;
}
