import type { ReactNode } from 'react';
import { currentStep, selectedCell } from '../../store/selectors.ts';
import { SPEEDS } from '../../store/state.ts';
import type { Move } from '../../timeline/position.ts';
import { elementIndex, plainSymbol } from '../../timeline/notation.ts';
import type { Cell } from '../../timeline/quantities.ts';
import { shapeOf } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { valueAt } from '../../timeline/values.ts';
import { digitsOf } from '../parts/digits.ts';
import { Prose } from '../parts/Prose.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { useMedia, useNarrow } from '../parts/useMedia.ts';
import { titleOf, words } from '../parts/words.ts';
import './controls.css';

const ICONS: Readonly<Record<string, string>> = {
  phaseStart: 'M6 5v14M18 5l-8 7 8 7',
  previousTimeStep: 'M12 5l-7 7 7 7M19 5l-7 7 7 7',
  previousStep: 'M15 5l-7 7 7 7',
  nextStep: 'M9 5l7 7-7 7',
  nextTimeStep: 'M5 5l7 7-7 7M12 5l7 7-7 7',
  phaseEnd: 'M18 5v14M6 5l8 7-8 7',
};

/** Where the panel that says what happens lies below the picture, and the window has the height for both. */
const IS_TALL_PHONE = '(max-width: 899px) and (min-height: 600px)';

/** The buttons under the track; each says the key that does the same. On a phone also the step in short. */
export function Controls({ children }: { children: ReactNode }): React.ReactElement {
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const isOn = useSelect((state) => state.playing) || isTraining;
  const fresh = useSelect(({ position }) => position.n === 0 && position.i === 0);
  const narrow = useNarrow();
  const isInShort = useMedia(IS_TALL_PHONE);
  const panel = useSelect((state) => state.panel);
  const { playOrPause } = useActions();
  const { stopTraining, pause, play } = words.controls;
  const name = isTraining ? stopTraining : isOn ? pause : play;
  return (
    <div className="controls" role="toolbar" aria-label={words.controls.label} id="controls">
      <Caption />
      {isInShort && panel === 'now' && children}
      <Lap />
      <div className="controls-main">
        <MoveButton kind="phaseStart" />
        <MoveButton kind="previousTimeStep" />
        <MoveButton kind="previousStep" />
        <button
          type="button"
          className={fresh ? 'play inviting' : 'play'}
          aria-label={name}
          title={name}
          onClick={playOrPause}
        >
          <Icon filled d={isOn ? 'M7 5h4v14H7zM14 5h4v14h-4z' : 'M8 4.5l12 7.5-12 7.5z'} />
        </button>
        <MoveButton kind="nextStep" inviting={fresh} />
        <MoveButton kind="nextTimeStep" />
        <MoveButton kind="phaseEnd" />
      </div>
      {fresh ? (
        <p className="hint">{narrow ? words.controls.firstHintTouch : words.controls.firstHint}</p>
      ) : (
        <Speed />
      )}
    </div>
  );
}

/** The step's title or the number that was asked, where the Now panel may be out of view. */
function Caption(): React.ReactElement | null {
  const scene = useSelect((state) => state.scene);
  const step = useSelect(currentStep);
  const asked = useSelect((state) => (state.selection === null ? null : selectedCell(state)));
  const narrow = useNarrow();
  if (scene === null || step === null) return null;
  if (asked !== null && narrow) return <Asked scene={scene} cell={asked} />;
  return (
    <p className={`caption ${step.phase}`}>
      <Prose>{titleOf(step, scene)}</Prose>
    </p>
  );
}

/** A number in short, and the way down to its answer. */
function Asked({ scene, cell }: { scene: Scene; cell: Cell }): React.ReactElement {
  const [rows, columns] = shapeOf(cell.quantity, scene.record.sizes);
  const element = rows * columns === 1 ? '' : elementIndex(cell.index, columns);
  return (
    <p className="caption asked">
      <span>
        <Prose>{plainSymbol(cell) + element}</Prose> ={' '}
        <b>{digitsOf(cell.quantity, valueAt(scene, cell))}</b>
      </span>
      <button
        type="button"
        onClick={() => {
          const answer = document.querySelector<HTMLElement>('.scalar-sum');
          answer?.scrollIntoView({ block: 'center' });
          answer?.focus({ preventScroll: true });
        }}
      >
        {words.controls.toAnswer}
      </button>
    </p>
  );
}

function Lap(): React.ReactElement {
  const n = useSelect(({ position }) => position.n);
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  return (
    <p className="lap">
      <strong>{words.place.update(n + 1)}</strong>{' '}
      <span className="aside">{isTraining ? words.place.further : words.place.oneLap}</span>
    </p>
  );
}

type ButtonMove = Exclude<Move, 'nextUpdate' | 'previousUpdate'>;

function MoveButton({
  kind,
  inviting = false,
}: {
  kind: ButtonMove;
  inviting?: boolean;
}): React.ReactElement {
  const { move, setPlaying } = useActions();
  return (
    <button
      type="button"
      className={inviting ? 'inviting' : ''}
      aria-label={words.controls[kind]}
      title={words.controls[kind]}
      onClick={() => {
        setPlaying(false);
        move(kind);
      }}
    >
      <Icon d={ICONS[kind] ?? ''} />
    </button>
  );
}

function Icon({ d, filled = false }: { d: string; filled?: boolean }): ReactNode {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={filled ? 'icon filled' : 'icon'}>
      <path d={d} />
    </svg>
  );
}

/** Two buttons, not a slider: the arrow keys step through the network from everywhere. */
function Speed(): React.ReactElement {
  const speed = useSelect((state) => state.speed);
  const { setSpeed } = useActions();
  const place = SPEEDS.indexOf(speed);
  const to = (index: number, label: string, sign: string): ReactNode => (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={SPEEDS[index] === undefined}
      onClick={() => {
        setSpeed(SPEEDS[index] ?? speed);
      }}
    >
      {sign}
    </button>
  );
  return (
    <div className="speed" role="group" aria-label={words.controls.speed}>
      <span>{words.controls.speed}</span>
      {to(place - 1, words.controls.slower, '−')}
      <output>{words.controls.speedValue(speed)}</output>
      {to(place + 1, words.controls.faster, '+')}
    </div>
  );
}
