import type { ReactNode } from 'react';

/** An operator. */
export const op = (symbol: string): ReactNode => <mo>{symbol}</mo>;
/** Something in round brackets. */
export const bracketed = (content: ReactNode): ReactNode => (
  <mrow>
    <mo stretchy="false">(</mo>
    {content}
    <mo stretchy="false">)</mo>
  </mrow>
);
