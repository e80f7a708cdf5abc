import type { AddressProblem, AddressState, Pin } from '../share/address.ts';
import type { Model } from '../share/model-file.ts';
import type { Session } from '../store/session.ts';
import { mayBeKept } from './worth-keeping.ts';

/** What it takes to keep a run and to come back to it: not needed for the first picture. */
const fetchPart = () => import('./kept-run.ts');

const AFTER = 1500;

/** Opens an address; runs of which this browser keeps a place go on from there. */
export async function openAddress(
  { actions }: Session,
  state: AddressState,
  problem: AddressProblem | null,
): Promise<void> {
  const far = [state, state.pin].filter((place): place is Pin => place !== null && isFar(place));
  const found = far.length === 0 ? [] : await Promise.all(far.map(findKept));
  const models = found.filter((model): model is Model => typeof model !== 'string');
  actions.open(state, problem, models);
  if (found.includes('damaged') && problem === null) actions.tell({ kind: 'keptDamaged' });
}

const isFar = ({ configuration, update }: Pin): boolean => mayBeKept(configuration, update);

async function findKept({ configuration, update }: Pin): Promise<Model | 'none' | 'damaged'> {
  try {
    return await (await fetchPart()).findKept(configuration, update);
  } catch {
    return 'none';
  }
}

/** Keeps the run from when there is time for it. */
export function keepRun(session: Session): void {
  setTimeout(() => {
    // Without it nothing is lost: the run is computed again.
    fetchPart().then(
      ({ bindKeptRun }) => bindKeptRun(session),
      () => undefined,
    );
  }, AFTER);
}
