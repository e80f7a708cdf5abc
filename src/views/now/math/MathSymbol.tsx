import type { ReactNode } from 'react';
import { plainSymbol, symbolOf } from '../../../timeline/notation.ts';
import type { Ref } from '../../../timeline/quantities.ts';
import { words } from '../../parts/words.ts';

/** A quantity's symbol in MathML. */
export function MathSymbol({
  of,
  transposed = false,
  index,
}: {
  of: Ref;
  transposed?: boolean;
  /** A letter in place of the time. */
  index?: string;
}): ReactNode {
  const { nabla, base, hat, letters, time, mark, from } = symbolOf(of);
  const hasTime = time !== null || index !== undefined;
  const letter = hat ? (
    <mover accent="true">
      <mi>{base}</mi>
      <mo stretchy="false">^</mo>
    </mover>
  ) : (
    <mi>{base}</mi>
  );
  const marked =
    mark === '˜' ? (
      <mover accent="true">
        {letter}
        <mo>~</mo>
      </mover>
    ) : (
      letter
    );
  const prime = mark === '′' ? <mo>′</mo> : null;
  const below =
    letters === '' && !hasTime ? null : (
      <mrow>
        {letters !== '' && <mi mathvariant="normal">{letters}</mi>}
        {letters !== '' && hasTime && <mo>,</mo>}
        {index !== undefined && <mi>{index}</mi>}
        {time !== null && <mn>{time}</mn>}
      </mrow>
    );
  const above = transposed ? <mo>⊤</mo> : prime;
  const core =
    below !== null && above !== null ? (
      <msubsup>
        {marked}
        {below}
        {above}
      </msubsup>
    ) : below !== null ? (
      <msub>
        {marked}
        {below}
      </msub>
    ) : above !== null ? (
      <msup>
        {marked}
        {above}
      </msup>
    ) : (
      marked
    );
  const whole = nabla ? (
    <mrow>
      <mo lspace="0" rspace="0">
        ∇
      </mo>
      {core}
    </mrow>
  ) : (
    core
  );
  if (from === null) return whole;
  const source = words.now.from(plainSymbol(from));
  return (
    <munder>
      <munder>
        {whole}
        <mo stretchy="true">⏟</mo>
      </munder>
      <mtext>{source}</mtext>
    </munder>
  );
}
