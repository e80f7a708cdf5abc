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
import { useOfPicture, useSession } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import { blocksOf, isOnCanvas, quantitiesOf } from './blocks.ts';
import { Cells } from './Cells.tsx';
import type { Folded } from './column-texts.ts';
import { foldedOf, hasTime } from './column-texts.ts';
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
  const isTimed = hasTime(layout, t, isTraining, other !== null);
  const state = store.getState();
  const reached = (quantity: TimedQuantity): boolean => isShown(state, at(quantity, t));
  const litKeys = useMemo(() => new Set(lit === '' ? [] : lit.split(' ')), [lit]);
  const { reads, wants } = charactersOf(scene, t);
  const outputs = outputRowsOf(scene, t, likeliest);
  const target = scene.record.targets[t - scene.record.window.start] ?? null;
  const folded = foldedOf(scene, t, layout, outputs, reached('yhat'));
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
        t={isTimed ? t : null}
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
      {folded !== null && <FoldedOutputs {...props} folded={folded} />}
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
  onShowAllOutputs,
  folded: { x, y, w, h, text, fontSize },
}: ColumnProps & { folded: Folded }): React.ReactElement {
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
      <rect x={x} y={y} width={w} height={h} rx={4} />
      <text x={0} y={y + h / 2} dy="0.36em" textAnchor="middle" fontSize={fontSize}>
        {text}
      </text>
    </g>
  );
}
