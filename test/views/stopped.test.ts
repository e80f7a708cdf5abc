import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import type { Goal } from '../../src/store/state.ts';
import type { StoppedRun } from '../../src/views/notices/stopped.ts';
import { stoppedSentence } from '../../src/views/notices/stopped.ts';

const HELLO: StoppedRun = { configuration: DEFAULT_CONFIGURATION, trainedFrom: 0, floor: 2.7726 };

const cut = (run: StoppedRun, until: number | null = null): StoppedRun => ({
  ...run,
  configuration: { ...run.configuration, cut: { until } },
});
const withText = (text: string): StoppedRun => ({
  ...HELLO,
  configuration: { ...DEFAULT_CONFIGURATION, text },
});

const notice = (goal: Goal, reason: 'goal' | 'limit' | 'paused', n: number) =>
  ({ kind: 'stopped', goal, reason, n }) as const;
const writing = (times: number, phrase?: string): Goal => ({
  kind: 'generates',
  times,
  atMost: 2000,
  ...(phrase === undefined ? {} : { phrase }),
});

describe('what is said when training stops', () => {
  it('is that the updates asked for are made, and only of a stop by hand that it stopped', () => {
    const goal: Goal = { kind: 'updates', count: 110 };
    expect(stoppedSentence(notice(goal, 'goal', 110), HELLO)).toBe('110 updates made.');
    expect(stoppedSentence(notice(goal, 'goal', 110), { ...HELLO, trainedFrom: 100 })).toBe(
      '10 updates made, 110 in all.',
    );
    expect(stoppedSentence(notice(goal, 'goal', 1), HELLO)).toBe('1 update made.');
    expect(stoppedSentence(notice(goal, 'paused', 57), HELLO)).toBe('Stopped after 57 updates.');
  });

  it('is no talk of a success where there was none', () => {
    const once = stoppedSentence(notice(writing(1), 'limit', 2000), HELLO);
    expect(once).toMatch(/does not write “hello” after 2000 updates.*another seed/);
    expect(once).not.toMatch(/yet|success/);
    const often = stoppedSentence(notice(writing(10), 'limit', 2000), HELLO);
    expect(often).toMatch(/not written “hello” 10 times in a row/);
    expect(stoppedSentence(notice(writing(1), 'goal', 9), HELLO)).toMatch(/often lost again/);
  });

  it('is that the recurrence has to come back, where no seed can help', () => {
    const said = stoppedSentence(notice(writing(1), 'limit', 2000), cut(HELLO));
    expect(said).toMatch(/cannot write “hello”.*every “l” looks the same/);
    expect(said).toMatch(/Put W_hh back/);
    expect(said).not.toMatch(/seed/);
  });

  it.each([
    ['a text whose every character has one successor', cut(withText('helo')), writing(1)],
    ['a phrase that has one', cut(HELLO), writing(1, 'lo')],
    ['a recurrence that was put back', cut(HELLO, 1000), writing(1)],
  ])('is the usual advice for %s', (_, run, goal) => {
    expect(stoppedSentence(notice(goal, 'limit', 2000), run)).toMatch(/another seed/);
  });

  it('names the floor to a loss below it that is asked for without the recurrence', () => {
    const goal: Goal = { kind: 'loss', mean: 1, over: 20, atMost: 2000 };
    expect(stoppedSentence(notice(goal, 'limit', 2000), cut(HELLO))).toMatch(/below 2\.77/);
    expect(stoppedSentence(notice(goal, 'limit', 2000), HELLO)).not.toMatch(/2\.77/);
    const above: Goal = { ...goal, mean: 3 };
    expect(stoppedSentence(notice(above, 'limit', 2000), cut(HELLO))).not.toMatch(/2\.77/);
  });
});
