import { Fragment } from 'react';
import type { ReactNode } from 'react';

/** W_hh, b_y and the like, as the words write them. */
const SUBSCRIPTED = /([Wb]\u0303?)_([a-z]{1,2}(?:,(?:\d+|k))?)/g;

/** v_{W_hh}: a letter with a parameter in its subscript. */
const ABOUT = /(\p{L}\u0302?)_\{([^}]+)\}/gu;

/** A sentence in which the parameters' names are set as symbols: W with a subscript. */
export function Prose({ children }: { children: string }): ReactNode {
  const parts = children.split(ABOUT);
  return parts.map((part, index) => {
    if (index % 3 === 0) return <Parameters key={index}>{part}</Parameters>;
    if (index % 3 === 2) return null;
    return (
      <span key={index} className="symbol">
        {part}
        <sub>
          <Parameters>{parts[index + 1] ?? ''}</Parameters>
        </sub>
      </span>
    );
  });
}

function Parameters({ children }: { children: string }): ReactNode {
  const parts = children.split(SUBSCRIPTED);
  // split with two groups gives text, base, letters, text, base, letters, …, text.
  return parts.map((part, index) => {
    if (index % 3 === 0) return <Fragment key={index}>{part}</Fragment>;
    if (index % 3 === 2) return null;
    return (
      <span key={index} className="symbol">
        {part}
        <sub>{parts[index + 1]}</sub>
      </span>
    );
  });
}
