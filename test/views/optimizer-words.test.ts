import { expect, it } from 'vitest';
import { cellOf, once } from '../../src/timeline/quantities.ts';
import { valueAt, valuesOf } from '../../src/timeline/values.ts';
import { sentenceOf } from '../../src/views/parts/words.ts';
import { EVERY_OPTIMIZER, sceneOf, stepsIn } from '../timeline/support.ts';

it.each(EVERY_OPTIMIZER)(
  'of the column of a character that was not read, what is said is true: $kind',
  (optimizer) => {
    // The second window reads c and a; b was read in the first.
    const scene = sceneOf({ text: 'abcabca', truncation: { k1: 2, k2: 2 }, optimizer }, 1);
    const { sizes, vocabulary } = scene.record;
    const unread = vocabulary.indexOf('b');
    const column = Array.from({ length: sizes.H }, (_, row) => row * sizes.V + unread);
    const after = valuesOf(scene, once('updated Wxh'));
    const stays = column.every((k) => after[k] === valueAt(scene, cellOf(once('Wxh'), k)));
    const step = stepsIn(scene).find(({ id }) => id === 'updated Wxh')!;
    expect(sentenceOf(step, scene)).toMatch(stays ? /the others stay/ : /moves, too/);
  },
);
