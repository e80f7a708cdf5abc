import { memo, useMemo } from 'react';
import {
  columnProgress,
  comparedWith,
  isShown,
  litInColumn,
  roleOf,
} from '../../store/selectors.ts';
import { at } from '../../timeline/quantities.ts';
import type { TimedQuantity } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { characterOf, charactersOf } from '../parts/characters.ts';
import { short } from '../parts/format.ts';
import { useOfPicture, useSession } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import { blocksOf, isOnCanvas, quantitiesOf } from './blocks.ts';
import { Cells } from './Cells.tsx';
import { ColumnHeads } from './ColumnHeads.tsx';
import type { HeightRange } from './useScroll.ts';
import type { StageLayout } from './layout.ts';
import { LossBadge } from './LossBadge.tsx';
import { outputRowsOf } from './outputs.ts';

export interface ColumnProps {
  readonly t: number;
  readonly scene: Scene;
  readonly layout: StageLayout;
  /** How many of the likeliest characters an output shows. */
  readonly likeliest: number;
  readonly onShowAllOutputs: () => void;
  /** Inputs as one cell instead of one per character, when the vocabulary is large. */
  readonly compactInput: boolean;
  /** The part of the height that is in view, where the states are higher; null: draw all. */
  readonly view: HeightRange | null;
  /** Whether what each column offers alike is reached here. */
  readonly isFirst: boolean;
  /** Whether its numbers are drawn behind it, instead of having elements of their own. */
  readonly onCanvas: boolean;
}

/** A longer number is wider than its symbol's room. */
const LONGEST_TIME = 999;

/** Everything that belongs to one time step; drawn again only when something in it changes. */
export const Column = memo(function Column(props: ColumnProps): React.ReactElement {
  const { t, scene, layout, likeliest, compactInput, onCanvas } = props;
  const { store } = useSession();
  useOfPicture((state) => columnProgress(state, t));
  const touched = useOfPicture((state) =>
    quantitiesOf(layout)
      .map((quantity) => roleOf(state, at(quantity, t))?.[0] ?? '-')
      .join(''),
  );
  const [selected = '', lit = ''] = useOfPicture((state) => litInColumn(state, t)).split(';');
  const other = useOfPicture(comparedWith);
  const isTraining = useOfPicture(({ activity }) => activity.kind === 'training');
  // There may be no room for the time, which is under each column; and while windows follow each
  // other it is not read.
  const hasTime = !layout.compact && t <= LONGEST_TIME && !isTraining && other === null;
  const state = store.getState();
  const reached = (quantity: TimedQuantity): boolean => isShown(state, at(quantity, t));
  const litKeys = useMemo(() => new Set(lit === '' ? [] : lit.split(' ')), [lit]);
  const { reads, wants } = charactersOf(scene, t);
  const outputs = outputRowsOf(scene, t, likeliest);
  const target = scene.record.targets[t - scene.record.window.start] ?? null;
  const blocks = useMemo(
    () => blocksOf({ scene, t, layout, likeliest, compactInput }),
    [scene, t, layout, likeliest, compactInput],
  );

  return (
    <g role="group" aria-label={words.stage.column(t, reads, wants)}>
      {blocks.map(({ quantity, of, block, drawn, elements, across }, index) => (
        <Cells
          key={quantity}
          of={of}
          block={block}
          scene={scene}
          other={other}
          reached={reached(quantity)}
          drawn={drawn}
          onCanvas={onCanvas && isOnCanvas({ drawn })}
          fontSize={layout.fontSize}
          elements={elements}
          across={across}
          view={props.view}
          lit={litKeys}
          selected={selected}
          role={touched[index] === 'w' ? 'writes' : touched[index] === 'r' ? 'reads' : null}
          target={quantity === 'yhat' ? target : null}
        />
      ))}
      <ColumnHeads
        layout={layout}
        t={hasTime ? t : null}
        reached={quantitiesOf(layout).filter(reached).join(' ')}
        compares={other !== null}
      />
      {!layout.narrow && !onCanvas && (
        <OutputNames
          layout={layout}
          names={outputs.elements.map((k) => characterOf(scene, k))}
          target={target === null ? -1 : outputs.elements.indexOf(target)}
        />
      )}
      {outputs.folded > 0 && !layout.narrow && (
        <FoldedOutputs
          {...props}
          rows={outputs.elements.length}
          count={outputs.folded}
          rest={restOf(scene, t, outputs.elements)}
          reached={reached('yhat')}
        />
      )}
      <LossBadge
        t={t}
        scene={scene}
        other={other}
        layout={layout}
        reached={reached('L')}
        role={roleOf(state, at('L', t))}
        selected={selected}
        lit={litKeys}
      />
      <text
        className="character"
        x={0}
        y={layout.characterY}
        textAnchor="middle"
        fontSize={26 * layout.scale}
      >
        {reads}
      </text>
      <text
        className="time"
        x={0}
        y={layout.timeY}
        textAnchor="middle"
        fontSize={Math.max(13, 13 * layout.scale)}
      >
        {words.place.timeStep(t)}
      </text>
    </g>
  );
});

/** ŷ of the characters that are folded away, added up. */
function restOf(scene: Scene, t: number, shown: readonly number[]): number {
  const { record } = scene;
  const { V } = record.sizes;
  const start = (t - record.window.start) * V;
  let rest = 0;
  for (let k = 0; k < V; k++) if (!shown.includes(k)) rest += record.trace.yhat[start + k] ?? 0;
  return rest;
}

function OutputNames({
  layout,
  names,
  target,
}: {
  layout: StageLayout;
  names: readonly string[];
  target: number;
}): React.ReactElement {
  return (
    <>
      {names.map((name, row) => (
        <text
          key={row}
          className={row === target ? 'name target' : 'name'}
          x={layout.yhat.x - 5}
          y={layout.o.y + (row + 0.5) * layout.o.h}
          dy="0.36em"
          textAnchor="end"
          fontSize={Math.max(13, layout.fontSize)}
        >
          {name}
        </text>
      ))}
    </>
  );
}

function FoldedOutputs({
  t,
  isFirst,
  layout,
  rows,
  count,
  rest,
  reached,
  onShowAllOutputs,
}: ColumnProps & {
  rows: number;
  count: number;
  rest: number;
  reached: boolean;
}): React.ReactElement {
  const { yhat, o, compact } = layout;
  const right = compact ? layout.do : layout.dyhat;
  const y = o.y + rows * o.h;
  const sum = reached && !compact ? ` · Σ ${short(rest)}` : '';
  const text = `${words.stage.others(count)}${sum}`;
  return (
    <g
      className="folded-outputs"
      role="button"
      tabIndex={isFirst ? 0 : -1}
      aria-label={`${words.place.timeStep(t)}: ${text}`}
      onClick={onShowAllOutputs}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onShowAllOutputs();
      }}
    >
      <rect x={yhat.x} y={y + 1} width={right.x + right.w - yhat.x} height={o.h - 2} rx={4} />
      <text
        x={0}
        y={y + o.h / 2}
        dy="0.36em"
        textAnchor="middle"
        fontSize={Math.max(12, layout.fontSize * 0.9)}
      >
        {text}
      </text>
    </g>
  );
}
