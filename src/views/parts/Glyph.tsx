import type { SVGProps } from 'react';
import type { GlyphOf } from './glyph-runs.ts';
import { glyphRuns } from './glyph-runs.ts';

/** A quantity's symbol as SVG text: plain text, so that it can be exported as a picture. */
export function Glyph({
  of,
  transposed = false,
  before = '',
  after = '',
  fontSize,
  ...rest
}: GlyphOf & SVGProps<SVGTextElement>): React.ReactElement {
  const runs = glyphRuns({ of, fontSize, transposed, before, after });
  return (
    <text
      {...rest}
      fontSize={fontSize}
      className={`glyph ${rest.className ?? ''}`}
      aria-hidden="true"
    >
      {runs.map(({ text, italic = false, size, down }, place) => {
        const dy = down - (runs[place - 1]?.down ?? 0);
        return (
          <tspan
            key={place}
            {...(italic ? { fontStyle: 'italic' } : {})}
            {...(size === fontSize ? {} : { fontSize: size })}
            {...(dy === 0 ? {} : { dy })}
          >
            {text}
          </tspan>
        );
      })}
    </text>
  );
}
