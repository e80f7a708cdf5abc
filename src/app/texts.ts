import type { AddressProblem, AddressState, TextMissing } from '../share/address.ts';
import { DEFAULT_ADDRESS, readAddress } from '../share/address.ts';
import type { Examined, TextReference } from '../share/texts.ts';
import { referencesIn, referenceTo } from '../share/texts.ts';
import type { Session } from '../store/session.ts';

const same = (one: TextReference, other: TextReference): boolean =>
  one.kind === other.kind && one.key === other.key;

let latest = 0;

/**
 * Shows what an address holds: at once, or when the long texts that it speaks of are here. What
 * was shown before stays meanwhile, and so does the address.
 */
export async function openHash(
  { store, actions }: Session,
  hash: string,
  open: (state: AddressState, problem: AddressProblem | null) => Promise<void> | void,
): Promise<void> {
  const mine = ++latest;
  const references = referencesIn(hash);
  if (references.length === 0) {
    const { state, problem } = readAddress(hash);
    await open(state, problem);
    return;
  }
  actions.setReading(true);
  const texts: (Examined | TextMissing)[] = await import('../store/texts.ts').then(
    ({ loadText }) => Promise.all(references.map(loadText)),
    () => references.map(() => 'textUnreachable' as const),
  );
  // The person, or another address, has begun something else.
  if (mine !== latest || !store.getState().reading) return;
  const [first] = texts;
  const missing = texts.find((text): text is TextMissing => typeof text === 'string');
  if (typeof first === 'string') await open(DEFAULT_ADDRESS, first);
  else {
    const read = readAddress(hash, (reference) => {
      const text = texts[references.findIndex((known) => same(known, reference))];
      return typeof text === 'object' ? text : null;
    });
    await open(read.state, missing ?? read.problem);
  }
  // Only now: until the picture is that of the address, the address must not be written over.
  actions.setReading(false);
}

/** Keeps a copy of a person's own long text, and says so when that is not possible. */
export function bindTexts({ store, actions }: Session): () => void {
  return store.subscribe(({ configuration: { text } }, before) => {
    if (text === before.configuration.text) return;
    const reference = referenceTo(text);
    if (reference?.kind !== 'own') return;
    void import('../store/own-texts.ts')
      .then(({ keepText }) => keepText(reference.key, text))
      .catch(() => 'denied' as const)
      .then((keeping) => {
        if (keeping !== 'kept' && store.getState().configuration.text === text) {
          actions.tell({ kind: 'textNotKept', reason: keeping });
        }
      });
  });
}
