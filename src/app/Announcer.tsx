import { useEffect, useState } from 'react';
import { currentStep, selectedCell } from '../store/selectors.ts';
import type { ModelSizes } from '../engine/shapes.ts';
import { elementIndex } from '../timeline/notation.ts';
import type { Cell } from '../timeline/quantities.ts';
import { sameRef, shapeOf } from '../timeline/quantities.ts';
import type { Step } from '../timeline/steps.ts';
import type { Scene } from '../timeline/values.ts';
import { valueAt } from '../timeline/values.ts';
import { short } from '../views/parts/format.ts';
import { spokenCell, spokenName } from '../views/parts/names.ts';
import { useSelect, useSession } from '../views/parts/session.tsx';
import { titleOf, words } from '../views/parts/words.ts';

function elementName({ quantity, index }: Cell, sizes: ModelSizes): string {
  const [, columns] = shapeOf(quantity, sizes);
  return elementIndex(index, columns).slice(1, -1);
}

/** A number of what the step writes needs no name; any other has its own. */
const saidOf = (scene: Scene, cell: Cell, { writes }: Step): string =>
  writes !== null && sameRef(cell, writes)
    ? words.announce.element(elementName(cell, scene.record.sizes), short(valueAt(scene, cell)))
    : spokenCell(scene, cell, true);

/** While it plays, a step is announced only when the voice has had time for it. */
const QUIET = 250;

/** Says each step to screen readers: "Backward, time 3 of 4: gradient of the hidden state; …". */
export function Announcer(): React.ReactElement {
  const { store } = useSession();
  const step = useSelect(currentStep);
  const cell = useSelect(selectedCell);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => {
      const { scene } = store.getState();
      if (scene === null || step === null) return;
      const what = step.writes === null ? titleOf(step, scene) : spokenName(step.writes.quantity);
      const parts = [
        words.announce.step(words.phases[step.phase], step.t, scene.record.timeSteps, what),
      ];
      if (cell !== null) parts.push(saidOf(scene, cell, step));
      setSaid(parts.join('; '));
    }, QUIET);
    return () => {
      clearTimeout(timer);
    };
  }, [store, step, cell]);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}
