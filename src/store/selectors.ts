import { isCut } from '../engine/at-update.ts';
import { lossFloor } from '../engine/floor.ts';
import { knownWith, shownWith } from '../timeline/along.ts';
import type { Derivation } from '../timeline/derivation.ts';
import { commonTimeSteps, hasCounterpart } from '../timeline/difference.ts';
import { derivationOf, operandsOf } from '../timeline/derivation.ts';
import type { Equation } from '../timeline/equations.ts';
import { equationOf, evaluatedForm } from '../timeline/equations.ts';
import { readsOf } from '../timeline/expressions.ts';
import type { Cell, Ref } from '../timeline/quantities.ts';
import { cellKey, cellOf, sameRef, shapeOf } from '../timeline/quantities.ts';
import type { Step } from '../timeline/steps.ts';
import { stepsOf } from '../timeline/steps.ts';
import type { Scene } from '../timeline/values.ts';
import { areAlike, contextOf, valueAt } from '../timeline/values.ts';
import { memoizeLast } from './memo.ts';
import type { SessionState } from './state.ts';

export const refKey = ({ quantity, t }: Ref): string => `${quantity}@${t ?? ''}`;

export const currentStep = ({ steps, position }: SessionState): Step | null =>
  steps[position.i] ?? null;

/** For every quantity that a step writes, the index of that step. */
const writersOf = memoizeLast((steps: readonly Step[]): ReadonlyMap<string, number> => {
  const writers = new Map<string, number>();
  steps.forEach((step, index) => {
    if (step.writes !== null) writers.set(refKey(step.writes), index);
  });
  return writers;
});

/** The index of the step that makes a quantity known; undefined when it needs none. */
export const writerOf = (steps: readonly Step[], ref: Ref): number | undefined =>
  writersOf(steps).get(refKey(knownWith(ref)));

/**
 * Whether a quantity's numbers may be shown at the present step: what a later step writes or passes
 * may not; what none does (parameters, inputs, states kept from before) always may.
 */
export function isReached(
  { scene, steps, position }: Pick<SessionState, 'scene' | 'steps' | 'position'>,
  ref: Ref,
): boolean {
  const key = refKey(scene === null ? ref : shownWith(ref, scene.record.window));
  const writer = writersOf(steps).get(key);
  if (writer !== undefined) return writer <= position.i;
  // A run that diverged has fewer steps: what the missing ones would have written is never reached.
  return scene?.record.result?.divergence == null || !allWriters(scene).has(key);
}

const allWriters = memoizeLast(
  (scene: Scene): ReadonlySet<string> =>
    new Set(
      stepsOf({ ...contextOf(scene), divergence: null }).flatMap(({ writes }) =>
        writes === null ? [] : [refKey(writes)],
      ),
    ),
);

/** For each time step, the index of its first forward and first backward step. */
const columnStarts = memoizeLast((steps: readonly Step[]) => {
  const starts = new Map<string, number>();
  steps.forEach(({ group }, index) => {
    if (!starts.has(group)) starts.set(group, index);
  });
  return starts;
});

/**
 * How many of the steps of a time step are done, as one number that changes when the column does. One
 * that is not in the update has nothing left to do.
 */
export function columnProgress({ steps, position }: SessionState, t: number): string {
  const starts = columnStarts(steps);
  const done = (group: string): number => {
    const start = starts.get(group) ?? Number.NEGATIVE_INFINITY;
    return Math.min(99, Math.max(0, position.i - start + 1));
  };
  return `${Math.min(done(`forward ${t}`), 6)}/${Math.min(done(`backward ${t}`), 12)}`;
}

let model: Scene | null = null;

/**
 * The scene, or one before it that differs in its numbers only: for views that show none, which
 * need not be drawn again while one is dragged.
 */
export function modelScene({ scene }: Pick<SessionState, 'scene'>): Scene | null {
  if (scene === null || model === null || !areAlike(model, scene)) model = scene;
  return model;
}

const equationFor = memoizeLast((scene: Scene, step: Step): Equation | null =>
  step.writes === null ? null : equationOf(step.writes, contextOf(scene)),
);

/** The equation of the present step; null at the start, which has none. */
export function currentEquation(state: SessionState): Equation | null {
  const step = currentStep(state);
  const scene = modelScene(state);
  return scene === null || step === null ? null : equationFor(scene, step);
}

const floorFor = memoizeLast((scene: Scene): number | null => {
  const { inputs, targets, timeSteps } = scene.record;
  if (inputs.length < timeSteps) return null;
  const floor = lossFloor({ inputs, targets }, scene.configuration.head);
  return floor === 0 ? null : floor;
});

/**
 * The loss that no network without context can get below, where there is such a floor and each
 * update's loss is that of the whole text; else null.
 */
export function shownFloor({ scene }: SessionState): number | null {
  return scene === null ? null : floorFor(scene);
}

const readKeys = memoizeLast((equation: Equation): ReadonlySet<string> => {
  const form = evaluatedForm(equation);
  return new Set(form === undefined ? [] : readsOf(form).map(refKey));
});

/** Whether W_hh is held at 0 in the update on the stage. */
export const isRecurrenceCut = ({ scene }: SessionState): boolean =>
  scene !== null && isCut(scene.configuration, scene.record.n);

/** Whether two updates have quantities of the same shapes, and of the same characters. */
export const isSameNetwork = (one: Scene, other: Scene): boolean =>
  one.configuration.text === other.configuration.text &&
  one.record.sizes.H === other.record.sizes.H;

/** The update that the stage's numbers are differences to; null: they are themselves. */
export function comparedWith({ scene, pinned, comparing }: SessionState): Scene | null {
  if (!comparing || scene === null || pinned === null) return null;
  return isSameNetwork(scene, pinned) && commonTimeSteps(scene, pinned) !== null ? pinned : null;
}

/**
 * Whether the stage has a number to show: of differences, those that have a counterpart. The
 * characters read are no differences.
 */
export function isShown(state: SessionState, ref: Ref): boolean {
  const other = ref.quantity === 'x' ? null : comparedWith(state);
  return isReached(state, ref) && (other === null || hasCounterpart(other, ref));
}

/** How the present step touches a quantity. */
export function roleOf(state: SessionState, ref: Ref): 'writes' | 'reads' | null {
  const equation = currentEquation(state);
  if (equation === null) return null;
  const key = refKey(ref);
  if (refKey(equation.written) === key) return 'writes';
  return readKeys(equation).has(key) ? 'reads' : null;
}

/** The element of what a step writes that is written out when the person has not chosen one. */
const defaultCell = memoizeLast((scene: Scene, step: Step, hiddenElement: number): Cell | null => {
  if (step.writes === null) return null;
  const { sizes, targets, inputs, window } = scene.record;
  const [rows, columns] = shapeOf(step.writes.quantity, sizes);
  const row = (step.t ?? window.end) - window.start;
  const target = targets[row] ?? 0;
  const divergence = scene.record.result?.divergence;
  if (divergence != null && sameRef(divergence, step.writes)) {
    return cellOf(step.writes, divergence.index);
  }
  if (step.writes.quantity === 'x') return cellOf(step.writes, inputs[row] ?? 0);
  const quantityOfCharacters = rows === sizes.V && (rows !== sizes.H || isOutput(step));
  const index = quantityOfCharacters
    ? target * columns
    : Math.min(hiddenElement, rows - 1) * columns;
  const inColumn = step.writes.quantity.endsWith('Wxh') ? (inputs[row] ?? 0) : 0;
  return cellOf(step.writes, index + inColumn);
});

const isOutput = ({ id }: Step): boolean => /^(o|yhat|dyhat|do)$|(Why|by)$/.test(id);

/** The number that is asked: the person's choice while it is shown, else the step's. */
export function selectedCell(state: SessionState): Cell | null {
  const { scene, selection, hiddenElement } = state;
  if (selection !== null && isThere(state, selection)) return selection;
  const step = currentStep(state);
  return scene === null || step === null ? null : defaultCell(scene, step, hiddenElement);
}

/** Whether this update has such a number and the present step has reached it: an address may ask any. */
const isThere = (state: SessionState, cell: Cell): boolean =>
  state.scene !== null && exists(state.scene, cell) && isReached(state, cell);

/** Whether an update has such a number. */
export function exists(scene: Scene, cell: Cell): boolean {
  const [rows, columns] = shapeOf(cell.quantity, scene.record.sizes);
  return cell.index < rows * columns && !Number.isNaN(valueAt(scene, cell));
}

const derivationFor = memoizeLast(derivationOf);

/** How the selected number came about. */
export function selectedDerivation(state: SessionState): Derivation | null {
  const cell = selectedCell(state);
  return state.scene === null || cell === null ? null : derivationFor(state.scene, cell);
}

const operandKeys = memoizeLast(
  (derivation: Derivation): ReadonlySet<string> => new Set(operandsOf(derivation).map(cellKey)),
);

const NONE: ReadonlySet<string> = new Set();

/** The cells that the selected number was computed from. */
export function litCells(state: SessionState): ReadonlySet<string> {
  const derivation = selectedDerivation(state);
  return derivation === null ? NONE : operandKeys(derivation);
}

const byTime = memoizeLast((keys: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const groups = new Map<string, string[]>();
  for (const key of keys) {
    const t = key.slice(key.indexOf('@') + 1, key.indexOf('['));
    const group = groups.get(t);
    if (group === undefined) groups.set(t, [key]);
    else group.push(key);
  }
  return new Map([...groups].map(([t, group]) => [t, group.join(' ')]));
});

/** The selected and lit cells of one time step, as a string that changes only when they do. */
export function litInColumn(state: SessionState, t: number): string {
  const cell = selectedCell(state);
  return `${cell?.t === t ? cellKey(cell) : ''};${byTime(litCells(state)).get(String(t)) ?? ''}`;
}
