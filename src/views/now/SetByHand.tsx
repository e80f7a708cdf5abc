import { useRef, useState } from 'react';
import type { ParameterChange } from '../../engine/configuration.ts';
import { isCut } from '../../engine/at-update.ts';
import type { ModelSizes } from '../../engine/shapes.ts';
import { parseParameter } from '../../share/fields.ts';
import type { ParameterCell } from '../../store/actions.ts';
import { selectedCell } from '../../store/selectors.ts';
import { elementIndex, plainSymbol } from '../../timeline/notation.ts';
import { once, parameterQuantity, shapeOf } from '../../timeline/quantities.ts';
import { valueAt } from '../../timeline/values.ts';
import { short } from '../parts/format.ts';
import { NumberField } from '../parts/NumberField.tsx';
import { Prose } from '../parts/Prose.tsx';
import { useActions, useSelect, useSession } from '../parts/session.tsx';
import { words } from '../parts/words.ts';

/** Lets a person set the selected number, where it is a parameter, and take that back. */
export function SetByHand(): React.ReactElement | null {
  const scene = useSelect((state) => state.scene);
  const cell = useSelect(selectedCell);
  const changes = useSelect(({ configuration }) => configuration.changes);
  const isHeld = useSelect(({ configuration, position }) => isCut(configuration, position.n));
  const named = cell === null ? null : parameterQuantity(cell.quantity);
  if (scene === null || cell === null) return null;
  const { sizes } = scene.record;
  const settable =
    named?.kind === 'value' && named.moment === null ? { ...named, index: cell.index } : null;
  const value = valueAt(scene, cell);
  if (settable === null && changes.length === 0) return null;
  return (
    <section className="set-by-hand" aria-label={words.now.set}>
      {settable !== null &&
        (isHeld && settable.parameter === 'Whh' ? (
          <p className="aside">
            <Prose>{words.now.held}</Prose>
          </p>
        ) : (
          <Setting
            key={nameOf(settable, sizes)}
            cell={settable}
            name={nameOf(settable, sizes)}
            value={value}
            target={lastSet(changes, settable, scene.record.n) ?? value}
          />
        ))}
      <Changes changes={changes} sizes={sizes} />
    </section>
  );
}

function nameOf(
  { parameter, index }: Pick<ParameterChange, 'parameter' | 'index'>,
  sizes: ModelSizes,
): string {
  if (parameter === 'rate') return plainSymbol(once('rate'));
  const [, columns] = shapeOf(parameter, sizes);
  return plainSymbol(once(parameter)) + elementIndex(index, columns);
}

/** What a parameter was last set to before update n, if it was. */
const lastSet = (
  changes: readonly ParameterChange[],
  { parameter, index }: ParameterCell,
  n: number,
): number | undefined =>
  changes.findLast((made) => made.n === n && made.parameter === parameter && made.index === index)
    ?.value;

/** Far enough either way to see what a weight does. */
const SMALLEST_REACH = 3;
const reachFor = (value: number): number =>
  Math.max(SMALLEST_REACH, Math.ceil(1.5 * Math.abs(value)));

interface SettingProps {
  readonly cell: ParameterCell;
  readonly name: string;
  /** In the picture. */
  readonly value: number;
  /** What it has been set to: ahead of the picture until that arrives. */
  readonly target: number;
}

/** A slider and a field for one number. The slider's ends stay where they are until it is let go at one. */
function Setting({ cell, name, value, target }: SettingProps): React.ReactElement {
  const { store, actions } = useSession();
  const { setParameter } = actions;
  const [reach, setReach] = useState(() => reachFor(value));
  /** What the present drag, or the present run of key presses, has set last. */
  const made = useRef<number | null>(null);
  const rest = (): void => {
    if (Math.abs(target) >= reach) setReach(reachFor(target));
  };
  const end = (): void => {
    made.current = null;
    rest();
  };
  return (
    <>
      <NumberField
        label={`${words.now.set}: ${name}`}
        value={value}
        parse={parseParameter}
        onValue={(typed) => {
          setParameter(cell, typed, false);
          if (Math.abs(typed) >= reach) setReach(reachFor(typed));
        }}
      />
      <input
        type="range"
        aria-label={words.now.slider(name)}
        min={-reach}
        max={reach}
        step={0.01}
        value={target}
        aria-valuetext={short(target)}
        onChange={(event) => {
          const next = Number(event.currentTarget.value);
          // Unless it has been undone: then it begins again.
          const last = store.getState().configuration.changes.at(-1);
          setParameter(cell, next, last?.value === made.current);
          made.current = next;
        }}
        onPointerUp={end}
        onPointerDown={end}
        onKeyUp={rest}
        onBlur={end}
      />
    </>
  );
}

interface ChangesProps {
  readonly changes: readonly ParameterChange[];
  readonly sizes: ModelSizes;
}

function Changes({ changes, sizes }: ChangesProps): React.ReactElement | null {
  const { undoChange } = useActions();
  const last = changes.at(-1);
  if (last === undefined) return null;
  const shown = `${nameOf(last, sizes)} = ${short(last.value)}`;
  return (
    <p className="changes" role="status">
      <Prose>{words.now.changes(changes.length, shown, last.n + 1)}</Prose>{' '}
      <button type="button" onClick={undoChange}>
        {words.now.undo}
      </button>
    </p>
  );
}
