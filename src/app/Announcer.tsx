import { useCallback, useEffect, useState } from 'react';
import { currentStep, selectedCell } from '../store/selectors.ts';
import type { SessionState } from '../store/state.ts';
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

/** The step that the page is at, and the number that is asked; empty before the first picture. */
function sentenceOf(state: SessionState): string {
  const { scene } = state;
  const step = currentStep(state);
  const cell = selectedCell(state);
  if (scene === null || step === null) return '';
  const what = step.writes === null ? titleOf(step, scene) : spokenName(step.writes.quantity);
  const said = words.announce.step(words.phases[step.phase], step.t, scene.record.timeSteps, what);
  return cell === null ? said : `${said}; ${saidOf(scene, cell, step)}`;
}

/**
 * Says each step to screen readers: "Backward, time 3 of 4: gradient of the hidden state; …", and
 * again when its number has become another one; while training runs, that would never end.
 */
export function Announcer(): React.ReactElement {
  const { store } = useSession();
  const step = useSelect(currentStep);
  const cell = useSelect(selectedCell);
  const still = useSelect(({ activity, scene }) => (activity.kind === 'training' ? null : scene));
  const [said, setSaid] = useState('');
  const sayLater = useCallback(() => {
    const timer = setTimeout(() => {
      setSaid(sentenceOf(store.getState()));
    }, QUIET);
    return () => {
      clearTimeout(timer);
    };
  }, [store]);
  useEffect(sayLater, [sayLater, step, cell]);
  useEffect(() => (still === null ? undefined : sayLater()), [sayLater, still]);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}
