import { memo } from 'react';
import { parameterShape } from '../../engine/shapes.ts';
import type { SharedParameter } from '../../timeline/quantities.ts';
import { at } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { valuesOf } from '../../timeline/values.ts';
import { charactersOf } from '../parts/characters.ts';
import { words } from '../parts/words.ts';
import { HeatPicture } from './HeatPicture.tsx';
import type { TermsProps } from './NormBars.tsx';
import { termTimes } from './terms.ts';
import { laterWords } from '../parts/later-words.ts';

const TALLEST = 64;
const NARROW = 96;
const WIDE = 180;
const LARGEST_CELL = 14;
const NARROWEST = 58;
const APART = 8;

/** The contributions as small pictures: those around the time step in detail, as many as fit. */
export function Thumbnails(props: TermsProps): React.ReactElement {
  const { scene, width, arrived, t, choose } = props;
  const parameter = props.parameter as SharedParameter;
  const { from, to } = termTimes(parameter, scene);
  const [rows, columns] = parameterShape(parameter, scene.record.sizes);
  const widest = Math.min(WIDE, Math.max(NARROW, width / (to - from + 1) - 20));
  const cellHeight = Math.min(LARGEST_CELL, TALLEST / rows);
  const cell = columns === 1 ? 16 : Math.min(LARGEST_CELL, widest / columns);
  const pitch = Math.max(NARROWEST, columns * cell + 8) + APART;
  const most = Math.max(1, Math.floor((width + APART) / pitch));
  const first = Math.max(from, Math.min(t - Math.floor(most / 2), to - most + 1));
  const shown = Array.from({ length: Math.min(most, to - first + 1) }, (_, k) => first + k);
  return (
    <div className="thumbnails" style={{ gap: APART }}>
      {shown.map((time) => (
        <Thumbnail
          key={time}
          {...{ parameter, scene, t: time, cell, cellHeight, rows, columns, choose }}
          written={time > to - arrived}
          chosen={time === t}
          width={pitch - APART}
        />
      ))}
    </div>
  );
}

const Thumbnail = memo(function Thumbnail({
  parameter,
  scene,
  t,
  cell,
  cellHeight,
  rows,
  columns,
  written,
  chosen,
  width,
  choose,
}: {
  parameter: SharedParameter;
  scene: Scene;
  t: number;
  cell: number;
  cellHeight: number;
  rows: number;
  columns: number;
  written: boolean;
  chosen: boolean;
  width: number;
  choose: (t: number) => void;
}): React.ReactElement {
  const { reads, wants } = charactersOf(scene, t);
  return (
    <button
      type="button"
      className="thumbnail"
      style={{ inlineSize: width }}
      aria-pressed={chosen}
      aria-label={laterWords.sharedWeights.step(t, reads, wants)}
      title={laterWords.sharedWeights.step(t, reads, wants)}
      data-term={t}
      onClick={() => {
        choose(t);
      }}
    >
      <span
        className={written ? 'picture-place' : 'picture-place waiting'}
        style={{ inlineSize: columns * cell, blockSize: rows * cellHeight }}
      >
        {written && (
          <HeatPicture
            quantity={`contribution ${parameter}`}
            values={valuesOf(scene, at(`contribution ${parameter}`, t))}
            {...{ columns, cell, cellHeight }}
          />
        )}
      </span>
      <span>{words.place.timeStep(t)}</span>
    </button>
  );
});
