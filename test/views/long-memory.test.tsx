import { fireEvent, screen } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { messageNorms, messagesOf } from '../engine/all-messages.ts';
import { firstState } from '../../src/engine/messages.ts';
import { factorNorm } from '../../src/engine/factor-norm.ts';
import { atOnce } from '../../src/engine/sliced.ts';
import { spectralRadius } from '../../src/engine/spectral-radius.ts';
import { euclideanNorm } from '../../src/engine/norm.ts';
import type { UpdateRecord } from '../../src/engine/record.ts';
import { PRESETS } from '../../src/share/presets.ts';
import { visible } from '../../src/views/parts/characters.ts';
import { LongMemory } from '../../src/views/long-memory/LongMemory.tsx';
import type { Opened } from './opened.tsx';
import { layOut, openView } from './opened.tsx';
import { enLater } from '../../src/text/en-later.ts';

beforeAll(() => {
  layOut(430, 380);
  // No time passes: what is computed in slices is there at once, on however busy a machine.
  vi.spyOn(performance, 'now').mockReturnValue(0);
});

/** The board at an update of a run. */
const open = (
  change: Partial<Configuration> = {},
  update = 3,
  spoil: (record: UpdateRecord) => void = () => {},
): Opened => openView(LongMemory, { change, update, spoil, address: { board: 'memory' } });

const valueOf = (element: Element | null): number =>
  Number(element?.getAttribute('data-value') ?? NaN);
const fact = (name: string): number => valueOf(document.querySelector(`[data-fact="${name}"] dd`));
const inMessage = (name: string): number =>
  valueOf(document.querySelector(`[data-fact="${name}"]`));
const vector = (name: string): number[] =>
  [...document.querySelectorAll(`[data-vector="${name}"] [data-value]`)].map(valueOf);
const numbers = (): Map<string, number> =>
  new Map(
    [...document.querySelectorAll('.triangle [data-message]')].map((cell) => [
      cell.getAttribute('data-message') ?? '',
      valueOf(cell),
    ]),
  );
const triangle = (): HTMLElement =>
  screen.getByRole('slider', { name: enLater.longMemory.triangle });
const shown = (): string | null =>
  document.querySelector('.message')?.getAttribute('data-message') ?? null;
const press = (...keys: string[]): void => {
  for (const key of keys) fireEvent.keyDown(triangle(), { key });
};

/** ‖∂L_k/∂h_t‖ as the engine gives it. */
function normsOf(record: UpdateRecord): (k: number, t: number) => number {
  const { norms, columns, window } = messageNorms(record);
  return (k, t) => norms[(k - window.lossFrom) * columns + t - window.start + 1]!;
}

describe('while the backward pass arrives', () => {
  it('has no message before it has turned', () => {
    const { goTo } = open();
    goTo('loss');
    expect(numbers().size).toBe(0);
    expect(document.querySelectorAll('.length-curve [data-value]')).toHaveLength(0);
    expect(vector('message')).toEqual([]);
    expect(fact('ratio')).toBeNaN();
    expect(fact('norm')).toBeNaN();
    expect(document.querySelector('.why-not')).toHaveTextContent('when the backward pass arrives');
  });

  it('shows the messages to a state from the step of its gradient on', () => {
    const { goTo, record } = open();
    const norm = normsOf(record);
    goTo('dhFromNext', 3);
    expect([...numbers()]).toEqual([['4 4', norm(4, 4)]]);
    goTo('dh', 3);
    expect(numbers()).toEqual(
      new Map([
        ['3 3', norm(3, 3)],
        ['4 3', norm(4, 3)],
        ['4 4', norm(4, 4)],
      ]),
    );
    goTo('dh', 4);
    expect(numbers().size).toBe(1);
  });

  it('follows the pass: what the last loss says to the state that it has come to', () => {
    const { goTo, record } = open();
    const { H } = record.sizes;
    goTo('dh', 2);
    expect(shown()).toBe('4 2');
    expect(vector('message')).toEqual([...messagesOf(record, 4).subarray(2 * H, 3 * H)]);
    expect(vector('gradient')).toEqual([...record.trace.dh.subarray(H, 2 * H)]);
    expect(fact('ratio')).toBe(normsOf(record)(4, 2) / normsOf(record)(4, 4));
  });
});

/** Where a message with this share points, and why it can be no part of a whole. */
function directionOf(share: number): RegExp {
  if (share < 0) return /, against it: it cancels part of the others$/;
  return share > 1.005 ? /^1\d\d % .*, along it: others cancel part of it$/ : /, along it$/;
}

describe('a message', () => {
  it('has its length, its share, and what each step back multiplied it by', () => {
    const { end, record } = open();
    end();
    const norm = normsOf(record);
    press('Home', 'ArrowRight');
    expect(shown()).toBe('4 1');
    expect(inMessage('length')).toBe(norm(4, 1));
    const passages = [...document.querySelectorAll('[data-passage]')];
    expect(passages.map((row) => row.getAttribute('data-passage'))).toEqual(['4', '3', '2']);
    const [factor, multiplied, length] = [...passages[1]!.querySelectorAll('[data-value]')].map(
      valueOf,
    );
    expect(multiplied).toBeCloseTo(norm(4, 2) / norm(4, 3), 12);
    expect(length).toBe(norm(4, 2));
    expect(multiplied!).toBeLessThanOrEqual(factor! * (1 + 1e-6));
  });

  it('shares ∇h_t with the others: together they are all of it', () => {
    const { end } = open();
    end();
    press('Home', 'ArrowRight');
    let sum = 0;
    for (const key of ['', 'ArrowUp', 'ArrowUp', 'ArrowUp']) {
      if (key !== '') press(key);
      sum += inMessage('share');
      // Its direction is said, too.
      expect(document.querySelector('.message [data-fact="share"]')).toHaveTextContent(
        directionOf(inMessage('share')),
      );
    }
    expect(shown()).toBe('1 1');
    expect(sum).toBeCloseTo(1, 12);
  });

  it('is chosen by the arrow keys, announced, and let go by Escape', () => {
    const { end, session, record } = open();
    end();
    const { position } = session.store.getState();
    press('ArrowRight');
    expect(shown()).toBe('4 1');
    press('End');
    expect(shown()).toBe('4 4');
    press('ArrowUp');
    expect(shown()).toBe('3 3');
    press('ArrowRight');
    expect(shown()).toBe('3 3');
    expect(triangle()).toHaveAttribute(
      'aria-valuetext',
      expect.stringContaining('Message of loss 3 to the state at time 3'),
    );
    expect(inMessage('length')).toBe(normsOf(record)(3, 3));
    press('Escape');
    expect(shown()).toBe('4 0');
    // The keys of the triangle did not step through the network.
    expect(session.store.getState().position).toEqual(position);
  });
});

describe('the initial state', () => {
  it('has a column, whose messages arrive with ∇h₀ and add up to it', () => {
    const { goTo, record } = open();
    const norm = normsOf(record);
    goTo('contribution bh', 1);
    expect(numbers().has('4 0')).toBe(false);
    press('Home');
    expect(document.querySelector('.why-not')).toHaveTextContent('when it arrives at h₀');
    press('Escape');
    goTo('gradient h0');
    expect(shown()).toBe('4 0');
    for (let k = 1; k <= 4; k++) expect(numbers().get(`${k} 0`)).toBe(norm(k, 0));
    expect(vector('gradient')).toEqual([...record.result!.gradient.h0]);
    expect(fact('sum')).toBeLessThan(1e-14);
    const curve = document.querySelector('.length-curve.gradient [data-t="0"]');
    expect(valueOf(curve)).toBe(euclideanNorm(record.result!.gradient.h0));
    let sum = inMessage('share');
    for (let k = 3; k >= 1; k--) {
      press('ArrowUp');
      sum += inMessage('share');
      // Its direction is said, too.
      expect(document.querySelector('.message [data-fact="share"]')).toHaveTextContent(
        directionOf(inMessage('share')),
      );
    }
    expect(sum).toBeCloseTo(1, 12);
  });

  it('is beyond the reach of a window that begins later', () => {
    const { end } = open({ text: 'abcabcabc', truncation: { k1: 2, k2: 4 } }, 3);
    end();
    press('Home');
    expect(shown()).toBe('8 0');
    expect(document.querySelector('.why-not.removed')).toHaveTextContent('looks back to t = 5');
  });
});

describe('a large network', () => {
  it('has the norm of every factor that is shown, and the radius', () => {
    const { end, record } = open({ text: 'abcabc', hiddenSize: 64 }, 0);
    end();
    press('Home');
    const factors = [...document.querySelectorAll('[data-passage] td:nth-child(3)')].map(valueOf);
    expect(factors).toEqual([5, 4, 3, 2, 1].map((j) => atOnce(factorNorm(record, j))));
    expect(fact('radius')).toBe(spectralRadius(record.parameters.Whh, 64));
  });
});

describe('the proof', () => {
  it('measures that the messages add up to the gradient', () => {
    const { end } = open();
    end();
    expect(fact('sum')).toBeLessThan(1e-14);
  });

  it('would show it if they did not', () => {
    const { end } = open({}, 3, ({ trace: { dh } }) => (dh[0] = dh[0]! + 0.5));
    end();
    expect(fact('sum')).toBeGreaterThan(1e-3);
    expect(document.querySelector('.proved')).toHaveTextContent('');
  });
});

describe('truncation', () => {
  const change = { text: 'abcabcabc', truncation: { k1: 2, k2: 4 } };

  it('removes messages, and says so of each', () => {
    const { end, record } = open(change, 3);
    expect(record.window).toEqual({ start: 5, lossFrom: 7, end: 8 });
    end();
    expect(numbers().size).toBe(3 + 4);
    // Windows 1–2, 1–4, 3–6, 5–8: two losses each, of which the last two windows lose 2 and 4 states
    // and the initial one.
    expect(fact('removed')).toBe(2 * 3 + 2 * 5);
    expect(shown()).toBe('8 5');
    press('ArrowLeft');
    expect(shown()).toBe('8 4');
    expect(document.querySelector('.why-not.removed')).toHaveTextContent('looks back to t = 5');
    expect(vector('message')).toEqual([]);
    press('ArrowUp', 'ArrowUp');
    expect(shown()).toBe('6 4');
    expect(document.querySelector('.why-not.other')).toHaveTextContent('window 3 of 4');
  });

  it('adds up within the window', () => {
    const { end } = open(change, 3);
    end();
    expect(fact('sum')).toBeLessThan(1e-14);
  });
});

describe('clipping', () => {
  it('shows the length of the gradient when it is summed, and again when it is clipped', () => {
    const { goTo, record } = open({ clipping: { kind: 'norm', limit: 0.5 } });
    const { gradientNorm, clipped } = record.result!;
    expect(gradientNorm).toBeGreaterThan(0.5);
    goTo('gradient Why');
    expect(fact('norm')).toBeNaN();
    goTo('gradient bh');
    expect([fact('norm'), fact('clipped')]).toEqual([gradientNorm, NaN]);
    goTo('clipped h0');
    expect([fact('norm'), fact('clipped')]).toEqual([gradientNorm, euclideanNorm(clipped.buffer)]);
    expect(fact('clipped')).toBeCloseTo(0.5, 12);
  });
});

describe('a preset', () => {
  it.each(['vanishing', 'truncated', 'clipped'] as const)('%s goes where it is seen', (name) => {
    const { session } = open();
    const button = document.querySelector(`[data-preset="${name}"]`)!;
    expect(button).toHaveAttribute('aria-pressed', 'false');
    fireEvent.click(button);
    const { configuration, position, steps, scene } = session.store.getState();
    expect(configuration).toEqual(PRESETS[name].configuration);
    expect(scene?.record.n).toBe(PRESETS[name].update);
    const here = steps[position.i]!;
    if (name === 'clipped') expect(here.writes?.quantity).toBe('clipped h0');
    else expect([here.phase, steps[position.i + 1]!.phase]).toEqual(['backward', 'update']);
    expect(button).toHaveAttribute('aria-pressed', 'true');
    const { record } = scene!;
    const { end } = record.window;
    const norm = normsOf(record);
    expect(fact('ratio')).toBe(norm(end, firstState(record.window)) / norm(end, end));
  });
});

describe('a long text', () => {
  const text = 'the quick brown fox jumps over the lazy dog '.repeat(12);

  it('shows 200 time steps around the present one, and their sum is complete', () => {
    const { goTo, record } = open({ text, hiddenSize: 4 }, 0);
    expect(record.timeSteps).toBe(527);
    goTo('dh', 260);
    const view = screen.getByRole<HTMLInputElement>('slider', { name: enLater.longMemory.view });
    expect(view.value).toBe('151');
    expect(fact('sum')).toBeLessThan(1e-13);
    expect(shown()).toBe('350 260');
    fireEvent.change(view, { target: { value: '300' } });
    expect(shown()).toBe('499 300');
    expect(inMessage('length')).toBe(normsOf(record)(499, 300));
    expect(document.querySelectorAll('.board *').length).toBeLessThan(2500);
  });
});

describe('the characters beside the triangle', () => {
  const labels = (side: 'row' | 'column'): (string | null)[] =>
    [...document.querySelectorAll(`.${side}-labels text:not(.time)`)].map(
      ({ textContent }) => textContent,
    );

  it('are those of the whole text, also where the update has no part in it', () => {
    const { record } = open({ text: 'a👩‍👩‍👧b\ncd', truncation: { k1: 1, k2: 2 } }, 4);
    expect(record.window).toEqual({ start: 4, lossFrom: 5, end: 5 });
    expect(labels('row').slice(0, 3)).toEqual(['👩‍👩‍👧', 'b', '⏎']);
    expect(labels('column').slice(0, 4)).toEqual(['h₀', 'a', '👩‍👩‍👧', 'b']);
  });

  it('are those in view of a long text', () => {
    const text = Array.from({ length: 9000 }, (_, i) => String.fromCharCode(97 + (i % 23))).join(
      '',
    );
    open({ text, hiddenSize: 2, truncation: { k1: 50, k2: 50 } }, 0);
    const view = screen.getByRole('slider', { name: enLater.longMemory.view });
    for (const from of [8700, 4098, 120]) {
      fireEvent.change(view, { target: { value: String(from) } });
      expect(labels('column')[0]).toBe(text[from - 1]);
      expect(labels('row')[0]).toBe(text[from]);
    }
  });

  it('are there for the chosen message, however little room they have', () => {
    const text = 'the quick brown fox jumps over the lazy dog';
    const { end } = open({ text, hiddenSize: 2 }, 0);
    end();
    press('End');
    for (let k = 42; k > 30; k--) {
      const now = [...document.querySelectorAll(':is(.row-labels, .column-labels) .now')];
      expect(now.map(({ textContent }) => textContent)).toEqual([
        visible(text.charAt(k)),
        visible(text.charAt(k - 1)),
        String(k),
      ]);
      press('ArrowUp');
    }
  });
});

describe('letters that have no room', () => {
  const note = (): string => document.querySelector('.lines')!.textContent;

  it('are said to be left out: which ones are shown', () => {
    open({ text: 'the quick brown fox jumps over the lazy dog', hiddenSize: 2 }, 0);
    const letters = document.querySelectorAll('.row-labels text').length;
    const [, down = ''] = /every (\d)\w\w down/.exec(note())!;
    expect(Math.abs(letters - 42 / Number(down))).toBeLessThan(2);
  });

  it('are not spoken of where all have', () => {
    open({}, 0);
    expect(note()).not.toMatch(/Letters/);
  });
});

describe('a run that diverges', () => {
  it('keeps its board, without a number that is none', () => {
    const { end } = open({ optimizer: { kind: 'sgd', rate: 1e300 } }, 1);
    end();
    expect(document.querySelector('.long-memory')).toBeInTheDocument();
    expect(new XMLSerializer().serializeToString(document)).not.toMatch(/NaN/);
  });
});
