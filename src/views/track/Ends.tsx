import { cellOf, once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { valueAt } from '../../timeline/values.ts';
import { short } from '../parts/format.ts';
import { useSelect } from '../parts/session.tsx';
import type { TrackLayout } from './layout.ts';

interface EndsProps {
  readonly layout: TrackLayout;
  readonly scene: Scene;
}

/** Where the lanes meet: the weights, which begin and end a lap, and the loss, where it turns. */
export function Ends({ layout, scene }: EndsProps): React.ReactElement {
  const { left, right, middle, radius, scale } = layout;
  const isLossReached = useSelect(({ steps, position }) => {
    const turn = steps.findIndex(({ id }) => id === 'loss');
    return turn >= 0 && position.i >= turn;
  });
  const reached = isLossReached ? ' reached' : '';
  const at = (x: number) => ({ x, y: middle, dy: '0.36em', textAnchor: 'middle' }) as const;
  return (
    <>
      <circle className="end weights" cx={left} cy={middle} r={radius} />
      <text className="end-name" {...at(left)} fontSize={16 * scale}>
        θ
      </text>
      <circle className={`end turn${reached}`} cx={right} cy={middle} r={radius} />
      <text className={`end-name turn${reached}`} {...at(right)} fontSize={14 * scale}>
        {isLossReached ? short(valueAt(scene, cellOf(once('loss'), 0))) : 'L'}
      </text>
    </>
  );
}
