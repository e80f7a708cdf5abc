import { charactersOf } from '../../engine/vocabulary.ts';
import { writeCell } from '../../share/address.ts';
import type { AddressFault } from '../../share/address-reader.ts';
import type { OpenedFault } from '../../store/state.ts';
import type { Cell } from '../../timeline/quantities.ts';
import { sentence } from '../parts/Field.tsx';
import { laterWords } from '../parts/later-words.ts';

const LONGEST_QUOTE = 24;
/** More UTF-16 units than so many characters have: a megabyte is not taken apart for them. */
const UNITS = 32 * LONGEST_QUOTE;

/** What stands in an address may be long, and of any direction of writing. */
function quoted(text: string): string {
  const start = charactersOf(text.slice(0, UNITS)).slice(0, LONGEST_QUOTE).join('');
  return `\u2068${start}${start.length < text.length ? '…' : ''}\u2069`;
}

const asked = (cell: Cell): string => quoted(`ask=${writeCell(cell)}`);

type Fault = AddressFault | OpenedFault;

/** The first of what is wrong with an address, and how much more there is. */
export function faultsSentence(faults: readonly Fault[]): string {
  const [first, ...others] = faults;
  if (first === undefined) return '';
  // Of another kind of address most parts mean nothing here: to count them says no more.
  const more =
    first.kind === 'version' || others.length === 0 ? [] : [laterWords.address.more(others.length)];
  return [faultSentence(first), ...more].join(' ');
}

function faultSentence(fault: Fault): string {
  const { address } = laterWords;
  switch (fault.kind) {
    case 'version':
      return address.version;
    case 'value':
      return valueSentence(fault);
    case 'unknown':
    case 'twice':
      return address[fault.kind](quoted(fault.key));
    case 'pin':
      return `${faultSentence(fault.fault)} ${address.noPin}`;
    case 'noUpdate':
    case 'noStep':
    case 'noTime':
      return address[fault.kind](fault.last);
    case 'noNumber':
      return numberSentence(fault);
    case 'notYet':
      return address.notYet(asked(fault.cell), fault.step);
  }
}

function valueSentence(fault: Extract<AddressFault, { kind: 'value' }>): string {
  const { key, input, problem } = fault;
  const { address } = laterWords;
  const form = problem.kind === 'notOfForm' ? address.forms[key] : undefined;
  return `${address.notUsed(quoted(`${key}=${input}`))} ${form ?? sentence(problem)}`;
}

function numberSentence(fault: Extract<OpenedFault, { kind: 'noNumber' }>): string {
  const { cell, from, to, last } = fault;
  const { address } = laterWords;
  const said = address.noNumber(asked(cell));
  const isOutside = cell.index > last || (cell.t !== null && (cell.t < from || cell.t > to));
  if (!isOutside) return said;
  const allowed =
    cell.t === null ? address.onlyPlaces(last) : address.timesAndPlaces(from, to, last);
  return `${said} ${allowed}`;
}
