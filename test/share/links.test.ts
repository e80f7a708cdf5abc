import { describe, expect, it } from 'vitest';
import { readAddress } from '../../src/share/address.ts';
import { stepsOf } from '../../src/timeline/steps.ts';
import { contextOf } from '../../src/timeline/values.ts';
import { scenesOf } from '../timeline/support.ts';

/**
 * Links that people have sent. They must go on to show the step that they showed: a change of the
 * steps' order needs a new version of the address, and an upgrade of these.
 */
const LINKS = [
  ['v=1&step=2', 'u', 1],
  ['v=1&update=3&step=24', 'L', 4],
  ['v=1&step=25', 'loss', null],
  ['v=1&update=12&step=42', 'dh', 3],
  ['v=1&update=4&step=80', 'updated h0', null],
  ['v=1&head=softmax&step=27', 'do', 4],
  ['v=1&opt=adam&clip=norm&update=2&step=90', 'corrected firstMoment by', null],
  ['v=1&k1=2&k2=3&update=2&step=20', 'du', 4],
] as const;

describe('a link that was sent', () => {
  it.each(LINKS)('%s shows the step %s at time %s', (link, id, t) => {
    const { state, problem } = readAddress(link);
    expect(problem).toBeNull();
    const scene = scenesOf(state.configuration, state.update + 1)[state.update]!;
    const step = stepsOf(contextOf(scene))[state.step];
    expect([step?.id, step?.t]).toEqual([id, t]);
  });
});
