import { isCut } from '../../engine/at-update.ts';
import { meanOver } from '../../store/answers.ts';
import type { SessionState } from '../../store/state.ts';
import { short } from '../parts/format.ts';
import { Prose } from '../parts/Prose.tsx';
import { useSelect } from '../parts/session.tsx';
import { lossOf } from './LossCurve.tsx';
import { useCalmly } from './useCalmly.ts';
import { useSpeed } from './useSpeed.ts';
import { laterWords } from '../parts/later-words.ts';

const versionOf = ({ historyVersion }: SessionState): number => historyVersion;

const whole = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** The figures of the update on the stage, and how fast it goes. */
export function Facts(): React.ReactElement | null {
  const history = useSelect((state) => state.history);
  const scene = useSelect((state) => state.scene);
  const n = useSelect(({ position }) => position.n);
  const loss = useSelect(lossOf);
  useCalmly(versionOf);
  const speed = useSpeed();
  if (scene === null || history.count === 0) return null;
  const over = meanOver(scene);
  const lately = history.upTo(n, over);
  const last = lately === null || lately.updates < over ? null : over;
  const norm = history.at(n)?.gradientNorm ?? scene.record.result?.gradientNorm;
  const { facts } = laterWords.training;
  const none = facts.unknown;
  return (
    <dl className="facts" aria-label={facts.label(n + 1)}>
      <Fact name={facts.loss} fact="loss" value={loss} none={none} />
      <Fact name={facts.mean(last)} fact="mean" value={lately?.mean ?? null} none={none} />
      <Fact
        name={facts.correct(last)}
        fact="correct"
        value={lately === null ? null : lately.correct / lately.losses}
        none={none}
        format={(share) => facts.share((100 * share).toFixed(share < 1 ? 1 : 0))}
      />
      <Fact
        name={isCut(scene.configuration, n) ? facts.normWithoutHeld : facts.norm}
        fact="norm"
        value={norm ?? null}
        none={none}
      />
      {scene.configuration.clipping !== null && (
        <Fact
          name={facts.clipped(last)}
          fact="clipped"
          value={lately?.clipped ?? null}
          none={none}
          format={(clipped) => facts.ofUpdates(clipped, lately?.updates ?? 0)}
        />
      )}
      {speed !== null && (
        <div>
          <dt>{facts.speed}</dt>
          <dd className="number" data-fact="speed">
            {facts.updatesPerSecond(whole.format(speed.updates))}
            <br />
            {facts.charactersPerSecond(whole.format(speed.characters))}
          </dd>
        </div>
      )}
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  /** What tests find it by. */
  readonly fact: string;
  readonly value: number | null;
  readonly none: string;
  readonly format?: (value: number) => string;
}

function Fact({ name, fact, value, none, format = short }: FactProps): React.ReactElement {
  return (
    <div>
      <dt>
        <Prose>{name}</Prose>
      </dt>
      <dd className="number" data-fact={fact} data-exact={value ?? ''}>
        {value === null ? none : format(value)}
      </dd>
    </div>
  );
}
