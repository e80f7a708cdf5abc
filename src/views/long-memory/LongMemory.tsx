import { useMemo, useRef, useState } from 'react';
import { firstState } from '../../engine/messages.ts';
import { currentStep } from '../../store/selectors.ts';
import type { SessionState } from '../../store/state.ts';
import type { Scene } from '../../timeline/values.ts';
import { Prose } from '../parts/Prose.tsx';
import { useSelect } from '../parts/session.tsx';
import { useMedia, useNarrow } from '../parts/useMedia.ts';
import { useSize } from '../parts/useSize.ts';
import { Curves } from './Curves.tsx';
import { Detail } from './Detail.tsx';
import { Facts } from './Facts.tsx';
import { Key, Lines } from './Key.tsx';
import { layoutTriangle } from './layout.ts';
import { lettersOf } from './letters.ts';
import './long-memory.css';
import './message.css';
import type { Message, View, Way } from './messages.ts';
import {
  cellState,
  MOST_STEPS,
  normIn,
  reachedBack,
  triangleOf,
  viewAround,
  viewFrom,
  viewOf,
  wayOf,
} from './messages.ts';
import { Presets, presetOf, SpokenPreset } from './Presets.tsx';
import type { LogScale } from './scale.ts';
import { percent, scaleOf, sized } from './scale.ts';
import { useJob } from '../parts/sliced.ts';
import { ColumnLabels, RowLabels, Triangle } from './Triangle.tsx';
import { laterWords } from '../parts/later-words.ts';

const USUAL_SCALE: LogScale = { low: -3, high: 0 };

/** The time step that the track is at; at the turn and in the update an end of the window. */
function presentTime(state: SessionState): number {
  const step = currentStep(state);
  const { start, end } = state.scene?.record.window ?? { start: 1, end: 1 };
  return step?.t ?? (step?.phase === 'update' ? start : end);
}

/** Who hears the end of the sentence: what each loss says to each state before it. */
export function LongMemory({ scene }: { scene: Scene }): React.ReactElement {
  const T = scene.record.timeSteps;
  const figure = useRef<HTMLDivElement>(null);
  const size = useSize(figure, 'memory');
  const narrow = useNarrow();
  const large = useMedia('(min-width: 1600px)');
  const projector = useSelect(({ preferences }) => preferences.projector);
  const reached = useSelect(reachedBack);
  const [view, setFirst] = useView(scene);
  const triangle = useJob(triangleOf(scene, view));
  const scale = useMemo(() => (triangle === null ? USUAL_SCALE : scaleOf(triangle)), [triangle]);
  const [chosen, choose] = useState<Message | null>(null);
  const [hovered, hover] = useState<Message | null>(null);
  const smallest = (large ? 14 : 12) + (projector ? 2 : 0);
  const layout = useMemo(
    () =>
      layoutTriangle({
        width: size?.width ?? 460,
        height: narrow ? null : (size?.height ?? 360) - 12,
        view,
        smallest,
        moves: T > MOST_STEPS,
      }),
    [size, narrow, view, smallest, T],
  );
  const message = within(view, hovered) ?? within(view, chosen) ?? followed(scene, view, reached);
  const state = cellState(scene, reached, message);
  const job = state === 'message' ? wayOf(scene, message) : null;
  const way = useJob(job);
  const norm = triangle === null ? NaN : normIn(triangle, message);
  const text = laterWords.longMemory;
  const preset = useMemo(() => presetOf(scene.configuration), [scene.configuration]);
  const letters = useJob(lettersOf(scene, view));
  const part = {
    ...{ letters, scene, view, layout, triangle, scale, reached, message, smallest, choose, hover },
    spoken:
      state === 'message'
        ? text.cellValue(text.cell(message.k, message.t), sized(norm), spokenShare(way))
        : `${text.cell(message.k, message.t)}: ${text.cellState[state]}`,
  };
  return (
    <section
      className="board long-memory"
      aria-label={text.label}
      aria-busy={(triangle === null && state === 'message') || (job !== null && way === null)}
    >
      <header className="board-head">
        <h2>{text.title}</h2>
        <Presets chosen={preset} />
        <p className={preset === null ? '' : 'preset-sentence'}>
          <Prose>{preset === null ? text.sentence : text.presetSentences[preset]}</Prose>
        </p>
        <SpokenPreset name={preset} />
      </header>
      <div className="figure" ref={figure}>
        <div className="triangle-place">
          <RowLabels {...part} />
          <Triangle {...part} />
          <Key
            {...{ scene, scale, layout, smallest }}
            waiting={reached > firstState(scene.record.window)}
          />
        </div>
        <ColumnLabels {...part} />
        <Lines scene={scene} layout={layout} />
        <Curves {...part} />
        {T > MOST_STEPS && (
          <label className="view">
            <span>{text.viewRange(view.from, view.to, T)}</span>
            <input
              type="range"
              min={1}
              max={T - MOST_STEPS + 1}
              value={view.from}
              aria-label={text.view}
              aria-valuetext={text.viewRange(view.from, view.to, T)}
              onChange={(event) => {
                setFirst(Number(event.currentTarget.value));
              }}
            />
          </label>
        )}
      </div>
      <div className="beside">
        <Facts scene={scene} triangle={triangle} reached={reached} />
        <Detail scene={scene} message={message} state={state} way={way} />
      </div>
    </section>
  );
}

const spokenShare = (way: Way | null): string =>
  way === null || !Number.isFinite(way.share)
    ? '–'
    : `${percent(way.share)}, ${laterWords.longMemory.direction(100 * way.share)}`;

const within = ({ first, to }: View, message: Message | null): Message | null =>
  message !== null && first <= message.t && message.t <= message.k && message.k <= to
    ? message
    : null;

/** The message that the track is at: what the last loss says to the state the pass has come to. */
function followed(scene: Scene, view: View, reached: number): Message {
  const { end } = scene.record.window;
  const k = Math.min(view.to, Math.max(view.from, end));
  return { k, t: Math.min(k, Math.max(view.first, reached)) };
}

/** The part of the text in view follows the track, until a person moves it; then until it moves on. */
function useView(scene: Scene): readonly [View, (first: number) => void] {
  const T = scene.record.timeSteps;
  const from = useSelect((state) => viewAround(T, presentTime(state)).from);
  const [moved, setMoved] = useState({ first: from, whileAt: from });
  const first = moved.whileAt === from ? moved.first : from;
  const view = useMemo(() => (T <= MOST_STEPS ? viewOf(1, T) : viewFrom(T, first)), [T, first]);
  return [
    view,
    (next) => {
      setMoved({ first: next, whileAt: from });
    },
  ];
}
