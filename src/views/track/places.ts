import type { Step } from '../../timeline/steps.ts';

/** Where a step lies on the track. */
export interface Place {
  readonly x: number;
  readonly lane: 'forward' | 'backward';
}

export interface TrackInput {
  readonly steps: readonly Step[];
  /** The centre of a time step on the track, and the room it has. */
  readonly timeX: (t: number) => number;
  readonly timeWidth: number;
  /** The ends of the lanes: the weights at the left, the loss at the right. */
  readonly left: number;
  readonly right: number;
}

/**
 * The track is a loop: forward steps run right on the upper lane, the loss is the turn, backward
 * steps run left on the lower lane, and the update leads on to the weights, where the next lap begins.
 */
export function placesOf({ steps, timeX, timeWidth, left, right }: TrackInput): readonly Place[] {
  const groups = new Map<string, number>();
  for (const { group } of steps) groups.set(group, (groups.get(group) ?? 0) + 1);
  const updates = steps.filter(({ phase }) => phase === 'update').length;
  const firstTime = Math.min(...steps.map(({ t }) => t ?? Number.POSITIVE_INFINITY));
  const updateFrom = timeX(firstTime) - timeWidth * 0.4;

  const counted = new Map<string, number>();
  const orderIn = (group: string): number => {
    const order = counted.get(group) ?? 0;
    counted.set(group, order + 1);
    return order;
  };
  return steps.map(({ id, phase, t, group }) => {
    if (id === 'start') return { x: left + 24, lane: 'forward' };
    if (id === 'loss') return { x: right, lane: 'forward' };
    if (phase === 'update' || t === null) {
      const share = (orderIn('update') + 0.5) / updates;
      return { x: updateFrom + (left + 26 - updateFrom) * share, lane: 'backward' };
    }
    const share = (orderIn(group) + 0.5) / (groups.get(group) ?? 1) - 0.5;
    const along = share * timeWidth * 0.76;
    return phase === 'forward'
      ? { x: timeX(t) + along, lane: 'forward' }
      : { x: timeX(t) - along, lane: 'backward' };
  });
}

/** The step nearest to a point of the track. */
export function nearestStep(
  places: readonly Place[],
  x: number,
  lane: 'forward' | 'backward',
): number {
  let best = 0;
  let distance = Number.POSITIVE_INFINITY;
  places.forEach((place, index) => {
    const away = Math.abs(place.x - x) + (place.lane === lane ? 0 : 1e6);
    if (away < distance) {
      best = index;
      distance = away;
    }
  });
  return best;
}

/**
 * The laps to show, from 0: `most` places at most, the first, the last and those around the present
 * one among them; null stands for those left out.
 */
export function lapsAround(present: number, count: number, most: number): (number | null)[] {
  const lapsFrom = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, k) => from + k);
  if (count <= most) return lapsFrom(0, count - 1);
  // The first and the last lap and a gap beside each leave the places between them.
  const inner = most - 4;
  const from = Math.min(count - inner - 2, Math.max(2, present - Math.floor(inner / 2)));
  const to = from + inner - 1;
  return [
    0,
    from === 2 ? 1 : null,
    ...lapsFrom(from, to),
    to === count - 3 ? count - 2 : null,
    count - 1,
  ];
}
