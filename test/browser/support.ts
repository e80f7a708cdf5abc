import { type Locator, type Page, expect } from '@playwright/test';
import { DEFAULT_ADDRESS, writeAddress } from '../../src/share/address.ts';
import type { AddressState } from '../../src/share/address.ts';

/** The part of an address after '#' that holds this state; what is left out is as usual. */
export const hashOf = (state: Partial<AddressState>): string =>
  writeAddress({ ...DEFAULT_ADDRESS, ...state });

/** Open the app at an address, and wait for its picture. */
export async function open(page: Page, hash = ''): Promise<void> {
  await page.goto(hash === '' ? './' : `./#${hash}`);
  await pictureIsComplete(page);
}

export async function pictureIsComplete(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await expect(track(page)).toBeVisible();
}

export const track = (page: Page): Locator => page.getByRole('slider', { name: /^Track/ });
export const notice = (page: Page): Locator => page.locator('.notices');
export const generated = (page: Page): Locator => page.locator('.answer');
export const panel = (page: Page): Locator => page.getByRole('tabpanel');

export async function showPanel(page: Page, name: 'Now' | 'Training' | 'Experiment') {
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
}

/** Waits until the page is at this step (counted from 0) of this update (counted from 1). */
export async function isAt(page: Page, step: number, update?: number): Promise<void> {
  await expect(track(page)).toHaveAttribute('aria-valuenow', String(step));
  if (update !== undefined)
    await expect(page.locator('.lap strong')).toHaveText(`Update ${update}`);
  // Many numbers are drawn before they get elements of their own.
  await expect(page.locator('.stage[aria-busy="true"]')).toHaveCount(0);
}

export const stepNow = async (page: Page): Promise<number> =>
  Number(await track(page).getAttribute('aria-valuenow'));

/** A number on the page: which one it says it is, its exact value and the digits that are seen. */
export interface Shown {
  readonly cell: string;
  readonly value: string;
  readonly text: string;
}

/**
 * Everything that the page shows of the present step. It runs in the page: `page.evaluate(seen)`.
 * The numbers are those on the stage and in the panel, in the order of the page.
 */
export const seen = () => ({
  shown: [...document.querySelectorAll('[data-value]')].map((element) => ({
    cell: element.getAttribute('data-cell') ?? '',
    value: element.getAttribute('data-value') ?? '',
    text: (element.querySelector('text') ?? element).textContent.trim(),
  })),
  /** Texts in the place of a number that is not there yet: none should have one. */
  early: [...document.querySelectorAll('[data-cell]:not([data-value])')]
    .map((element) => element.textContent.trim())
    .filter((text) => text !== ''),
  /** The names of the numbers of each matrix in the panel, row by row, and whether it is turned. */
  grids: [...document.querySelectorAll('.grid-block')].map((grid) => ({
    cells: [...grid.querySelectorAll('[data-cell]')].map(
      (cell) => cell.getAttribute('data-cell') ?? '',
    ),
    transposed: grid.querySelector('.grid-name sup') !== null,
  })),
  html: new XMLSerializer().serializeToString(document),
  exact: document.querySelector('.scalar-sum .exact')?.textContent ?? null,
});

export const numbers = async (page: Page): Promise<Shown[]> => (await page.evaluate(seen)).shown;
