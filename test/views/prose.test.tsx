import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Prose } from '../../src/views/parts/Prose.tsx';

const symbolsIn = (text: string): string[] => {
  const { container } = render(<Prose>{text}</Prose>);
  // Whoever searches or copies the sentence has it as it is written, but for W_hh and its like.
  expect(container.textContent).toBe(text.replaceAll(/[_{}]/g, ''));
  return [...container.querySelectorAll('.symbol')].map(({ textContent }) => textContent);
};

it.each([
  ['h₀ is a parameter like W_hh, and ∇b_y another.', ['h₀', 'Whh', 'by']],
  ['The message from ∇hₜ₊₁ to ∇hₜ', ['hₜ₊₁', 'hₜ']],
  ['Decay of the mean β₁, learning rate η', ['β₁', 'η']],
  ['y\u0302₂ of v_{h₀}: the probability', ['y\u0302₂', 'vh₀', 'h₀']],
  ['Every k₁ time steps', ['k₁']],
  ['It reads “α” and “λόγος”, 1 of 3 texts', []],
])('every quantity in %j is set as a symbol', (text, want) => {
  expect(symbolsIn(text)).toEqual(want);
});

it('a Greek letter alone is set as the equations have it', () => {
  const { container } = render(<Prose>{'If not, γ is 1; β₁ stays'}</Prose>);
  const set = [...container.querySelectorAll('math.symbol mi')];
  expect(set.map(({ textContent }) => textContent)).toEqual(['γ']);
  // A label in which it stands is called by it, too.
  expect(set[0]!.parentElement!.getAttribute('aria-label')).toBe('γ');
});
