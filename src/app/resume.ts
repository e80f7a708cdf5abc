import type { AddressProblem, AddressState } from '../share/address.ts';
import type { Model } from '../share/model-file.ts';
import type { Session } from '../store/session.ts';
import { KEPT_RUN } from './kept-run-key.ts';

/** What it takes to keep a run and to come back to it: not needed for the first picture. */
const fetchPart = () => import('./kept-run.ts');

const AFTER = 1500;

/** Opens an address; a run that this tab has kept goes on from where it was. */
export async function openAddress(
  { actions }: Session,
  state: AddressState,
  problem: AddressProblem | null,
): Promise<void> {
  const text = state.update === 0 ? null : keptText();
  const kept = text === null ? 'none' : await readKept(text);
  actions.open(state, problem, typeof kept === 'string' ? null : kept);
  if (kept === 'damaged' && problem === null) actions.tell({ kind: 'keptDamaged' });
}

/** The kept model, or that there is none or that it is damaged. Anything may stand there. */
async function readKept(text: string): Promise<Model | 'none' | 'damaged'> {
  try {
    const part = await fetchPart();
    const read = part.readKept(text);
    return read.ok ? read.model : 'damaged';
  } catch {
    return 'none';
  }
}

function keptText(): string | null {
  try {
    return sessionStorage.getItem(KEPT_RUN);
  } catch {
    return null; // Denied: then nothing has been kept either.
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
