import type { Page } from '@playwright/test';
import { cellKey, isGradient, shapeOf } from '../../src/timeline/quantities.ts';
import type { Cell, Ref } from '../../src/timeline/quantities.ts';
import { stepsOf } from '../../src/timeline/steps.ts';
import type { Step } from '../../src/timeline/steps.ts';
import { contextOf, valueAt, valuesOf } from '../../src/timeline/values.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { full, short } from '../../src/views/parts/format.ts';
import { parseCellKey } from '../../src/views/parts/neighbour.ts';
import { expect, test } from './fixtures.ts';
import { inBrowser, inNode } from './engine.ts';
import { type Shown, hashOf, isAt, numbers, open, seen, track } from './support.ts';

const cellOfKey = (key: string): Cell => {
  const cell = parseCellKey(key);
  if (cell === null) throw new Error(`not the name of a number: ${key}`);
  return cell;
};

/** What is wrong with the numbers on the page at step i, in words. */
function mistakes(shown: readonly Shown[], scene: Scene, steps: readonly Step[], i: number) {
  const unreached = new Set(steps.slice(i + 1).map(({ writes }) => nameOf(writes)));
  return shown.flatMap(({ cell: key, value, text }) => {
    // tanh′ is shown as 1 − h²: the number is h's, the digits are not.
    if (key === '') return text === short(1 - Number(value) ** 2) ? [] : [`1 − ${value}²: ${text}`];
    const cell = cellOfKey(key);
    const right = valueAt(scene, cell);
    const wrong = (what: string) => [`${key} ${what}, and is ${right}`];
    if (unreached.has(nameOf(cell))) return wrong('is shown before its step');
    if (Number(value) !== right) return wrong(`has the value ${value}`);
    if (['x', 'y'].includes(cell.quantity) && text === String(right)) return [];
    const digits = key.startsWith('L@') ? text.replace(/^L. = /, '') : text;
    return digits === short(right) && isRounded(digits, right) ? [] : wrong(`reads ${text}`);
  });
}

/** Whether the digits are the number, rounded to as many as there are. */
function isRounded(digits: string, value: number): boolean {
  const [, mantissa = '', exponent = '0'] =
    /^([^e]*)(?:e(.*))?$/.exec(digits.replaceAll('−', '-')) ?? [];
  const unit = 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0));
  return Math.abs(Number(`${mantissa}e${exponent}`) - value) <= 0.5000001 * unit;
}

const nameOf = (ref: Ref | null): string => (ref === null ? '' : `${ref.quantity}@${ref.t ?? ''}`);

/** Numbers that only later steps write, as all their digits: none of them may be in the page. */
function secrets(shown: readonly Shown[], scene: Scene, steps: readonly Step[], i: number) {
  const digitsOf = (of: readonly Step[]) =>
    new Set(of.flatMap(({ writes }) => (writes ? valuesOf(scene, writes).map(String) : [])));
  const known = new Set(shown.map(({ value }) => value));
  return [...digitsOf(steps.slice(i + 1))].filter(
    (digits) => digits.length > 8 && !known.has(digits),
  );
}

/** Checks one step of the walk, and returns what was seen. */
async function look(page: Page, scene: Scene, steps: readonly Step[], i: number) {
  await isAt(page, i, scene.record.n + 1);
  const { shown, early, grids, html, exact } = await page.evaluate(seen);
  expect(mistakes(shown, scene, steps, i), `step ${i}`).toEqual([]);
  for (const { cells, transposed } of grids) {
    expect(cells, `order of a matrix at step ${i}`).toEqual(inOrder(cells, transposed, scene));
  }
  const told = secrets(shown, scene, steps, i).filter((digits) => html.includes(digits));
  expect([...early, ...told], `numbers of later steps at step ${i}`).toEqual([]);

  const { writes } = steps[i]!;
  if (writes === null) return shown;
  // What a step writes is seen whole, and one of its numbers is written out with all its digits.
  const [rows, columns] = shapeOf(writes.quantity, scene.record.sizes);
  const written = new Set(shown.map(({ cell }) => cell).filter((key) => isOf(key, writes)));
  const complete = writes.quantity === 'x' ? 1 : rows * columns;
  expect(written.size, `cells of ${nameOf(writes)}`).toBeGreaterThanOrEqual(complete);
  expect(valuesOf(scene, writes).map(full)).toContain(exact);
  return shown;
}

/** The numbers of a matrix, row by row; turned on its side when it is transposed. */
function inOrder(keys: readonly string[], transposed: boolean, scene: Scene): string[] {
  const [first] = keys;
  if (first === undefined) return [];
  const cell = cellOfKey(first);
  const [rows, columns] = shapeOf(cell.quantity, scene.record.sizes);
  const [down, across] = transposed ? [columns, rows] : [rows, columns];
  return Array.from({ length: down * across }, (_, place) => {
    const [row, column] = [Math.floor(place / across), place % across];
    return cellKey({ ...cell, index: transposed ? column * columns + row : place });
  });
}

const isOf = (key: string, ref: Ref): boolean => nameOf(cellOfKeyOrNone(key)) === nameOf(ref);
const cellOfKeyOrNone = (key: string): Ref | null => (key === '' ? null : cellOfKey(key));

// The same numbers without movement, so that two hundred steps take seconds.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a whole update, step by step with one key: every number is the engine’s', async ({
  page,
}) => {
  test.slow();
  const first = await inBrowser(page, 0);
  const steps = stepsOf(contextOf(first));
  await open(page);
  await expect(track(page)).toHaveAttribute('aria-valuemax', String(steps.length - 1));

  const forward: Shown[][] = [];
  for (let i = 0; i < steps.length; i++) {
    if (i > 0) await page.keyboard.press('ArrowRight');
    forward.push(await look(page, first, steps, i));
  }
  const gradients = forward
    .at(-1)!
    .filter(({ cell }) => cell && isGradient(cellOfKey(cell).quantity));
  expect(gradients.length, 'gradients on the page at the end').toBeGreaterThan(50);

  for (let i = steps.length - 2; i >= 0; i--) {
    await page.keyboard.press('ArrowLeft');
    await isAt(page, i, 1);
    expect(await numbers(page), `step ${i} on the way back`).toEqual(forward[i]);
  }
  // There is nothing before the start.
  await page.keyboard.press('ArrowLeft');
  await isAt(page, 0, 1);
});

const ADAM = { kind: 'adam', rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

test('the browser’s engine and Node’s say the same, to the last bit', async ({ page }) => {
  for (const change of [
    {},
    { head: 'softmax' as const, optimizer: ADAM },
    { initialisation: { kind: 'spectral' as const, radius: 1.2, inputScale: 1 } },
  ]) {
    const [here, there] = [inNode(30, change), await inBrowser(page, 30, change)];
    for (const { writes } of stepsOf(contextOf(here))) {
      if (writes !== null)
        expect([...valuesOf(there, writes)]).toEqual([...valuesOf(here, writes)]);
    }
  }
});

test('the lap goes on: after the last step comes the next update, with the new weights', async ({
  page,
}) => {
  const [first, second] = [await inBrowser(page, 0), await inBrowser(page, 1)];
  const steps = stepsOf(contextOf(first));
  await open(page, `v=1&step=${steps.length - 1}`);
  const end = await look(page, first, steps, steps.length - 1);

  for (let i = 0; i < 31; i++) {
    await page.keyboard.press('ArrowRight');
    await look(page, second, steps, i);
  }
  for (const [old, now] of [
    ['updated Whh', 'Whh'],
    ['updated h0', 'h0'],
  ] as const) {
    expect([...second.record.parameters[now === 'Whh' ? 'Whh' : 'h0']]).toEqual(
      valuesOf(first, { quantity: old, t: null }),
    );
  }

  for (let i = 30; i > 0; i--) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await isAt(page, steps.length - 1, 1);
  expect(await numbers(page), 'the end of the first update, once more').toEqual(end);
});

test('softmax, other sizes and a text with repeated characters show the engine’s numbers, too', async ({
  page,
}) => {
  for (const change of [
    { head: 'softmax' as const, hiddenSize: 2, text: 'abab' },
    { hiddenSize: 1, text: 'aa' },
    { hiddenSize: 4, text: 'xyzzy', seed: 7 },
  ]) {
    const scene = await inBrowser(page, 4, change);
    const steps = stepsOf(contextOf(scene));
    await page.goto('about:blank');
    await open(page, hashOf({ configuration: scene.configuration, update: 4 }));
    // From group to group: all kinds of steps are passed on the way.
    for (let i = 0; i < steps.length;) {
      await look(page, scene, steps, i);
      const next = steps.findIndex(({ group }, j) => j > i && group !== steps[j + 1]?.group);
      if (next < 0) break;
      await page.keyboard.press('Shift+ArrowRight');
      i = next;
    }
  }
});
