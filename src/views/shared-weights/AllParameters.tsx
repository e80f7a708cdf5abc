import { Fragment } from 'react';
import { currentStep } from '../../store/selectors.ts';
import type { Scene } from '../../timeline/values.ts';
import { charactersOf } from '../parts/characters.ts';
import { useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import type { BoardLayout } from './layout.ts';
import { changeLine } from './Names.tsx';
import { ParameterRow } from './ParameterRow.tsx';
import { BOARD_ORDER } from './terms.ts';
import { laterWords } from '../parts/later-words.ts';

/** Every parameter as a row: what each time step asks, the sum, the weights before and after. */
export function AllParameters({
  scene,
  layout,
  separate,
}: {
  scene: Scene;
  layout: BoardLayout;
  separate: boolean;
}): React.ReactElement {
  return (
    <div className="rows" style={{ minInlineSize: layout.width }}>
      <Heads scene={scene} layout={layout} />
      {BOARD_ORDER.map((parameter) => (
        <ParameterRow
          key={parameter}
          parameter={parameter}
          scene={scene}
          layout={layout}
          separate={separate}
        />
      ))}
    </div>
  );
}

function Heads({ scene, layout }: { scene: Scene; layout: BoardLayout }): React.ReactElement {
  const { start, end } = scene.record.window;
  const now = useSelect((state) => {
    const step = currentStep(state);
    return step?.phase === 'backward' ? step.t : null;
  });
  const text = laterWords.sharedWeights;
  return (
    <div className="row heads" style={{ gridTemplateColumns: layout.template }}>
      <span />
      {Array.from({ length: end - start + 1 }, (_, k) => start + k).map((t) => {
        const { reads, wants } = charactersOf(scene, t);
        return (
          <Fragment key={t}>
            {t > start && <span />}
            <span
              className={t === now ? 'head current' : 'head'}
              title={text.step(t, reads, wants)}
            >
              <b>{words.place.timeStep(t)}</b>
              <small>
                {text.reads(reads)}
                <br />
                {text.wants(wants)}
              </small>
            </span>
          </Fragment>
        );
      })}
      <span />
      <span className="head summed">
        <b>{text.sum}</b>
        <small>{text.sumOver(end - start + 1)}</small>
      </span>
      <span />
      <span className="head theta">
        <b>{text.before}</b>
        <small>{text.beforeWhat}</small>
      </span>
      <span />
      {layout.changes && (
        <>
          <span className="head theta">
            <b>{text.change}</b>
            <small>{changeLine('Wxh', scene)}</small>
          </span>
          <span />
        </>
      )}
      <span className="head theta">
        <b>{text.after}</b>
        <small>W {changeLine('Wxh', scene).replace('−', '− ')}</small>
      </span>
    </div>
  );
}
