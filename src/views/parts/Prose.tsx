import { Fragment, memo } from 'react';
import type { ReactNode } from 'react';

/** W_hh, b_y and the like, as the words write them. */
const SUBSCRIPTED = /([Wb]\u0303?)_([a-z]{1,2}(?:,(?:\d+|k))?)/g;

/** v_{W_hh}: a letter with a parameter in its subscript. */
const ABOUT = /(\p{L}\u0302?)_\{([^}]+)\}/gu;

/**
 * h₀, ∇hₜ, β₁: a letter whose subscript the words write in Unicode; and a Greek letter alone, unless
 * it is one of the text that is read, in quotation marks.
 */
const LETTERED =
  /((?<!\p{L})\p{L}[\u0302\u0303]?)([₀-₉ₜₖ₊₋]+)|((?<![\p{L}“])[α-ω][\u0302\u0303]?(?!\p{L}))/u;

/** A sentence in which the names of quantities are set as symbols. */
export const Prose = memo(function Prose({ children }: { children: string }): ReactNode {
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
});

function Parameters({ children }: { children: string }): ReactNode {
  const parts = children.split(SUBSCRIPTED);
  // split with two groups gives text, base, letters, text, base, letters, …, text.
  return parts.map((part, index) => {
    if (index % 3 === 0) return <Letters key={index}>{part}</Letters>;
    if (index % 3 === 2) return null;
    return (
      <span key={index} className="symbol">
        {part}
        <sub>{parts[index + 1]}</sub>
      </span>
    );
  });
}

function Letters({ children }: { children: string }): ReactNode {
  const parts = children.split(LETTERED);
  // split with three groups gives text, letter, subscript, Greek letter, text, …
  return parts.map((part: string | undefined, index) => {
    if (index % 4 === 0) return <Fragment key={index}>{part}</Fragment>;
    if (part === undefined || index % 4 === 2) return null;
    // As the equations have it: of a single letter MathML takes the italic of the font, not a slanted upright.
    if (index % 4 === 3 && part.length === 1) {
      return (
        // Named, else it would be missing from what a label or a button is called.
        <math key={index} className="symbol" aria-label={part}>
          <mi>{part}</mi>
        </math>
      );
    }
    return (
      <span key={index} className="symbol">
        {part}
        {index % 4 === 1 && <span className="lowered">{parts[index + 1]}</span>}
      </span>
    );
  });
}
