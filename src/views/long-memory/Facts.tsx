import type { ReactNode } from 'react';
import { isCut } from '../../engine/at-update.ts';
import { clipScale } from '../../engine/clipping.ts';
import type { MessageTriangle } from '../../engine/messages.ts';
import { euclideanNorm } from '../../engine/norm.ts';
import { PARAMETER_NAMES } from '../../engine/shapes.ts';
import { isReached } from '../../store/selectors.ts';
import { once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { full } from '../parts/format.ts';
import { Prose } from '../parts/Prose.tsx';
import { useSelect } from '../parts/session.tsx';
import { useJob } from '../parts/sliced.ts';
import { meanSlope, radiusOf, removedMessages } from './messages.ts';
import { sized } from './scale.ts';
import { GradientSymbol, MessageSymbol } from './Symbols.tsx';
import { laterWords } from '../parts/later-words.ts';

/** What is measured in the present update: no number here is written by hand. */
export function Facts({
  scene,
  triangle,
  reached,
}: {
  scene: Scene;
  triangle: MessageTriangle | null;
  reached: number;
}): React.ReactElement {
  const { record, configuration } = scene;
  const text = laterWords.longMemory;
  const { H } = record.sizes;
  const rows = record.window.end - record.window.start + 1;
  const { removed, all } = removedMessages(scene);
  return (
    <dl className="facts">
      <Ratio scene={scene} triangle={triangle} reached={reached} />
      <Radius scene={scene} />
      {reached <= record.window.end && (
        <Fact
          name="slope"
          label={text.slope}
          value={meanSlope(record.trace.h.subarray(H, (rows + 1) * H))}
        />
      )}
      {configuration.truncation !== null && (
        <Fact name="removed" label={text.removed} value={removed}>
          {text.removedOf(String(removed), String(all))}
        </Fact>
      )}
      <Proof triangle={triangle} reached={reached} />
      <Norms scene={scene} />
    </dl>
  );
}

function Fact({
  name,
  label,
  value,
  title = value === undefined ? undefined : full(value),
  children,
}: {
  name: string;
  label: ReactNode;
  value?: number;
  title?: string;
  children?: ReactNode;
}): React.ReactElement {
  return (
    <div data-fact={name}>
      <dt>{label}</dt>
      <dd data-value={value} title={title}>
        {children ?? (value === undefined ? null : sized(value))}
      </dd>
    </div>
  );
}

function Radius({ scene }: { scene: Scene }): React.ReactElement | null {
  const { record, configuration } = scene;
  const { initialisation } = configuration;
  const job = radiusOf(record);
  const radius = useJob(job);
  const text = laterWords.longMemory;
  if (job === null) return null;
  return (
    <Fact
      name="radius"
      label={<Prose>{text.radius}</Prose>}
      {...(radius === null ? {} : { value: radius })}
    >
      {radius === null ? <span className="aside">{text.computing}</span> : sized(radius)}
      {initialisation.kind === 'spectral' && record.n > 0 && (
        <span className="aside"> {text.radiusAtFirst(sized(initialisation.radius))}</span>
      )}
    </Fact>
  );
}

/** How much of the last loss's message is left at the earliest state that it has come to. */
function Ratio({
  scene,
  triangle,
  reached,
}: {
  scene: Scene;
  triangle: MessageTriangle | null;
  reached: number;
}): React.ReactElement {
  const { start, end } = scene.record.window;
  const text = laterWords.longMemory;
  const t = Math.max(reached, triangle?.from ?? start);
  const known = triangle !== null && triangle.to === end && t < end;
  const ratio = known ? at(triangle, t) / at(triangle, end) : NaN;
  const label = (
    <>
      ‖<MessageSymbol k={end} t={known ? t : start} />‖ ÷ ‖<MessageSymbol k={end} t={end} />‖
    </>
  );
  if (!known || !Number.isFinite(ratio)) {
    return (
      <Fact name="ratio" label={label}>
        <span className="aside">{text.ratioWaiting}</span>
      </Fact>
    );
  }
  return (
    <Fact name="ratio" label={label} value={ratio}>
      <b>{sized(ratio)}</b>{' '}
      <span className="aside">{text.ratioPerStep(sized(ratio ** (1 / (end - t))))}</span>
    </Fact>
  );
}

const at = ({ last, from }: MessageTriangle, t: number): number => last[t - from] ?? NaN;

/** Σ_k ∂L_k/∂h_t = ∇h_t, and by how much the two differ in the numbers at hand. */
function Proof({
  triangle,
  reached,
}: {
  triangle: MessageTriangle | null;
  reached: number;
}): React.ReactElement {
  const text = laterWords.longMemory;
  const label = (
    <>
      <span className="symbol">
        <span className="upright">Σ</span>
        <sub>k</sub>
      </span>{' '}
      <MessageSymbol k="k" t="t" /> = <GradientSymbol t="t" />
    </>
  );
  const arrived =
    triangle === null
      ? []
      : [...triangle.differences.subarray(Math.max(0, reached - triangle.from))];
  if (arrived.length === 0) {
    return (
      <Fact name="sum" label={label}>
        <span className="aside">{text.sumWaiting}</span>
      </Fact>
    );
  }
  const difference = arrived.reduce((most, x) => (x > most || Number.isNaN(x) ? x : most), 0);
  const isEqual = difference < 1e-9;
  return (
    <Fact name="sum" label={label} value={difference} title={text.sumWhat(arrived.length)}>
      {Number.isFinite(difference) ? (
        <>
          <span className="proved" aria-hidden="true">
            {isEqual ? '✓ ' : ''}
          </span>
          {(isEqual ? text.sumEqual : text.sumApart)(sized(difference))}
        </>
      ) : (
        text.sumBroken
      )}
    </Fact>
  );
}

/** ‖∇θ‖ before and after clipping, each as soon as the track has come to it. */
function Norms({ scene }: { scene: Scene }): React.ReactElement {
  const { result } = scene.record;
  const { clipping } = scene.configuration;
  const summed = useSelect((state) =>
    PARAMETER_NAMES.every((name) => isReached(state, once(`gradient ${name}`))),
  );
  const clipped = useSelect((state) =>
    PARAMETER_NAMES.every((name) => isReached(state, once(`clipped ${name}`))),
  );
  const text = laterWords.longMemory;
  const before = result?.gradientNorm ?? NaN;
  const after = result === null ? NaN : euclideanNorm(result.clipped.buffer);
  const scale = clipping === null ? 1 : clipScale(clipping.limit, before);
  return (
    <>
      <Fact name="norm" label={text.normBefore} {...(summed ? { value: before } : {})}>
        {summed ? (
          <>
            {sized(before)} {clipping === null && <span className="aside">{text.notClipped}</span>}
            {isCut(scene.configuration, scene.record.n) && (
              <span className="aside">
                <Prose>{text.normWithoutHeld}</Prose>
              </span>
            )}
          </>
        ) : (
          <span className="aside">{text.normWaiting}</span>
        )}
      </Fact>
      {clipping !== null && (
        <Fact
          name="clipped"
          label={text.normAfter}
          {...(summed && clipped ? { value: after } : {})}
        >
          {summed && clipped ? (
            <>
              <b>{sized(after)}</b>{' '}
              <span className="aside">
                {clipping.kind === 'value'
                  ? text.normByValue(sized(clipping.limit))
                  : scale < 1
                    ? text.normClipped(sized(scale))
                    : text.normKept}
              </span>
            </>
          ) : (
            <span className="aside">{text.limit(sized(clipping.limit))}</span>
          )}
        </Fact>
      )}
    </>
  );
}
