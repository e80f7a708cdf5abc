import { goesInto, isAlong, knownWith } from './along.ts';
import { derivationOf, operandsOf } from './derivation.ts';
import { equationOf, evaluatedForm } from './equations.ts';
import type { Expression } from './expressions.ts';
import { readsOf } from './expressions.ts';
import type { Cell, Ref } from './quantities.ts';
import { cellKey, cellOf, sameRef, shapeOf } from './quantities.ts';
import type { Step } from './steps.ts';
import { contextOf } from './values.ts';
import type { Scene } from './values.ts';

/** What a number is used for by one step: the elements, of what the step writes, that it goes into. */
export interface Use {
  /** The index of the step, which is the position where it happens. */
  readonly step: number;
  readonly written: Ref;
  readonly elements: readonly number[];
  /** How many elements there are, when not all are named. */
  readonly count: number;
}

export interface Uses {
  readonly uses: readonly Use[];
  /** How many more steps use the number. */
  readonly more: number;
}

/** For every quantity, the indices of the steps that read it. */
type Readers = ReadonlyMap<string, readonly number[]>;

const refKey = ({ quantity, t }: Ref): string => `${quantity}@${t ?? ''}`;

const readersBySteps = new WeakMap<readonly Step[], Readers>();

/** Looked up once for all steps of an update: a long text has tens of thousands. */
function readersOf(scene: Scene, steps: readonly Step[]): Readers {
  const known = readersBySteps.get(steps);
  if (known !== undefined) return known;
  const readers = new Map<string, number[]>();
  const context = contextOf(scene);
  steps.forEach(({ id, t, writes }, index) => {
    const form = writes === null ? undefined : evaluatedForm(equationOf(writes, context));
    if (form === undefined) return;
    // tanh′(u_t) is computed from h_t.
    const slope: Ref[] = id === 'du' ? [{ quantity: 'h', t }] : [];
    for (const ref of [...readsOf(form), ...slope]) {
      const list = readers.get(refKey(ref));
      if (list === undefined) readers.set(refKey(ref), [index]);
      else list.push(index);
    }
  });
  readersBySteps.set(steps, readers);
  return readers;
}

/** Whether every element is computed from the same element of what is read, and from single numbers. */
function isElementwise(form: Expression): boolean {
  switch (form.kind) {
    case 'ref':
    case 'apply':
    case 'sumOverTime':
    case 'complement':
      return true;
    case 'hadamard':
    case 'difference':
      return isElementwise(form.left) && isElementwise(form.right);
    case 'sum':
      return form.terms.every(isElementwise);
    case 'scaled':
    case 'square':
    case 'root':
    case 'clamp':
    case 'atMostOne':
      return isElementwise(form.expression);
    case 'quotient':
      return isElementwise(form.over) && isElementwise(form.under);
    default:
      return false;
  }
}

const indices = (length: number): number[] => Array.from({ length }, (_, index) => index);

/**
 * Elements of a form among which are all that were computed from a cell; null: it may be any. Of
 * 512 × 512 elements few are left to look into.
 */
function candidatesIn(scene: Scene, form: Expression, cell: Cell): readonly number[] | null {
  if (form.kind === 'sum') {
    const all = new Set<number>();
    for (const term of form.terms) {
      const some = candidatesIn(scene, term, cell);
      if (some === null) return null;
      for (const index of some) all.add(index);
    }
    return [...all].sort((a, b) => a - b);
  }
  if (form.kind === 'ref') return sameRef(form.ref, cell) ? [cell.index] : [];
  if (form.kind !== 'product' || form.left.kind !== 'ref' || form.right.kind !== 'ref') return null;
  const { sizes } = scene.record;
  const [rows, columns] = shapeOf(form.left.ref.quantity, sizes);
  const [width] = shapeOf(form.right.ref.quantity, sizes);
  const { index } = cell;
  const isLeft = sameRef(form.left.ref, cell);
  // The same vector on both sides is no case of this network's.
  if (isLeft === sameRef(form.right.ref, cell)) return null;
  switch (form.transposed) {
    case 'right':
      return isLeft
        ? indices(width).map((k) => index * width + k)
        : indices(rows).map((k) => k * width + index);
    case 'left':
      return isLeft ? [index % columns] : null;
    default:
      return isLeft ? [Math.floor(index / columns)] : null;
  }
}

/**
 * Which elements of what a step writes were computed from the cell: the first `most` of them, and
 * how many there are.
 */
function elementsUsing(
  scene: Scene,
  written: Ref,
  cell: Cell,
  most: number,
): Pick<Use, 'elements' | 'count'> {
  const key = cellKey(cell);
  const [rows, columns] = shapeOf(written.quantity, scene.record.sizes);
  const [ownRows, ownColumns] = shapeOf(cell.quantity, scene.record.sizes);
  const form = evaluatedForm(equationOf(written, contextOf(scene)));
  const candidates =
    form !== undefined && isElementwise(form) && ownRows === rows && ownColumns === columns
      ? [cell.index]
      : ((form === undefined ? null : candidatesIn(scene, form, cell)) ?? indices(rows * columns));
  const using: number[] = [];
  let looked = 0;
  for (const index of candidates) {
    // Where each of the first uses it, so do the others: what uses a row or a column uses all of it.
    if (using.length >= most && looked === using.length)
      return { elements: using, count: candidates.length };
    looked++;
    const derivation = derivationOf(scene, cellOf(written, index));
    const uses =
      derivation !== null && operandsOf(derivation).some((each) => cellKey(each) === key);
    if (uses) using.push(index);
  }
  return { elements: using.slice(0, most), count: using.length };
}

/** What no step reads goes into the same element of one other quantity. */
function usesAlong(scene: Scene, steps: readonly Step[], cell: Cell): readonly Use[] {
  const written = goesInto(cell, scene.record.window);
  if (written === null) return [];
  const writer = knownWith(written);
  const step = steps.findIndex(({ writes }) => writes !== null && sameRef(writes, writer));
  return step < 0 ? [] : [{ step, written, elements: [cell.index], count: 1 }];
}

/**
 * Where a number is used, in the order of the steps; at most `most` steps are looked into, and of
 * each as many elements as `mostElements`.
 */
export function usesOf(
  scene: Scene,
  steps: readonly Step[],
  cell: Cell,
  most = 8,
  mostElements = Infinity,
): Uses {
  if (isAlong(cell)) return { uses: usesAlong(scene, steps, cell), more: 0 };
  const readers = readersOf(scene, steps).get(refKey(cell)) ?? [];
  const uses: Use[] = [];
  let looked = 0;
  for (const index of readers) {
    if (uses.length >= most) break;
    looked++;
    const written = steps[index]?.writes;
    if (written == null) continue;
    const { elements, count } = elementsUsing(scene, written, cell, mostElements);
    if (count > 0) uses.push({ step: index, written, elements, count });
  }
  return { uses, more: readers.length - looked };
}
