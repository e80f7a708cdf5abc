import type { ReactNode } from 'react';

type Index = number | 'k' | 't' | 'j';

const indexed = (base: string, index: Index): ReactNode => (
  <>
    {base}
    <sub>{index}</sub>
  </>
);

/** ∂L_k/∂h_t in a line of text. */
export function MessageSymbol({ k, t }: { k: Index; t: Index }): React.ReactElement {
  return (
    <span className="symbol">
      ∂{indexed('L', k)}/∂{indexed('h', t)}
    </span>
  );
}

/** ∇h_t */
export function GradientSymbol({ t }: { t: Index }): React.ReactElement {
  return (
    <span className="symbol">
      <span className="upright">∇</span>
      {indexed('h', t)}
    </span>
  );
}

/** ∂L_k/∂h_t as the product of the factors that it came through. */
export function ProductFormula({ k, t }: { k: number; t: number }): React.ReactElement {
  const hidden = (
    <mrow>
      <mi mathvariant="normal">hh</mi>
    </mrow>
  );
  return (
    <math className="product">
      <mfrac>
        <mrow>
          <mo lspace="0" rspace="0">
            ∂
          </mo>
          <msub>
            <mi>L</mi>
            <mn>{k}</mn>
          </msub>
        </mrow>
        <mrow>
          <mo lspace="0" rspace="0">
            ∂
          </mo>
          <msub>
            <mi>h</mi>
            <mn>{t}</mn>
          </msub>
        </mrow>
      </mfrac>
      <mo>=</mo>
      {k > t && (
        <mrow>
          <mo stretchy="false">(</mo>
          <munderover>
            <mo>∏</mo>
            <mrow>
              <mi>j</mi>
              <mo>=</mo>
              <mn>{t + 1}</mn>
            </mrow>
            <mn>{k}</mn>
          </munderover>
          <msubsup>
            <mi>W</mi>
            {hidden}
            <mo>⊤</mo>
          </msubsup>
          <mi mathvariant="normal">diag</mi>
          <mo stretchy="false">(</mo>
          <mi mathvariant="normal">tanh′</mi>
          <mo stretchy="false">(</mo>
          <msub>
            <mi>u</mi>
            <mi>j</mi>
          </msub>
          <mo stretchy="false">)</mo>
          <mo stretchy="false">)</mo>
          <mo stretchy="false">)</mo>
        </mrow>
      )}
      <msubsup>
        <mi>W</mi>
        <mi mathvariant="normal">hy</mi>
        <mo>⊤</mo>
      </msubsup>
      <mo lspace="0" rspace="0">
        ∇
      </mo>
      <msub>
        <mi>o</mi>
        <mn>{k}</mn>
      </msub>
    </math>
  );
}
