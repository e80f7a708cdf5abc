import { useEffect, useMemo } from 'react';
import { useActions, useSelect } from '../parts/session.tsx';
import type { StageInput } from './layout.ts';
import type { Picture } from './picture.ts';
import { pictureOf } from './picture.ts';
import type { ZoomRange } from './zoom.ts';
import { viewAt, within, zoomRange } from './zoom.ts';

interface Zoomed {
  readonly picture: Picture;
  readonly zoom: number;
  readonly range: ZoomRange;
}

/** Where everything is at the zoom that is asked for, as far as this network has it. */
export function usePicture(input: StageInput, isFolded: boolean, isMeasured: boolean): Zoomed {
  const asked = useSelect((state) => state.zoom);
  const { setZoom } = useActions();
  const range = useMemo(() => zoomRange(input), [input]);
  const possible = within(range, asked);
  useEffect(() => {
    if (isMeasured && possible !== asked) setZoom(possible);
  }, [isMeasured, possible, asked, setZoom]);
  // Folded there is one column, and nothing to zoom out to.
  const zoom = isFolded ? 1 : possible;
  const picture = useMemo(() => pictureOf(viewAt(input, range, zoom), input), [input, range, zoom]);
  return { picture, zoom, range };
}
