import { derivationOf, operandsOf } from './derivation.ts';
import { equationOf, evaluatedForm } from './equations.ts';
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
}

export interface Uses {
  readonly uses: readonly Use[];
  /** How many more steps use the number. */
  readonly more: number;
}

function readsQuantity(step: Step, ref: Ref, scene: Scene): boolean {
  if (step.writes === null) return false;
  const form = evaluatedForm(equationOf(step.writes, contextOf(scene)));
  // tanh′(u) and σ′(o) are computed from h and ŷ: the derivation of an element tells.
  return form !== undefined && (readsOf(form).some((read) => sameRef(read, ref)) || hasSlope(step));
}

const hasSlope = ({ id }: Step): boolean => id === 'du';

/** Which elements of what a step writes were computed from the cell. */
function elementsUsing(scene: Scene, written: Ref, key: string): number[] {
  const [rows, columns] = shapeOf(written.quantity, scene.record.sizes);
  const elements: number[] = [];
  for (let index = 0; index < rows * columns; index++) {
    const derivation = derivationOf(scene, cellOf(written, index));
    if (derivation !== null && operandsOf(derivation).some((cell) => cellKey(cell) === key)) {
      elements.push(index);
    }
  }
  return elements;
}

/** Where a number is used, in the order of the steps; at most `most` steps are looked into. */
export function usesOf(scene: Scene, steps: readonly Step[], cell: Cell, most = 8): Uses {
  const key = cellKey(cell);
  const uses: Use[] = [];
  let more = 0;
  steps.forEach((step, index) => {
    if (step.writes === null || !readsQuantity(step, cell, scene)) return;
    if (uses.length >= most) {
      more++;
      return;
    }
    const elements = elementsUsing(scene, step.writes, key);
    if (elements.length > 0) uses.push({ step: index, written: step.writes, elements });
  });
  return { uses, more };
}
