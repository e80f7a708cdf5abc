import type { Window } from '../engine/windows.ts';
import type { Divergence } from '../engine/record.ts';
import type { ParameterName } from '../engine/shapes.ts';
import type { EquationContext } from './context.ts';
import { isHeld, writtenByUpdate } from './update-equations.ts';
import type { UpdateQuantity } from './update-equations.ts';
import type {
  Moment,
  CorrectedMoment,
  Quantity,
  Ref,
  SteppedQuantity,
  UntimedQuantity,
} from './quantities.ts';
import { at, MOMENTS, once, parameterQuantity, sameRef, SHARED_PARAMETERS } from './quantities.ts';

export type Phase = 'forward' | 'backward' | 'update';

/** A line of the pseudocode; the steps that share a line light the same one. */
export type PseudocodeLine =
  | 'start'
  | 'x'
  | 'u'
  | 'h'
  | 'o'
  | 'yhat'
  | 'L'
  | 'loss'
  | 'dyhat'
  | 'do'
  | 'dWhy'
  | 'dh'
  | 'du'
  | 'dWhh'
  | 'dh0'
  | 'sum'
  | 'gradientNorm'
  | 'clipScale'
  | 'clip'
  | 'heldGradient'
  | Moment
  | `corrected ${CorrectedMoment}`
  | 'update'
  | 'held';

/** The quantities that steps write; a step is named after the one it writes. */
export type StepId =
  | 'start'
  | Exclude<SteppedQuantity, 'y'>
  | 'loss'
  | 'gradientNorm'
  | 'clipScale'
  | `gradient ${ParameterName}`
  | `clipped ${ParameterName}`
  | UpdateQuantity;

/** One equation evaluated at one time step: the unit of stepping. */
export interface Step {
  readonly id: StepId;
  readonly phase: Phase;
  /** The time step, or null in the update phase and at the turn. */
  readonly t: number | null;
  readonly line: PseudocodeLine;
  /** Steps of one group belong together: a time step of a phase, the sums, the clipping, the update (of one parameter, where that takes several steps). */
  readonly group: string;
  /** What the step writes; null for the start, which writes nothing. */
  readonly writes: Ref | null;
}

/** What the list of steps depends on. */
export interface StepsContext extends EquationContext {
  /** Where the update stopped because a number was not finite; the last step is the one that wrote it. */
  readonly divergence: Divergence | null;
}

type Row = readonly [id: Exclude<SteppedQuantity, 'y'>, line: PseudocodeLine];

/** The steps of one time step in the order of evaluation; CONTRIBUTING says what else a new one needs. */
const FORWARD: readonly Row[] = [
  ['x', 'x'],
  ['u', 'u'],
  ['h', 'h'],
  ['o', 'o'],
  ['yhat', 'yhat'],
  ['L', 'L'],
];

/** Backward steps that start from the time step's own loss. */
const BACKWARD_FROM_LOSS: readonly Row[] = [
  ['dyhat', 'dyhat'],
  ['do', 'do'],
  ['contribution Why', 'dWhy'],
  ['contribution by', 'dWhy'],
  ['dhFromOutput', 'dh'],
];
const FROM_LOSS: ReadonlySet<Quantity> = new Set(BACKWARD_FROM_LOSS.map(([id]) => id));

/** Whether a quantity would come from the loss of a time step that the window only looks back to. */
export const isWithoutLoss = ({ quantity, t }: Ref, { lossFrom }: Window): boolean =>
  t !== null && t < lossFrom && FROM_LOSS.has(quantity);

const BACKWARD_FROM_NEXT: Row = ['dhFromNext', 'dh'];
const BACKWARD_THROUGH_STATE: readonly Row[] = [
  ['dh', 'dh'],
  ['du', 'du'],
  ['contribution Whh', 'dWhh'],
  ['contribution Wxh', 'dWhh'],
  ['contribution bh', 'dWhh'],
];

const UPDATED: readonly ParameterName[] = [...SHARED_PARAMETERS, 'h0'];

const timed = (phase: Phase, t: number, rows: readonly Row[]): Step[] =>
  rows.map(([id, line]) => ({ id, phase, t, line, group: `${phase} ${t}`, writes: at(id, t) }));

function forwardSteps({ window: { lossFrom, end } }: EquationContext): Step[] {
  const steps: Step[] = [];
  for (let t = lossFrom; t <= end; t++) steps.push(...timed('forward', t, FORWARD));
  return steps;
}

function backwardSteps({ window: { start, lossFrom, end } }: EquationContext): Step[] {
  const steps: Step[] = [];
  for (let t = end; t >= start; t--) {
    steps.push(
      ...timed('backward', t, [
        ...(t >= lossFrom ? BACKWARD_FROM_LOSS : []),
        ...(t < end ? [BACKWARD_FROM_NEXT] : []),
        ...BACKWARD_THROUGH_STATE,
      ]),
    );
  }
  if (start === 1) {
    const writes = once('gradient h0');
    steps.push({
      id: 'gradient h0',
      phase: 'backward',
      t: 1,
      line: 'dh0',
      group: 'backward 1',
      writes,
    });
  }
  return steps;
}

function updateSteps(context: EquationContext): Step[] {
  const { clipping, optimizer } = context;
  const step = (id: StepId & UntimedQuantity, group: string, line: PseudocodeLine): Step => ({
    id,
    phase: 'update',
    t: null,
    line,
    group,
    writes: once(id),
  });
  const groupOf = (name: ParameterName): string =>
    MOMENTS[optimizer].length === 0 ? 'update' : `update ${name}`;
  return [
    ...SHARED_PARAMETERS.map((name) => step(`gradient ${name}`, 'sum', 'sum')),
    ...(clipping === 'norm'
      ? (['gradientNorm', 'clipScale'] as const).map((id) => step(id, 'clip', id))
      : []),
    ...(clipping === null
      ? []
      : UPDATED.map((name) =>
          step(`clipped ${name}`, 'clip', isHeld(name, context) ? 'heldGradient' : 'clip'),
        )),
    ...UPDATED.flatMap((name) =>
      writtenByUpdate(name, context).map((id) =>
        step(id, groupOf(name), isHeld(name, context) ? 'held' : lineOfUpdate(id)),
      ),
    ),
  ];
}

function lineOfUpdate(id: UpdateQuantity): PseudocodeLine {
  const named = parameterQuantity(id);
  if (named?.moment == null) return 'update';
  return named.kind === 'corrected' ? `corrected ${named.moment as CorrectedMoment}` : named.moment;
}

const START: Step = {
  id: 'start',
  phase: 'forward',
  t: null,
  line: 'start',
  group: 'start',
  writes: null,
};

const turn: Step = {
  id: 'loss',
  phase: 'forward',
  t: null,
  line: 'loss',
  group: 'loss',
  writes: once('loss'),
};

/** All that the steps of an update, and what they read, depend on while its numbers are finite. */
const kindOf = ({ window, head, clipping, optimizer, cut }: StepsContext): string =>
  [window.start, window.lossFrom, window.end, head, clipping, optimizer, cut].join();

let last: { readonly kind: string; readonly steps: readonly Step[] } | null = null;

/**
 * All steps of one update, in order. The index into this list is the position i. Updates of one
 * kind share one list, so that what is looked up in it once need not be for each of them.
 */
export function stepsOf(context: StepsContext): readonly Step[] {
  if (context.divergence !== null) return listSteps(context);
  const kind = kindOf(context);
  if (last?.kind !== kind) last = { kind, steps: listSteps(context) };
  return last.steps;
}

function listSteps(context: StepsContext): readonly Step[] {
  const steps = [
    START,
    ...forwardSteps(context),
    turn,
    ...backwardSteps(context),
    ...updateSteps(context),
  ];
  if (context.divergence === null) return steps;
  const { quantity, t } = context.divergence;
  const last = steps.findIndex(
    (step) => step.writes !== null && sameRef(step.writes, { quantity, t }),
  );
  // A gradient of h_0 that no step writes can still overflow in the sum: then all steps are kept.
  return last < 0 ? steps : steps.slice(0, last + 1);
}
