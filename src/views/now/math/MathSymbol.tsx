import type { ReactNode } from 'react';
import { plainSymbol, symbolOf } from '../../../timeline/notation.ts';
import type { Ref } from '../../../timeline/quantities.ts';
import { words } from '../../parts/words.ts';

/** A quantity's symbol in MathML. */
export function MathSymbol({
  of,
  transposed = false,
  index,
  power,
}: {
  of: Ref;
  transposed?: boolean;
  /** A letter in place of the time. */
  index?: string;
  /** An exponent. */
  power?: number | undefined;
}): ReactNode {
  const { since, operator, bars, base, hat, letters, about, time, mark, from } = symbolOf(of);
  const running = index ?? (since === null ? undefined : 'k');
  const hasTime = time !== null || running !== undefined;
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
    about !== null ? (
      <About of={about} />
    ) : letters === '' && !hasTime ? null : (
      <mrow>
        {letters !== '' && <mi mathvariant="normal">{letters}</mi>}
        {letters !== '' && hasTime && <mo>,</mo>}
        {running !== undefined && <mi>{running}</mi>}
        {time !== null && <mn>{time}</mn>}
      </mrow>
    );
  const exponent = power === undefined || power === 1 ? null : <mn>{power}</mn>;
  const above = transposed ? <mo>⊤</mo> : (exponent ?? prime);
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
  const whole =
    operator === '' ? (
      core
    ) : (
      <mrow>
        {since !== null && <Since t={since} />}
        <mo lspace="0" rspace="0">
          {operator}
        </mo>
        {core}
      </mrow>
    );
  if (bars) {
    return (
      <mrow>
        <mo stretchy="false">‖</mo>
        {whole}
        <mo stretchy="false">‖</mo>
      </mrow>
    );
  }
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

/** The sum over the time steps k from t on. */
function Since({ t }: { t: number }): ReactNode {
  return (
    <munder>
      <mo>∑</mo>
      <mrow>
        <mi>k</mi>
        <mo>≥</mo>
        <mn>{t}</mn>
      </mrow>
    </munder>
  );
}

/** A parameter in a subscript: its own letters are as large as it, since smaller ones cannot be read. */
function About({ of }: { of: Ref }): ReactNode {
  const { base, letters } = symbolOf(of);
  return (
    <msub>
      <mi>{base}</mi>
      <mi mathvariant="normal" className="same-size">
        {letters}
      </mi>
    </msub>
  );
}
