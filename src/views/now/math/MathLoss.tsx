import type { ReactNode } from 'react';
import type { Ref } from '../../../timeline/quantities.ts';
import { MathSymbol } from './MathSymbol.tsx';
import { bracketed, op } from './parts.tsx';

const kth = (of: Ref): ReactNode => (
  <mrow>
    <MathSymbol of={of} />
    <mo stretchy="false">[</mo>
    <mi>k</mi>
    <mo stretchy="false">]</mo>
  </mrow>
);

/** The cross-entropy of ŷ and y, summed over the vocabulary; all of it, or one of its two halves. */
export function MathLoss({
  head,
  yhat,
  y,
  part = 'all',
}: {
  head: 'sigmoid' | 'softmax';
  yhat: Ref;
  y: Ref;
  part?: 'all' | 'target' | 'others';
}): ReactNode {
  const log = (content: ReactNode): ReactNode => (
    <mrow>
      <mi mathvariant="normal">log</mi>
      <mspace width="0.14em" />
      {content}
    </mrow>
  );
  const own = (
    <mrow>
      {kth(y)}
      <mspace width="0.14em" />
      {log(kth(yhat))}
    </mrow>
  );
  const oneMinus = (of: Ref): ReactNode =>
    bracketed(
      <mrow>
        <mn>1</mn>
        {op('−')}
        {kth(of)}
      </mrow>,
    );
  const sum = (
    <munder>
      <mo>∑</mo>
      <mi>k</mi>
    </munder>
  );
  return head === 'softmax' ? (
    <mrow>
      {op('−')}
      {sum}
      {own}
    </mrow>
  ) : (
    <mrow>
      {part !== 'others' && (
        <>
          {op('−')}
          {sum}
          {own}
        </>
      )}
      {part !== 'target' && (
        <>
          {op('−')}
          {sum}
          {oneMinus(y)}
          {log(oneMinus(yhat))}
        </>
      )}
    </mrow>
  );
}

/** Its derivative with respect to ŷ. */
export function MathLossSlope({
  head,
  yhat,
  y,
}: {
  head: 'sigmoid' | 'softmax';
  yhat: Ref;
  y: Ref;
}): ReactNode {
  const own = (
    <mrow>
      {op('−')}
      <mfrac>
        <MathSymbol of={y} />
        <MathSymbol of={yhat} />
      </mfrac>
    </mrow>
  );
  const oneMinus = (of: Ref): ReactNode => (
    <mrow>
      <mn>1</mn>
      {op('−')}
      <MathSymbol of={of} />
    </mrow>
  );
  if (head === 'softmax') return own;
  return (
    <mrow>
      {own}
      {op('+')}
      <mfrac>
        {oneMinus(y)}
        {oneMinus(yhat)}
      </mfrac>
    </mrow>
  );
}
