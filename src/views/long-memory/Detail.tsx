import type { KeyboardEvent } from 'react';
import type { UpdateRecord } from '../../engine/record.ts';
import { windowCount } from '../../engine/windows.ts';
import type { Scene } from '../../timeline/values.ts';
import { charactersOf } from '../parts/characters.ts';
import { full, short } from '../parts/format.ts';
import { Prose } from '../parts/Prose.tsx';
import { tintOf } from '../parts/tint.ts';
import { useJob } from '../parts/sliced.ts';
import type { CellState, Message, Passage, Way } from './messages.ts';
import { factorsOf, windowOf } from './messages.ts';
import { percent, sized } from './scale.ts';
import { GradientSymbol, MessageSymbol, ProductFormula } from './Symbols.tsx';
import { laterWords } from '../parts/later-words.ts';

/** One message: its numbers, its share of the gradient, and the factors that it came through. */
export function Detail({
  scene,
  message,
  state,
  way,
}: {
  scene: Scene;
  message: Message;
  state: CellState;
  /** null while it is computed, or when there is nothing to follow. */
  way: Way | null;
}): React.ReactElement {
  const { k, t } = message;
  const text = laterWords.longMemory;
  return (
    <section className="message" aria-label={text.cell(k, t)} data-message={`${k} ${t}`}>
      <p className="came">
        <ProductFormula k={k} t={t} />
      </p>
      {state === 'message' ? (
        way === null ? (
          <p className="aside">{text.computing}</p>
        ) : (
          <Numbers scene={scene} way={way} />
        )
      ) : (
        <p className={`why-not ${state}`}>
          <Prose>{whyNot(scene, message, state)}</Prose>
        </p>
      )}
      {state === 'message' && way !== null && (
        <Passages record={scene.record} passages={way.passages} />
      )}
    </section>
  );
}

function whyNot(scene: Scene, { k, t }: Message, state: Exclude<CellState, 'message'>): string {
  const { truncation } = scene.configuration;
  const text = laterWords.longMemory.whyNot;
  switch (state) {
    case 'waiting':
      return text.waiting(t);
    case 'removed':
      return text.removed(k, truncation?.k2 ?? 0, windowOf(scene, k).start);
    case 'other':
      return text.other(
        k,
        Math.ceil(k / (truncation?.k1 ?? 1)),
        windowCount(scene.record.timeSteps, truncation),
      );
    case 'nothing':
      return text.nothing;
  }
}

function Numbers({ scene, way }: { scene: Scene; way: Way }): React.ReactElement {
  const text = laterWords.longMemory;
  const { k, t } = way.message;
  return (
    <>
      <p className="sizes">
        <span data-fact="length" data-value={way.norm} title={full(way.norm)}>
          ‖<MessageSymbol k={k} t={t} />‖ = <b>{sized(way.norm)}</b>
        </span>
        <span data-fact="share" data-value={way.share} title={text.shareWhat}>
          {Number.isFinite(way.share) ? (
            <>
              <b>{percent(way.share)}</b> {text.share} <GradientSymbol t={t} />,{' '}
              {text.direction(100 * way.share)}
            </>
          ) : (
            <>
              {text.share} <GradientSymbol t={t} />: –
            </>
          )}
        </span>
        <small>
          {t === 0 ? (
            <Prose>{text.saysInitial(charactersOf(scene, k).wants)}</Prose>
          ) : (
            text.saysWhat(charactersOf(scene, k).wants, charactersOf(scene, t).reads)
          )}
        </small>
      </p>
      <div className="vectors">
        <Vector name="message" label={<MessageSymbol k={k} t={t} />} values={way.vector} />
        <Vector name="gradient" label={<GradientSymbol t={t} />} values={way.gradient} />
      </div>
    </>
  );
}

/** More elements than this are not all written: the largest are. */
const MOST_ELEMENTS = 32;
const LARGEST = 16;

function Vector({
  name,
  label,
  values,
}: {
  name: string;
  label: React.ReactNode;
  values: Float64Array;
}): React.ReactElement {
  const text = laterWords.longMemory;
  const all = Array.from(values, (value, index) => ({ value, index }));
  const some = values.length > MOST_ELEMENTS;
  const shown = some
    ? all.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, LARGEST)
    : all;
  return (
    <div className="vector" data-vector={name}>
      <span className="vector-name">{label}</span>
      <span className="vector-cells">
        {shown.map(({ value, index }) => {
          const tint = tintOf('dh', value);
          return (
            <span
              key={index}
              className={`entry ${tint.className}`}
              style={tint.style}
              title={`${text.element(index + 1)}: ${full(value)}`}
              data-index={index}
              data-value={value}
            >
              {short(value)}
            </span>
          );
        })}
        {some && <span className="aside">{text.smaller(values.length - shown.length)}</span>}
      </span>
    </div>
  );
}

/** Of a long way the first and the last steps are written out. */
const ENDS = 30;

function Passages({
  record,
  passages,
}: {
  record: UpdateRecord;
  passages: readonly Passage[];
}): React.ReactElement {
  const text = laterWords.longMemory;
  const left = passages.length > 2 * ENDS + 1 ? passages.length - 2 * ENDS : 0;
  const first = left === 0 ? passages : passages.slice(0, ENDS);
  const last = left === 0 ? [] : passages.slice(-ENDS);
  const factors = useJob(
    factorsOf(
      record,
      [...first, ...last].map(({ j }) => j),
    ),
  );
  if (passages.length === 0) return <p className="aside">{text.wayOwn}</p>;
  return (
    // It scrolls, so it can be focused: without a mouse the arrow keys scroll it.
    <div
      className="passages"
      role="region"
      aria-label={text.way}
      tabIndex={0}
      onKeyDown={keepToScroll}
    >
      <table>
        <caption>{text.way}</caption>
        <thead>
          <tr>
            <th scope="col">{text.through}</th>
            <th scope="col">{text.slopeOf}</th>
            <th scope="col">
              {text.factorOf}
              <small>{text.factorWhat}</small>
            </th>
            <th scope="col">
              {text.multiplied}
              <small>{text.multipliedWhat}</small>
            </th>
            <th scope="col">{text.lengthThen}</th>
          </tr>
        </thead>
        <tbody>
          {first.map((passage) => (
            <PassageRow key={passage.j} passage={passage} factors={factors} />
          ))}
          {left > 0 && (
            <tr>
              <td colSpan={5}>{text.moreSteps(left)}</td>
            </tr>
          )}
          {last.map((passage) => (
            <PassageRow key={passage.j} passage={passage} factors={factors} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Arrow keys along which the table goes on scroll it; else they step, as everywhere. */
function keepToScroll(event: KeyboardEvent<HTMLElement>): void {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = event.currentTarget;
  const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
  if (altKey || shiftKey || ctrlKey || metaKey) return;
  const scrolls =
    (/^Arrow(Up|Down)$/.test(key) && scrollHeight > clientHeight) ||
    (/^Arrow(Left|Right)$/.test(key) && scrollWidth > clientWidth);
  if (scrolls) event.stopPropagation();
}

function PassageRow({
  passage: { j, slope, multiplied, length },
  factors,
}: {
  passage: Passage;
  /** null while they are computed: of a large network they take longer than all the rest. */
  factors: ReadonlyMap<number, number> | null;
}): React.ReactElement {
  const factor = factors?.get(j);
  return (
    <tr data-passage={j}>
      <th scope="row">j = {j}</th>
      <td>{sized(slope)}</td>
      <td data-value={factor}>{factor === undefined ? '…' : sized(factor)}</td>
      <td data-value={multiplied}>
        <b>× {Number.isNaN(multiplied) ? '–' : sized(multiplied)}</b>
      </td>
      <td data-value={length}>{sized(length)}</td>
    </tr>
  );
}
