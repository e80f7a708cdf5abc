import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createTraining } from '../../src/engine/training.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { once } from '../../src/timeline/quantities.ts';
import { GradientCheck } from '../../src/views/now/GradientCheck.tsx';
import { SessionProvider } from '../../src/views/parts/session.tsx';
import { openSession } from '../store/fake-client.ts';
import { laterWords } from '../../src/views/parts/later-words.ts';

const CELL = { ...once('Whh'), index: 5 };

function show(step: number) {
  const session = openSession({ update: 2, step });
  session.actions.select(CELL);
  render(
    <SessionProvider value={session}>
      <GradientCheck />
    </SessionProvider>,
  );
  return session;
}

/** The loss of update 3 with the element moved: the app has to show this very number. */
function lossWith(move: number): number {
  const training = createTraining(DEFAULT_CONFIGURATION);
  while (training.n < 2) training.runUpdate();
  training.beginUpdate();
  training.parameters.Whh[5]! += move;
  training.runUpdate();
  return training.loss;
}

const rowOf = (term: string): number => {
  const names = screen.getAllByRole('term');
  const row = names.find(({ textContent }) => textContent === term)!.closest('div')!;
  return Number(within(row).getByRole('definition').textContent.replace('−', '-'));
};

const toNumber = (text: string): number => Number(text.replaceAll('−', '-'));

describe('the gradient check', () => {
  it('shows the two losses and their slope beside the gradient of the backward pass', async () => {
    const { get } = show(1000);
    await userEvent.click(screen.getByText(/Check the gradient of/));
    const epsilon = rowOf('ε');
    const definitions = screen.getAllByRole('definition').map(({ textContent }) => textContent);
    const [, plus, minus, quotient, analytic] = definitions.map((text) =>
      Number(text.replaceAll('−', '-')),
    );
    expect(plus).toBeCloseTo(lossWith(epsilon), 14);
    expect(minus).toBeCloseTo(lossWith(-epsilon), 14);
    expect(quotient).toBeCloseTo((plus! - minus!) / (2 * epsilon), 9);
    expect(analytic).toBe(get().scene!.record.result!.gradient.Whh[5]);
    expect(Math.abs(analytic! - quotient!)).toBeLessThan(1e-8);
  });

  it('says of one element and of all the same difference, the relative one', async () => {
    show(1000);
    await userEvent.click(screen.getByText(/Check the gradient of/));
    const definitions = screen.getAllByRole('definition').map(({ textContent }) => textContent);
    const one = toNumber(definitions.at(-1)!);
    const [quotient, analytic] = definitions.slice(3, 5).map(toNumber);
    expect(one / (Math.abs(analytic! - quotient!) / Math.abs(analytic!))).toBeCloseTo(1, 0);
    await userEvent.click(screen.getByRole('button', { name: laterWords.check.all(43) }));
    const table = await screen.findByRole('table');
    const [, all, itself] = /relative .* at most (\S+), .* itself at most (\S+)/
      .exec(table.querySelector('caption')!.textContent)!
      .map(toNumber);
    const ofParameters = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => toNumber(within(row).getAllByRole('cell')[1]!.textContent));
    expect(all).toBe(Math.max(...ofParameters));
    expect(all).toBeGreaterThanOrEqual(one);
    // No gradient here is as large as 1.
    expect(itself).toBeLessThan(all!);
  });

  it('checks all of them, and names the largest difference of each parameter', async () => {
    const { get } = show(1000);
    await userEvent.click(screen.getByText(/Check the gradient of/));
    await userEvent.click(screen.getByRole('button', { name: laterWords.check.all(43) }));
    const rows = (await screen.findAllByRole('row')).slice(1);
    expect(rows).toHaveLength(6);
    const counts = rows.map((row) => Number(within(row).getAllByRole('cell')[0]!.textContent));
    expect(counts.reduce((a, b) => a + b)).toBe(43);
    await userEvent.click(within(rows[2]!).getByRole('button'));
    expect(get().selection?.quantity).toBe('gradient Why');
  });

  it('is not there before the backward pass has the gradient', () => {
    show(3);
    expect(screen.queryByText(/Check the gradient of/)).toBeNull();
  });
});
