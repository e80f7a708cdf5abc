import type { SVGProps } from 'react';
import { symbolOf } from '../../timeline/notation.ts';
import type { Ref } from '../../timeline/quantities.ts';

/** No text is smaller, not even a subscript. */
const SMALLEST = 12;

/** A quantity's symbol as SVG text: plain text, so that it can be exported as a picture. */
export function Glyph({
  of,
  transposed = false,
  before = '',
  after = '',
  fontSize,
  ...rest
}: {
  of: Ref;
  transposed?: boolean;
  /** What is said of it: "Δ" before a difference, "= 0" after what is held there. */
  before?: string;
  after?: string;
  fontSize: number;
} & SVGProps<SVGTextElement>): React.ReactElement {
  const { operator, base, hat, letters, time, mark } = symbolOf(of);
  const below = [letters, time === null ? '' : String(time)]
    .filter((part) => part !== '')
    .join(',');
  const small = Math.max(SMALLEST, fontSize * 0.72);
  const lowered = below === '' ? 0 : 0.28 * small;
  const raised = transposed ? (below === '' ? 0.4 : 0.75) * small : 0;
  return (
    <text
      {...rest}
      fontSize={fontSize}
      className={`glyph ${rest.className ?? ''}`}
      aria-hidden="true"
    >
      {before !== '' && <tspan>{before}</tspan>}
      {operator !== '' && <tspan>{operator}</tspan>}
      <tspan fontStyle="italic">{hat ? 'ŷ' : base}</tspan>
      {mark !== '' && <tspan>{mark}</tspan>}
      {below !== '' && (
        <tspan dy={lowered} fontSize={small}>
          {below}
        </tspan>
      )}
      {transposed && (
        <tspan dy={-raised} fontSize={small}>
          ⊤
        </tspan>
      )}
      {after !== '' && <tspan dy={raised - lowered}>{after}</tspan>}
    </text>
  );
}
