import type { SVGProps } from 'react';
import { symbolOf } from '../../timeline/notation.ts';
import type { Ref } from '../../timeline/quantities.ts';

/** A quantity's symbol as SVG text: plain text, so that it can be exported as a picture. */
export function Glyph({
  of,
  transposed = false,
  ...rest
}: { of: Ref; transposed?: boolean } & SVGProps<SVGTextElement>): React.ReactElement {
  const { nabla, base, hat, letters, time, mark } = symbolOf(of);
  const below = [letters, time === null ? '' : String(time)]
    .filter((part) => part !== '')
    .join(',');
  return (
    <text {...rest} className={`glyph ${rest.className ?? ''}`} aria-hidden="true">
      {nabla && <tspan>∇</tspan>}
      <tspan fontStyle="italic">{hat ? 'ŷ' : base}</tspan>
      {mark !== '' && <tspan>{mark}</tspan>}
      {below !== '' && (
        <tspan dy="0.28em" fontSize="0.72em">
          {below}
        </tspan>
      )}
      {transposed && (
        <tspan dy={below === '' ? '-0.35em' : '-0.63em'} fontSize="0.72em">
          ⊤
        </tspan>
      )}
    </text>
  );
}
