import type { Unit } from '../../share/address.ts';
import type { Span } from '../../store/history.ts';

interface UnitOf {
  readonly low: (span: Span) => number;
  readonly high: (span: Span) => number;
  readonly mean: (span: Span) => number;
  /** Of a loss that is the sum of so many. */
  readonly of: (loss: number, losses: number) => number;
  /** No value is below it. */
  readonly least: number;
}

const perCharacter = (from: (each: number) => number, least: number): UnitOf => ({
  low: ({ lowEach }) => from(lowEach),
  high: ({ highEach }) => from(highEach),
  mean: ({ mean, updates, losses }) => from((mean * updates) / losses),
  of: (loss, losses) => from(loss / losses),
  least,
});

export const UNITS: Readonly<Record<Unit, UnitOf>> = {
  loss: {
    low: ({ low }) => low,
    high: ({ high }) => high,
    mean: ({ mean }) => mean,
    of: (loss) => loss,
    least: 0,
  },
  each: perCharacter((each) => each, 0),
  bits: perCharacter((each) => each / Math.LN2, 0),
  perplexity: perCharacter(Math.exp, 1),
};
