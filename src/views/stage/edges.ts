import type { ParameterName } from '../../engine/shapes.ts';
import type { Ref } from '../../timeline/quantities.ts';
import { at, once } from '../../timeline/quantities.ts';
import type { StageLayout } from './layout.ts';
import { bottomOf, middleOf } from './layout.ts';

/** One arrow of the picture, in stage coordinates. */
export interface Edge {
  readonly key: string;
  readonly direction: 'forward' | 'backward';
  /** What flows along it, and what it arrives in: where arrows meet, the message it brings there. */
  readonly from: Ref;
  readonly to: Ref;
  /** What the flow passes through: a weight matrix or a function. */
  readonly through: { readonly parameter: ParameterName } | { readonly fn: string } | null;
  readonly path: string;
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'middle' | 'end';
  } | null;
}

/** Whether it is a part of what has a place on the stage, and has none itself. */
export const isMessage = ({ quantity }: Ref): boolean =>
  quantity === 'dhFromOutput' || quantity === 'dhFromNext';

export interface EdgeInput {
  readonly layout: StageLayout;
  readonly outputRows: number;
  /** The rows of a state's block. */
  readonly hidden: number;
  /** The x of a column's centre now (it moves while the network unfolds). */
  readonly x: (column: number) => number;
}

const straight = (x1: number, y1: number, x2: number, y2: number): string =>
  `M${x1},${y1}L${x2},${y2}`;

/** Where the recurrent arrows pass between the rows of h and u, as a share of the gap. */
const LANE = { forward: 0.4, backward: 0.64 } as const;

/** Room that an arrow leaves to the cells at its ends. */
export const AIR = 5;

/** The arrows inside time step t, drawn in column `column`. */
export function edgesWithin(input: EdgeInput, column: number, t: number): readonly Edge[] {
  const { layout, outputRows, hidden, x } = input;
  const centre = x(column);
  const { o, yhat, dyhat, h, dh, u, scale } = layout;
  const up = centre + h.x + h.w / 2;
  const down = centre + dh.x + dh.w / 2;
  const outputBottom = bottomOf(o, outputRows);
  const headY = layout.headY - 4 * scale;
  const small = 13 * scale;
  const edge = (
    direction: 'forward' | 'backward',
    from: Ref,
    to: Ref,
    through: Edge['through'],
    path: string,
    label: Edge['label'] = null,
  ): Edge => ({
    key: `${from.quantity}→${to.quantity}@${t}`,
    direction,
    from,
    to,
    through,
    path,
    label,
  });
  const outputLabelY = outputBottom + Math.min(16 * scale, (h.y - outputBottom) * 0.4);
  const inputLabelY = (bottomOf(u, hidden) + layout.x.y) / 2 + 4 * scale;
  // Over the lane of the backward arrow, and under that of the forward one (see edgesBetween).
  const stateGap = u.y - bottomOf(h, hidden);
  const tanhY = bottomOf(h, hidden) + stateGap * LANE.backward - 6 * scale;
  const slopeY = bottomOf(h, hidden) + stateGap * LANE.forward + 17 * scale;
  const edges = [
    edge(
      'forward',
      at('x', t),
      at('u', t),
      { parameter: 'Wxh' },
      straight(up, layout.x.y - AIR, up, bottomOf(u, hidden) + AIR + 1),
      { x: up + 6 * scale, y: inputLabelY, anchor: 'start' },
    ),
    edge(
      'forward',
      at('u', t),
      at('h', t),
      { fn: 'tanh' },
      straight(up, u.y - AIR, up, bottomOf(h, hidden) + AIR + 1),
      { x: up - 6 * scale, y: tanhY, anchor: 'end' },
    ),
    edge(
      'forward',
      at('h', t),
      at('o', t),
      { parameter: 'Why' },
      straight(up, h.y - AIR, up, outputBottom + AIR + 1),
      { x: up - 10 * scale, y: outputLabelY, anchor: 'end' },
    ),
    edge(
      'forward',
      at('o', t),
      at('yhat', t),
      { fn: 'σ' },
      straight(up - small, headY, centre + yhat.x + yhat.w / 2 + small, headY),
    ),
    edge(
      'backward',
      at('dyhat', t),
      at('do', t),
      { fn: 'σ′' },
      straight(centre + dyhat.x + dyhat.w / 2 - small * 1.3, headY, down + small * 1.3, headY),
    ),
    edge(
      'backward',
      at('do', t),
      at('dhFromOutput', t),
      { parameter: 'Why' },
      straight(down, outputBottom + AIR, down, h.y - AIR - 1),
      { x: down + 6 * scale, y: outputLabelY, anchor: 'start' },
    ),
    edge(
      'backward',
      at('dh', t),
      at('du', t),
      { fn: 'tanh′' },
      straight(down, bottomOf(h, hidden) + AIR, down, u.y - AIR - 1),
      { x: down + 6 * scale, y: slopeY, anchor: 'start' },
    ),
  ];
  return layout.compact ? edges.filter(isInCompact).map(withoutLabel) : edges;
}

/** Where columns stand close together, o and ∇ŷ are not drawn, and names have no room. */
const isInCompact = ({ from, to }: Edge): boolean =>
  to.quantity !== 'yhat' && from.quantity !== 'dyhat';
const withoutLabel = (edge: Edge): Edge => ({ ...edge, label: null });

/**
 * The two arrows between time step t and the next: h_t to u_{t+1}, and ∇u_{t+1} back to ∇h_t. Both
 * pass between the rows of h and u, so that neither crosses a number.
 */
export function edgesBetween(input: EdgeInput, column: number, t: number): readonly Edge[] {
  const { layout, hidden, x } = input;
  const { h, dh, u, du, h0, dh0, scale } = layout;
  const isBefore = column < 0;
  const here = isBefore ? 0 : x(column);
  const next = x(column + 1);
  const gapTop = bottomOf(h, hidden);
  const gap = u.y - gapTop;
  const value = isBefore ? h0 : h;
  const gradient = isBefore ? dh0 : dh;
  const outX = here + value.x + value.w - 6;
  const gradientRight = here + gradient.x + gradient.w;
  const nextLeft = next + u.x;
  const lane = { forward: gapTop + gap * LANE.forward, backward: gapTop + gap * LANE.backward };
  const uMiddle = middleOf(u, hidden);
  const hMiddle = middleOf(h, hidden);
  const duTop = next + du.x + du.w / 2 - 6 * scale;
  const bendOut = Math.max(gradientRight + 4, outX + 10);
  const forward =
    `M${outX},${gapTop + AIR - 1}Q${outX},${lane.forward} ${outX + 12 * scale},${lane.forward}` +
    `L${bendOut},${lane.forward}` +
    `C${(bendOut + nextLeft) / 2 + 4},${lane.forward} ${(bendOut + nextLeft) / 2 - 4},${uMiddle} ${nextLeft - AIR - 1},${uMiddle}`;
  const backward =
    `M${duTop},${u.y - AIR + 1}Q${duTop},${lane.backward} ${duTop - 12 * scale},${lane.backward}` +
    `L${nextLeft - 2},${lane.backward}` +
    `C${(gradientRight + nextLeft) / 2 - 4},${lane.backward} ${(gradientRight + nextLeft) / 2 + 4},${hMiddle} ${gradientRight + AIR + 1},${hMiddle}`;
  const middleX = (gradientRight + nextLeft) / 2;
  const state = t === 0 ? once('h0') : at('h', t);
  const stateGradient = t === 0 ? once('gradient h0') : at('dhFromNext', t);
  const edges: readonly Edge[] = [
    {
      key: `h→u@${t}`,
      direction: 'forward',
      from: state,
      to: at('u', t + 1),
      through: { parameter: 'Whh' },
      path: forward,
      label: { x: middleX, y: uMiddle + 18 * scale, anchor: 'middle' },
    },
    {
      key: `du→dh@${t}`,
      direction: 'backward',
      from: at('du', t + 1),
      to: stateGradient,
      through: { parameter: 'Whh' },
      path: backward,
      label: { x: middleX, y: hMiddle - 9 * scale, anchor: 'middle' },
    },
  ];
  return layout.compact ? edges.map(withoutLabel) : edges;
}

/** The arrows in a column, on to the next one and, where no column is drawn before it, from there. */
export const edgesAt = (
  input: EdgeInput,
  column: number,
  t: number,
  isFirst: boolean,
  isLast: boolean,
): readonly Edge[] => [
  ...(isFirst ? edgesBetween(input, column - 1, t - 1) : []),
  ...edgesWithin(input, column, t),
  ...(isLast ? [] : edgesBetween(input, column, t)),
];
