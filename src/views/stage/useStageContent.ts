import { useCallback, useMemo, useState } from 'react';
import type { Scene } from '../../timeline/values.ts';
import type { StageInput } from './layout.ts';
import { layoutStage } from './layout.ts';
import { LIKELIEST, outputRowCount } from './outputs.ts';
import { projected } from './projected.ts';

/** Above this vocabulary size the one-hot input is drawn as its one hot cell. */
const MOST_INPUT_CELLS = 6;

export interface StageContent {
  /** What the layout is made for, at any zoom. */
  readonly input: StageInput;
  /** How many of the likeliest characters an output shows, and in how many rows. */
  readonly likeliest: number;
  readonly outputRows: number;
  /** Whether an input is its one hot cell. */
  readonly compactInput: boolean;
  readonly showAllOutputs: () => void;
}

/**
 * What of a network is shown in this room: where it is low, fewer of the outputs.
 *
 * @param height null: the stage is as high as it needs
 * @param scale of all where it has room
 */
export function useStageContent(
  { record }: Scene,
  width: number,
  height: number | null,
  scale: number,
): StageContent {
  const { start, end } = record.window;
  const columns = end - start + 1;
  const { V, H: hidden } = record.sizes;
  const [showsAll, setShowsAll] = useState(false);
  const showAllOutputs = useCallback(() => {
    setShowsAll(true);
  }, []);
  const compactInput = V > MOST_INPUT_CELLS;
  const usual = useMemo<StageInput>(
    () => ({
      ...{ width, height, columns, hidden },
      outputRows: outputRowCount(V, LIKELIEST.usual),
      inputCells: compactInput ? 1 : V,
      scale: 1,
    }),
    [width, height, columns, hidden, V, compactInput],
  );
  const isLow = useMemo(
    () => height !== null && layoutStage(usual).height > height + 1,
    [usual, height],
  );
  const likeliest = LIKELIEST[showsAll ? 'all' : isLow ? 'few' : 'usual'];
  const outputRows = outputRowCount(V, likeliest);
  const input = useMemo(
    () => projected({ ...usual, outputRows }, scale),
    [usual, outputRows, scale],
  );
  return { input, likeliest, outputRows, compactInput, showAllOutputs };
}
