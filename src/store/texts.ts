import type { TextMissing } from '../share/address.ts';
import type { Parsed } from '../share/fields.ts';
import type { Examined, ShippedText, TextReference } from '../share/texts.ts';
import { decodeText, examine } from '../share/new-text.ts';
import { SHIPPED, textKey } from '../share/texts.ts';
import { findText } from './own-texts.ts';
import { inSlices } from './slices.ts';

/** A text that came with the app, from the same folder as the page. */
export async function fetchShipped(name: ShippedText): Promise<Parsed<string>> {
  try {
    const response = await fetch(new URL(`texts/${name}.txt`, document.baseURI));
    const text = response.ok ? decodeText(new Uint8Array(await response.arrayBuffer())) : null;
    if (text?.ok === true && textKey(text.value) === SHIPPED[name]) return text;
  } catch {
    // No connection: the same as a file that is not there.
  }
  return { ok: false, problem: { kind: 'textUnreachable' } };
}

/** The text that an address speaks of, or why it is not there. */
export async function loadText(reference: TextReference): Promise<Examined | TextMissing> {
  if (reference.kind === 'lib') {
    const text = await fetchShipped(reference.key);
    return text.ok ? examined(text.value) : 'textUnreachable';
  }
  const text = await findText(reference.key);
  if (text === null) return 'textMissing';
  return textKey(text) === reference.key ? examined(text) : 'textDamaged';
}

async function examined(text: string): Promise<Examined | TextMissing> {
  const parsed = await inSlices(examine(text));
  return parsed.ok ? parsed.value : 'textDamaged';
}
