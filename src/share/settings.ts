import type {
  ClippingSettings,
  Initialisation,
  OptimizerSettings,
} from '../engine/configuration.ts';
import type { OptimizerConstant } from '../timeline/quantities.ts';
import { CONSTANTS } from '../timeline/quantities.ts';

/** Each optimizer as published, with a rate at which "hello" is learned. */
export const USUAL_OPTIMIZERS: {
  readonly [Kind in OptimizerSettings['kind']]: Extract<OptimizerSettings, { kind: Kind }>;
} = {
  sgd: { kind: 'sgd', rate: 0.3 },
  momentum: { kind: 'momentum', rate: 0.1, mu: 0.9 },
  adagrad: { kind: 'adagrad', rate: 0.3, epsilon: 1e-8 },
  rmsprop: { kind: 'rmsprop', rate: 0.03, alpha: 0.99, epsilon: 1e-8 },
  adam: { kind: 'adam', rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
};

export const USUAL_INITIALISATIONS: {
  readonly [Kind in Initialisation['kind']]: Extract<Initialisation, { kind: Kind }>;
} = {
  uniform: { kind: 'uniform' },
  glorot: { kind: 'glorot' },
  spectral: { kind: 'spectral', radius: 1, inputScale: 1 },
};

export const OPTIMIZER_KINDS = Object.keys(USUAL_OPTIMIZERS) as OptimizerSettings['kind'][];
export const INITIALISATION_KINDS = Object.keys(USUAL_INITIALISATIONS) as Initialisation['kind'][];
export const CLIPPING_KINDS = ['norm', 'value'] as const satisfies ClippingSettings['kind'][];

/** The numbers of an optimizer, each under its name. */
export function numbersOf(
  optimizer: OptimizerSettings,
): (readonly [name: OptimizerConstant, value: number])[] {
  return CONSTANTS.flatMap((name) => {
    const value = (optimizer as Partial<Record<OptimizerConstant, number>>)[name];
    return value === undefined ? [] : [[name, value] as const];
  });
}
