import { memo } from 'react';
import type { ReactNode } from 'react';
import { Legend } from '../parts/Legend.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import { ZOOM_STEP } from './zoom.ts';

/** The line below the network: fold, zoom, what the page adds, and what the colours mean. */
export const Foot = memo(function Foot({
  foot,
  zoom,
  least,
  most,
}: {
  foot: ReactNode;
  zoom: number;
  least: number;
  most: number;
}): React.ReactElement {
  const folded = useSelect((state) => state.folded);
  const { setFolded } = useActions();
  const text = words.stage;
  const nearly = 1e-6;
  return (
    <div className="stage-foot">
      <div className="stage-buttons">
        <button
          type="button"
          className="fold-button"
          aria-pressed={folded}
          onClick={() => {
            setFolded(!folded);
          }}
        >
          {folded ? text.unfold : text.fold}
        </button>
        <span className="zoom" role="group" aria-label={text.zoom}>
          <ZoomButton
            sign="−"
            label={text.zoomOut}
            isEnd={zoom <= least + nearly}
            to={zoom / ZOOM_STEP}
          />
          <ZoomButton
            sign="+"
            label={text.zoomIn}
            isEnd={zoom >= most - nearly}
            to={zoom * ZOOM_STEP}
          />
        </span>
      </div>
      {foot}
      <Legend />
    </div>
  );
});

function ZoomButton(props: {
  sign: string;
  label: string;
  isEnd: boolean;
  to: number;
}): React.ReactElement {
  const { sign, label, isEnd, to } = props;
  const folded = useSelect((state) => state.folded);
  const { setZoom } = useActions();
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={folded || isEnd}
      onClick={() => {
        setZoom(to);
      }}
    >
      {sign}
    </button>
  );
}
