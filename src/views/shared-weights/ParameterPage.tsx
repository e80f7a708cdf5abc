import { Fragment, useEffect, useRef } from 'react';
import type { ParameterName } from '../../engine/shapes.ts';
import { parameterShape } from '../../engine/shapes.ts';
import { currentStep } from '../../store/selectors.ts';
import type { SessionState } from '../../store/state.ts';
import { plainSymbol } from '../../timeline/notation.ts';
import { at, once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { charactersOf } from '../parts/characters.ts';
import { Prose } from '../parts/Prose.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import type { MatrixStyle } from './Matrix.tsx';
import { Matrix } from './Matrix.tsx';
import { changeLine, ParameterSymbol, TermFormula } from './Names.tsx';
import { NormBars } from './NormBars.tsx';
import { lookOfPage } from './page-layout.ts';
import { Sum } from './Sum.tsx';
import { Thumbnails } from './Thumbnails.tsx';
import {
  arrivedTerms,
  isWritten,
  largestTerm,
  rememberedOf,
  termTimes,
  zeroFactor,
} from './terms.ts';
import { laterWords } from '../parts/later-words.ts';

export interface PageProps {
  readonly parameter: ParameterName;
  readonly scene: Scene;
  readonly width: number;
  readonly height: number | null;
  readonly smallest: number;
  readonly separate: boolean;
}

/** The time step that the track is at; where it is at none, the one that asks for most. */
function followedStep(state: SessionState, parameter: ParameterName): number {
  if (state.scene === null || parameter === 'h0') return 1;
  const { from, to } = termTimes(parameter, state.scene);
  const step = currentStep(state);
  if (step?.phase === 'update') return largestTerm(state.scene, parameter);
  if (step?.phase === 'forward') return to;
  return Math.min(to, Math.max(from, step?.t ?? to));
}

/** One parameter by itself, for models and texts of any size. */
export function ParameterPage(props: PageProps): React.ReactElement {
  const { parameter, scene, width } = props;
  const arrived = useSelect((state) => arrivedTerms(state, parameter));
  const followed = useSelect((state) => followedStep(state, parameter));
  const { from, to } = termTimes(parameter, scene);
  // A time step that the person chose stays until the track comes to another.
  const chosen = useSelect(({ weights }) => weights.t);
  const followedBefore = useRef(followed);
  const { setWeights } = useActions();
  useEffect(() => {
    if (followed === followedBefore.current) return;
    followedBefore.current = followed;
    setWeights({ t: null });
  }, [followed, setWeights]);
  const t = chosen === null ? followed : Math.min(to, Math.max(from, chosen));
  const choose = (next: number): void => {
    setWeights({ t: Math.min(to, Math.max(from, next)) });
  };
  const text = laterWords.sharedWeights;
  return (
    <div className="one-parameter">
      <p className="formula-line">
        <ParameterSymbol of={parameter} nabla />
        {parameter === 'h0' ? (
          <>
            {' = '}
            <TermFormula of={parameter} />
            <span className="aside">
              <Prose>
                {scene.record.window.start === 1 ? text.usedOnce : text.notReachedByWindow}
              </Prose>
            </span>
          </>
        ) : (
          <>
            {' = '}
            <span className="upright">Σ</span>
            <sub>t</sub> <ParameterSymbol of={parameter} nabla t="t" />
            {' = '}
            <span className="upright">Σ</span>
            <sub>t</sub> <TermFormula of={parameter} />
            <span className="aside">{text.partialLong(arrived, to - from + 1)}</span>
          </>
        )}
      </p>
      {parameter !== 'h0' && (
        <div className="terms">
          <NormBars {...{ parameter, scene, width, arrived, t, choose }} />
          <Thumbnails {...{ parameter, scene, width, arrived, t, choose }} />
        </div>
      )}
      <Detail {...props} t={t} arrived={arrived} />
    </div>
  );
}

/** The contribution of one time step, the sum it goes into, and what the update makes of the sum. */
function Detail({
  parameter,
  scene,
  width,
  height,
  smallest,
  separate,
  t,
  arrived,
}: PageProps & { t: number; arrived: number }): React.ReactElement {
  const updated = useSelect((state) => isWritten(state, once(`updated ${parameter}`)));
  const [rows, columns] = parameterShape(parameter, scene.record.sizes);
  const shared = parameter !== 'h0';
  const copies = parameter !== 'h0' && separate;
  const blocks = 4 + (shared ? 1 : 0) + (copies ? 1 : 0);
  const look = lookOfPage({ rows, columns, blocks, width, height, smallest, shared });
  const text = laterWords.sharedWeights;
  const written = t > termTimes(parameter, scene).to - arrived;
  const zero = shared && written ? zeroFactor(scene, parameter, t) : null;
  return (
    <>
      <div className="detail">
        {shared && (
          <>
            <Labelled
              title={<ParameterSymbol of={parameter} nabla t={t} />}
              note={stepNote(scene, t)}
            >
              <Matrix
                scene={scene}
                of={at(`contribution ${parameter}`, t)}
                look={look}
                written={written}
              />
              {zero !== null && (
                <small className="zero">
                  {text.zeroBecause} <Prose>{plainSymbol(zero)}</Prose> = 0
                </small>
              )}
            </Labelled>
          </>
        )}
        <Labelled
          sign={shared ? '→' : null}
          title={text.sum}
          note={<ParameterSymbol of={parameter} nabla />}
        >
          <Sum parameter={parameter} scene={scene} arrived={arrived} look={look} />
        </Labelled>
        <Labelled sign="|" title={text.before} note={<ParameterSymbol of={parameter} />}>
          <Matrix scene={scene} of={once(parameter)} look={look} written />
        </Labelled>
        <Labelled sign="+" title={text.change} note={changeLine(parameter, scene)}>
          <Matrix scene={scene} of={once(`change ${parameter}`)} look={look} written={updated} />
        </Labelled>
        <Labelled sign="=" title={text.after} note={<ParameterSymbol of={parameter} mark="′" />}>
          <Matrix scene={scene} of={once(`updated ${parameter}`)} look={look} written={updated} />
        </Labelled>
        {copies && (
          <Labelled title={text.copyTitle(t)} note={text.notShared} className="what-if">
            <Matrix
              scene={scene}
              of={at(`copy ${parameter}`, t)}
              look={look}
              written={written}
              className="unshared"
            />
          </Labelled>
        )}
      </div>
      <Remembered {...{ parameter, scene, look }} />
    </>
  );
}

/** What the optimizer remembers, in a line of its own; null for the lecture's, which remembers nothing. */
function Remembered({
  parameter,
  scene,
  look,
}: Pick<PageProps, 'parameter' | 'scene'> & { look: MatrixStyle }): React.ReactElement | null {
  const moments = rememberedOf(scene, parameter);
  const written = useSelect((state) =>
    moments.map(({ after }) => isWritten(state, after)).join(' '),
  ).split(' ');
  const text = laterWords.sharedWeights;
  if (moments.length === 0) return null;
  return (
    <div className="detail remembered" role="group" aria-label={text.remembered}>
      <b className="aside">{text.remembered}</b>
      {moments.map(({ before, after }, k) => (
        <Fragment key={before.quantity}>
          <Labelled title={<Prose>{plainSymbol(before)}</Prose>} note={text.momentBefore}>
            <Matrix scene={scene} of={before} look={look} written />
          </Labelled>
          <Labelled sign="→" title={<Prose>{plainSymbol(after)}</Prose>} note={text.momentAfter}>
            <Matrix scene={scene} of={after} look={look} written={written[k] === 'true'} />
          </Labelled>
        </Fragment>
      ))}
    </div>
  );
}

const stepNote = (scene: Scene, t: number): string => {
  const { reads, wants } = charactersOf(scene, t);
  return laterWords.sharedWeights.step(t, reads, wants);
};

/** A matrix under its heading, with the sign that joins it to the one before. */
function Labelled({
  sign = null,
  title,
  note,
  className = '',
  children,
}: {
  sign?: '→' | '+' | '=' | '|' | null;
  title: React.ReactNode;
  note: React.ReactNode;
  className?: string;
  children: React.ReactNode;
}): React.ReactElement {
  return (
    <span className="detail-part">
      {sign !== null && (
        <span className={sign === '|' ? 'divide' : 'sign'}>{sign === '|' ? '' : sign}</span>
      )}
      <span className={`labelled ${className}`}>
        <b>{title}</b>
        <small>{note}</small>
        {children}
      </span>
    </span>
  );
}
