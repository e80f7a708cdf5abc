import type { Take } from './configuration-fields.ts';
import type { Problem } from './fields.ts';
import { refuse } from './fields.ts';

/** What is wrong with a part of an address, whatever it opens. */
export type AddressFault =
  /** It has none, or one that never was. */
  | { readonly kind: 'version' }
  /** What was refused: the words are those of its problem. */
  | {
      readonly kind: 'value';
      readonly key: string;
      readonly input: string;
      readonly problem: Problem;
    }
  /** A name that nothing has, or nothing with these settings. */
  | { readonly kind: 'unknown'; readonly key: string }
  | { readonly kind: 'twice'; readonly key: string }
  /** In the address of the pinned update, which has its own faults: the words are theirs. */
  | { readonly kind: 'pin'; readonly fault: AddressFault };

interface Reader {
  readonly take: Take;
  /** What was wrong with all that has been taken, and what nobody has asked for. */
  readonly faults: () => AddressFault[];
}

/** Whether a percent code stands for no character: a link that was cut or changed on its way. */
const isBroken = (input: string, address: string): boolean =>
  input.includes('\uFFFD') && !/\uFFFD|%EF%BF%BD/i.test(address);

/** Takes field after field from an address. Anything may stand there. */
export function readerOf(address: string): Reader {
  const fields = new URLSearchParams(address);
  const refused: AddressFault[] = [];
  const known = new Set<string>();
  const take: Take = (key, parse, usual) => {
    known.add(key);
    const input = fields.get(key);
    if (input === null) return usual;
    const parsed = isBroken(input, address) ? refuse({ kind: 'brokenCode' }) : parse(input);
    if (parsed.ok) return parsed.value;
    refused.push({ kind: 'value', key, input, problem: parsed.problem });
    return usual;
  };
  const unread = (): AddressFault[] => {
    const seen = new Set<string>();
    return [...fields.keys()].flatMap((key): AddressFault[] => {
      if (!known.has(key)) return [{ kind: 'unknown', key }];
      if (seen.has(key)) return [{ kind: 'twice', key }];
      seen.add(key);
      return [];
    });
  };
  return { take, faults: () => [...refused, ...unread()] };
}
