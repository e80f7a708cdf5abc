import { rateAt } from '../../engine/at-update.ts';
import { CURVE_UNITS } from '../../share/address.ts';
import { parseRate } from '../../share/fields.ts';
import { isLong } from '../../share/texts.ts';
import { updatesMade } from '../../store/answers.ts';
import { NumberField } from '../parts/NumberField.tsx';
import { shownFloor } from '../../store/selectors.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { Facts } from './Facts.tsx';
import { GoalForm } from './GoalForm.tsx';
import { TRIED_BY_BUTTON, usualPhrase } from './goals.ts';
import { LossCurve } from './LossCurve.tsx';
import { Progress } from './Progress.tsx';
import { SampleText } from './SampleText.tsx';
import './training.css';
import { laterWords } from '../parts/later-words.ts';

/** Training at full speed: its curve, its figures, its goals, and what the network writes. */
export function Training(): React.ReactElement {
  const { unit, isLog } = useSelect((state) => state.curve);
  const { setCurve } = useActions();
  return (
    <section className="training" aria-label={laterWords.training.label}>
      <div className="curve-head">
        <h2>{laterWords.training.lossCurve}</h2>
        <select
          aria-label={laterWords.training.shown}
          value={unit}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setCurve({ unit: CURVE_UNITS.find((name) => name === value) ?? unit });
          }}
        >
          {CURVE_UNITS.map((name) => (
            <option key={name} value={name}>
              {laterWords.training.units[name]}
            </option>
          ))}
        </select>
        <select
          aria-label={laterWords.training.scale}
          value={isLog ? 'log' : 'linear'}
          onChange={(event) => {
            setCurve({ isLog: event.currentTarget.value === 'log' });
          }}
        >
          <option value="linear">{laterWords.training.scales.linear}</option>
          <option value="log">{laterWords.training.scales.log}</option>
        </select>
      </div>
      <LossCurve unit={unit} isLog={isLog} />
      <Buttons />
      <GoalForm />
      <Progress />
      <Facts />
      <SampleText />
      <Rate />
      <FloorHelp />
    </section>
  );
}

/** What the dashed line is. Last, so that it moves nothing when an update brings a floor. */
function FloorHelp(): React.ReactElement | null {
  const hasFloor = useSelect((state) => shownFloor(state) !== null);
  return hasFloor ? <p className="aside">{laterWords.training.floorHelp}</p> : null;
}

const LONGEST_NAME = 16;

function Buttons(): React.ReactElement {
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const made = useSelect((state) => (state.activity.kind === 'training' ? 0 : updatesMade(state)));
  const text = useSelect(({ configuration }) => configuration.text);
  const { train, stopTraining } = useActions();
  const run = (more: number): void => {
    train({ kind: 'updates', count: made + more });
  };
  const phrase = isLong(text) ? usualPhrase(text) : text;
  const name = phrase.length > LONGEST_NAME ? `${phrase.slice(0, LONGEST_NAME)}…` : phrase;
  if (isTraining) {
    return (
      <div className="buttons">
        <button type="button" className="primary" onClick={stopTraining}>
          {laterWords.training.stop}
        </button>
      </div>
    );
  }
  return (
    <div className="buttons">
      <button
        type="button"
        onClick={() => {
          run(10);
        }}
      >
        {laterWords.training.ten}
      </button>
      <button
        type="button"
        onClick={() => {
          run(100);
        }}
      >
        {laterWords.training.hundred}
      </button>
      <button
        type="button"
        className="primary"
        onClick={() => {
          const whole = phrase === text ? {} : { phrase };
          train({ kind: 'generates', times: 1, atMost: made + TRIED_BY_BUTTON, ...whole });
        }}
      >
        {laterWords.training.untilText(`“${name}”`)}
      </button>
    </div>
  );
}

/** The learning rate of the updates from here on: another one makes another future. */
function Rate(): React.ReactElement {
  const rate = useSelect((state) => rateAt(state.configuration, updatesMade(state)));
  const { setRate } = useActions();
  return (
    <div className="rate">
      <NumberField
        label={laterWords.training.rateFromHere}
        value={rate}
        parse={parseRate}
        onValue={setRate}
      />
    </div>
  );
}
