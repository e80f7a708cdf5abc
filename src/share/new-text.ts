import type { Configuration } from '../engine/configuration.ts';
import type { Sliced } from '../engine/sliced.ts';
import { charactersIn } from '../engine/vocabulary.ts';
import type { Parsed } from './fields.ts';
import { isWellFormed, refuse } from './fields.ts';
import { beginsAsModel } from './model-beginning.ts';
import { LIMITS } from './limits.ts';
import { isUsualFor, networkFor } from './network-for.ts';
import type { Examined } from './texts.ts';
import { isLong, LONG_TRUNCATION } from './texts.ts';

/**
 * What changes with the text: a long one is trained in windows, and a short one need not be; and
 * unless a person has chosen one, the network is one that learns it.
 */
export function withText(configuration: Configuration, text: string): Partial<Configuration> {
  const { truncation, text: before } = configuration;
  const network = isUsualFor(configuration, before.length) ? networkFor(text.length) : {};
  if (isLong(text)) return { ...network, text, truncation: truncation ?? LONG_TRUNCATION };
  const byItself = truncation?.k1 === LONG_TRUNCATION.k1 && truncation.k2 === LONG_TRUNCATION.k2;
  return { ...network, text, truncation: byItself ? null : truncation };
}

/** Between two looks at the clock. */
const SLICE = 1024;
/** Tabs and line ends are text; other control characters come from files that are none. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/** Whether a text can be trained, and how many characters it has; in slices, as it may be long. */
export function* examine(text: string): Sliced<Parsed<Examined>> {
  const { textBytes, vocabulary, textLength } = LIMITS;
  if (text.length > textBytes || new TextEncoder().encode(text).length > textBytes) {
    return refuse({ kind: 'textTooLarge', limit: textBytes });
  }
  yield;
  if (!isWellFormed(text)) return refuse({ kind: 'textBroken' });
  yield;
  if (beginsAsModel(text)) return refuse({ kind: 'textIsModel' });
  if (CONTROL.test(text)) return refuse({ kind: 'textBinary' });
  const distinct = new Set<string>();
  let length = 0;
  for (const character of charactersIn(text)) {
    distinct.add(character);
    if (distinct.size > vocabulary) return refuse({ kind: 'textTooVaried', limit: vocabulary });
    if (++length % SLICE === 0) yield;
  }
  if (length < textLength.low) return refuse({ kind: 'textTooShort' });
  return { ok: true, value: { text, length, V: distinct.size } };
}

/** A text of any length that is accepted, examined at once. */
export function parseLongText(text: string): Parsed<string> {
  const work = examine(text);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value.ok ? { ok: true, value: step.value.value.text } : step.value;
}

/** The text of a file, which must be UTF-8. */
export function decodeText(bytes: Uint8Array): Parsed<string> {
  if (bytes.length > LIMITS.textBytes) {
    return refuse({ kind: 'textTooLarge', limit: LIMITS.textBytes });
  }
  if (bytes.includes(0)) return refuse({ kind: 'textBinary' });
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refuse({ kind: 'textNotUtf8' });
  }
}
