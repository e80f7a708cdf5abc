import { describe, expect, it } from 'vitest';
import { Page } from './page.ts';
import { DIVERGING, Reference, TRUNCATED } from './reference.ts';

const { optimizer } = DIVERGING;

describe.each([
  ['full', DIVERGING],
  ['truncated', { ...TRUNCATED, optimizer, clipping: null }],
])('a run that diverges, %s', (_, configuration) => {
  const { diverging } = new Reference(configuration);

  it('stops at the update that does, with its record, and stays there', () => {
    const page = new Page();
    page.start(configuration);
    const stop = [diverging, 'diverged'];
    expect(diverging).toBeGreaterThan(10);
    expect(page.train({ kind: 'updates', count: 1000 })).toEqual(stop);
    expect(page.last.n).toBe(diverging);
    expect(page.last.result!.divergence).not.toBeNull();
    page.expectLosses(diverging);
    // Asked again, it says the same again.
    const records = page.complete.length;
    expect(page.train({ kind: 'generates', times: 1, atMost: 1000 })).toEqual(stop);
    expect(page.complete).toHaveLength(records + 1);
    page.expectLosses(diverging);
    expect(page.train({ kind: 'updates', count: diverging })).toEqual([diverging, 'goal']);
  });

  it('lets every earlier update be watched, and itself in place of later ones', () => {
    const page = new Page();
    page.start(configuration);
    page.train({ kind: 'updates', count: 1000 });
    for (const n of [diverging - 1, 0, diverging, 5, diverging]) expect(page.watch(n).n).toBe(n);
    expect(page.watch(diverging + 10).n).toBe(diverging);
    expect(page.watch(1000).result!.divergence).not.toBeNull();
    expect(page.watch(diverging - 1).result!.divergence).toBeNull();
    expect(page.train({ kind: 'updates', count: 1000 })).toEqual([diverging, 'diverged']);
    page.expectLosses(diverging);
  });

  it('diverges just so when it is only watched', () => {
    const page = new Page();
    page.start(configuration);
    expect(page.watch(diverging + 1).n).toBe(diverging);
    page.expectLosses(diverging);
  });
});
