import { useActions, useSelect } from '../parts/session.tsx';
import { short } from '../parts/format.ts';
import { words } from '../parts/words.ts';
import { LossCurve } from './LossCurve.tsx';
import './training.css';

/** A success is believed when it holds for this many updates in a row. */
const IN_A_ROW = 1;
/** Training until it works gives up after this many more updates. */
const PATIENCE = 2000;

/** Training at full speed, and the loss of every update so far. */
export function Training(): React.ReactElement {
  const activity = useSelect((state) => state.activity);
  const count = useSelect((state) => state.lossCount);
  const text = useSelect(({ configuration }) => configuration.text);
  const n = useSelect(({ position }) => position.n);
  const loss = useSelect((state) => state.losses[state.position.n]);
  const { train, stopTraining } = useActions();
  const run = (more: number): void => {
    train({ kind: 'updates', count: count + more });
  };
  const name = text.length > 16 ? `${text.slice(0, 16)}…` : text;
  return (
    <section className="training" aria-label={words.training.label}>
      <h2>{words.training.lossCurve}</h2>
      <LossCurve />
      <div className="buttons">
        {activity.kind === 'training' ? (
          <button type="button" className="primary" onClick={stopTraining}>
            {words.training.stop}
          </button>
        ) : (
          <>
            <button
              type="button"
              onClick={() => {
                run(10);
              }}
            >
              {words.training.ten}
            </button>
            <button
              type="button"
              onClick={() => {
                run(100);
              }}
            >
              {words.training.hundred}
            </button>
            <button
              type="button"
              className="primary"
              onClick={() => {
                train({ kind: 'generates', times: IN_A_ROW, atMost: count + PATIENCE });
              }}
            >
              {words.training.untilText(`“${name}”`)}
            </button>
          </>
        )}
      </div>
      <p className="aside">
        {loss !== undefined && words.training.lossAt(n + 1, short(loss))} {words.training.curveHelp}
      </p>
      <p role="status" className="aside">
        {activity.kind === 'training' && words.training.running(count)}
        {activity.kind === 'replaying' && words.training.replaying(activity.done, activity.total)}
      </p>
    </section>
  );
}
