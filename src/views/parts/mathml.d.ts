import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type MathElement = DetailedHTMLProps<HTMLAttributes<Element>, Element> & {
  readonly display?: 'block' | 'inline';
  readonly accent?: 'true' | 'false';
  readonly stretchy?: 'true' | 'false';
  readonly lspace?: string;
  readonly width?: string;
  readonly rspace?: string;
  readonly mathvariant?: 'normal';
};

/** The MathML elements that the equations are typeset with. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      math: MathElement;
      mrow: MathElement;
      mi: MathElement;
      mn: MathElement;
      mo: MathElement;
      mtext: MathElement;
      msub: MathElement;
      msup: MathElement;
      msubsup: MathElement;
      mover: MathElement;
      munder: MathElement;
      munderover: MathElement;
      mfrac: MathElement;
      msqrt: MathElement;
      mspace: MathElement;
    }
  }
}
