import type { Configuration, ParameterChange } from '../../engine/configuration.ts';
import { asSet } from '../parts/format.ts';
import { laterWords } from '../parts/later-words.ts';

/** Nearer than this to the one before, in pixels, a mark has no room for its name. */
const NAME = 72;

/** The updates from which on the learning rate is another one. */
export const ratesSet = ({ changes }: Configuration): readonly ParameterChange[] =>
  changes.filter(({ parameter }) => parameter === 'rate').sort((a, b) => a.n - b.n);

function placed(rates: readonly ParameterChange[], x: (n: number) => number) {
  let named = -Infinity;
  return rates.map(({ n, value }) => {
    const at = x(n);
    const hasRoom = at - named >= NAME;
    if (hasRoom) named = at;
    return { n, value, at, hasRoom };
  });
}

interface RateMarksProps {
  readonly rates: readonly ParameterChange[];
  readonly x: (n: number) => number;
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
}

/** A line where the learning rate became another one, with the rate that it became. */
export function RateMarks({ rates, x, top, bottom, right }: RateMarksProps): React.ReactElement {
  return (
    <g className="rates">
      {placed(rates, x).map(({ n, value, at, hasRoom }) => {
        const isLast = at + NAME > right;
        return (
          <g key={n}>
            <line x1={at} x2={at} y1={top} y2={bottom} />
            {hasRoom && (
              <text
                x={at + (isLast ? -5 : 5)}
                y={top}
                dy="0.8em"
                textAnchor={isLast ? 'end' : 'start'}
              >
                {laterWords.training.rate(asSet(value))}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
