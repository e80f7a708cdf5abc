import { isCut } from '../../engine/at-update.ts';
import { meanOver } from '../../store/answers.ts';
import { short } from '../parts/format.ts';
import { Prose } from '../parts/Prose.tsx';
import { useSelect } from '../parts/session.tsx';
import { figureAt } from './curve.ts';
import { UNITS } from './units.ts';
import { useHistory } from './useCalmly.ts';
import { useSpeed } from './useSpeed.ts';
import { laterWords } from '../parts/later-words.ts';

const whole = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** What is not known of a run that was loaded from a file is not a number. */
const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** The figures of an update, and how fast it goes. */
export function Facts(): React.ReactElement | null {
  const history = useHistory();
  const scene = useSelect((state) => state.scene);
  const unit = useSelect(({ curve }) => curve.unit);
  const onStage = useSelect(({ position }) => position.n);
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const speed = useSpeed();
  if (scene === null || history.count === 0) return null;
  // While training runs the latest: the stage follows as it can.
  const n = isTraining ? history.count - 1 : onStage;
  const over = meanOver(scene);
  // An update that stopped on the way has no figures: those before it have.
  const lately = history.upTo(Math.min(n, history.count - 1), over);
  const last = lately === null || lately.updates < over ? null : over;
  const ofScene = scene.record.n === n ? scene.record.result?.gradientNorm : undefined;
  const norm = known(history.at(n)?.gradientNorm) ?? ofScene ?? null;
  const { facts, units } = laterWords.training;
  const mean = lately === null ? undefined : UNITS[unit].mean(lately);
  const correct = lately === null ? undefined : lately.correct / lately.losses;
  const none = facts.unknown;
  return (
    <dl className="facts" aria-label={facts.label(n + 1)}>
      <Fact
        name={units[unit]}
        fact="loss"
        value={figureAt({ history, scene }, n, unit)}
        none={none}
      />
      <Fact name={facts.mean(last)} fact="mean" value={known(mean)} none={none} />
      <Fact
        name={facts.correct(last)}
        fact="correct"
        value={known(correct)}
        none={none}
        format={(share) => facts.share((100 * share).toFixed(share < 1 ? 1 : 0))}
      />
      <Fact
        name={isCut(scene.configuration, n) ? facts.normWithoutHeld : facts.norm}
        fact="norm"
        value={norm}
        none={none}
      />
      {scene.configuration.clipping !== null && (
        <Fact
          name={facts.clipped(last)}
          fact="clipped"
          value={known(lately?.clipped)}
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
