import type { Page } from '@playwright/test';
import type { Configuration, OptimizerSettings } from '../../src/engine/configuration.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { derivationOf } from '../../src/timeline/derivation.ts';
import { cellKey, cellOf, shapeOf } from '../../src/timeline/quantities.ts';
import type { Ref } from '../../src/timeline/quantities.ts';
import type { Step } from '../../src/timeline/steps.ts';
import { stepsOf } from '../../src/timeline/steps.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { contextOf, valueAt, valuesOf } from '../../src/timeline/values.ts';
import { full } from '../../src/views/parts/format.ts';
import { parseCellKey } from '../../src/views/parts/neighbour.ts';
import { titleOf } from '../../src/views/parts/words.ts';
import { inBrowser } from './engine.ts';
import { expect, test } from './fixtures.ts';
import { hashOf, isAt, open, panel, seen } from './support.ts';
import { evaluate } from '../timeline/evaluate.ts';

const ADAM: OptimizerSettings = {
  ...{ kind: 'adam', rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
};
const MOMENTUM: OptimizerSettings = { kind: 'momentum', rate: 0.1, mu: 0.9 };
/** 0-based: the third, which begins with what the optimizer remembers of two. */
const UPDATE = 2;

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const hashAt = (change: Partial<Configuration>, step: number, board?: 'weights'): string =>
  hashOf({
    configuration: { ...DEFAULT_CONFIGURATION, ...change },
    update: UPDATE,
    step,
    ...(board && { board }),
  });

const cellsOf = (scene: Scene, ref: Ref) =>
  valuesOf(scene, ref).map((_, index) => cellOf(ref, index));

/** Numbers of a quantity that, written out from their operands, are not themselves. */
const inexact = (scene: Scene, ref: Ref): string[] =>
  cellsOf(scene, ref).flatMap((cell) => {
    const derivation = derivationOf(scene, cell);
    const got = derivation === null ? 0 : evaluate(scene, derivation);
    return got === valueAt(scene, cell) ? [] : [cellKey(cell)];
  });

/** Compares everything that is shown at a step with the engine's numbers. */
async function look(page: Page, scene: Scene, { writes }: Step): Promise<void> {
  if (writes === null) throw new Error('a step of the update writes something');
  const { shown, early, exact } = await page.evaluate(seen);
  const wrong = shown.flatMap(({ cell: key, value }) => {
    const cell = parseCellKey(key);
    return cell === null || Number(value) === valueAt(scene, cell) ? [] : [`${key}: ${value}`];
  });
  expect(wrong, writes.quantity).toEqual([]);
  expect(early, writes.quantity).toEqual([]);
  const [rows, columns] = shapeOf(writes.quantity, scene.record.sizes);
  const own = new Set(
    shown.map(({ cell }) => cell).filter((key) => key.startsWith(`${writes.quantity}@[`)),
  );
  expect(own.size, writes.quantity).toBe(rows * columns);
  expect(valuesOf(scene, writes).map(full)).toContain(exact);
}

test('the update under Adam with clipping: every step has the engine’s numbers', async ({
  page,
}) => {
  test.slow();
  const change = { optimizer: ADAM, clipping: { kind: 'norm', limit: 0.5 } } as const;
  const scene = await inBrowser(page, UPDATE, change);
  const steps = stepsOf(contextOf(scene));
  const from = steps.findIndex(({ phase }) => phase === 'update');
  // Five sums, the norm, the scale, six clipped gradients, and five steps for each parameter.
  expect(steps.length - from).toBe(5 + 2 + 6 + 6 * 5);
  await open(page, hashAt(change, from));
  for (let i = from; i < steps.length; i++) {
    const step = steps[i]!;
    if (i > from) await page.keyboard.press('ArrowRight');
    await isAt(page, i, UPDATE + 1);
    await look(page, scene, step);
    // The sums over time are added in another order; what follows is exact.
    if (!step.id.startsWith('gradient ')) expect(inexact(scene, step.writes!), step.id).toEqual([]);
    await expect(page.locator('.pseudocode .running')).toHaveCount(1);
    await expect(panel(page).locator('math').first()).toBeVisible();
  }
  await page.keyboard.press('ArrowRight');
  await isAt(page, 0, UPDATE + 2);
});

test('an operand of the sum leads to the number that it is', async ({ page }) => {
  const change = { optimizer: ADAM };
  const scene = await inBrowser(page, UPDATE, change);
  const i = stepsOf(contextOf(scene)).findIndex(({ id }) => id === 'updated by');
  await open(page, hashAt(change, i));
  const sum = page.locator('.scalar-sum');
  // θ, η, m̂, v̂ and ε.
  await expect(sum.locator('.operand')).toHaveCount(5);
  await sum.locator('.operand').nth(3).click();
  await expect(sum.locator('.cell-name').first()).toContainText('v̂');
  const digits = await sum.locator('.exact').textContent();
  const corrected = { quantity: 'corrected secondMoment by', t: null } as const;
  expect(valuesOf(scene, corrected).map(full)).toContain(digits);
});

test('no equation of an update is wider than its panel, at any width', async ({ page }) => {
  test.slow();
  const change = { optimizer: ADAM, clipping: { kind: 'norm', limit: 0.5 } } as const;
  const scene = await inBrowser(page, UPDATE, change);
  const steps = stepsOf(contextOf(scene));
  const ids = ['gradientNorm', 'clipScale', 'clipped Wxh', 'updated secondMoment Wxh'] as const;
  for (const [width, height] of [
    [1366, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const id of [...ids, 'corrected secondMoment Wxh', 'updated Wxh'] as const) {
      const i = steps.findIndex((step) => step.id === id);
      await open(page, hashAt(change, i));
      await expect(panel(page).locator('h2')).toHaveText(
        titleOf(steps[i]!, scene).replaceAll('_', ''),
      );
      const hidden = await page
        .locator('.equation, .matrices, .scalar-sum')
        .evaluateAll((parts) =>
          parts
            .filter((part) => part.scrollWidth > part.clientWidth)
            .map((part) => part.getAttribute('class') ?? ''),
        );
      expect(hidden, `${id} at ${width}`).toEqual([]);
    }
  }
});

test('the board has what momentum remembers, before the update and after', async ({ page }) => {
  const change = { optimizer: MOMENTUM };
  const scene = await inBrowser(page, UPDATE, change);
  const steps = stepsOf(contextOf(scene));
  const i = steps.findIndex(({ id }) => id === 'updated velocity Whh');
  await open(page, hashAt(change, i - 1, 'weights'));
  const block = (name: string) => page.locator(`[data-block="${name}@"] [data-value]`);
  const numbersIn = async (name: string) =>
    (
      await block(name).evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-value')))
    ).map(Number);
  await page.keyboard.press('ArrowRight');
  await isAt(page, i);
  await expect(block('updated velocity Whh')).toHaveCount(9);
  expect(await numbersIn('velocity Whh')).toEqual([...scene.record.moments[0]!.Whh]);
  expect(await numbersIn('updated velocity Whh')).toEqual([
    ...scene.record.result!.moments[0]!.Whh,
  ]);
  await expect(block('updated Whh')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(block('updated Whh')).toHaveCount(9);
  await expect(page.locator('.row.current .change').first()).toHaveText('−ηv′');
});

test('a cut recurrence holds W_hh at 0', async ({ page }) => {
  const change = { optimizer: ADAM, cut: { until: null } };
  const scene = await inBrowser(page, UPDATE, change);
  const steps = stepsOf(contextOf(scene));
  const i = steps.findIndex(({ id }) => id === 'updated Whh');
  expect(steps.filter(({ id }) => id.endsWith('Whh') && !/contr|gradient/.test(id))).toHaveLength(
    1,
  );
  await open(page, hashAt(change, i));
  await expect(panel(page).locator('h2')).toContainText('The recurrence is cut');
  await expect(panel(page).locator('.equation math')).toContainText('=0');
  await expect(page.locator('.pseudocode .running')).toContainText('W_hh = 0');
  await look(page, scene, steps[i]!);
});
