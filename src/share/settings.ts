import type { Initialisation, OptimizerSettings } from '../engine/configuration.ts';

export const OPTIMIZER_KINDS = ['sgd', 'momentum', 'adagrad', 'rmsprop', 'adam'] as const;
export const CLIPPING_KINDS = ['norm', 'value'] as const;
export const INITIALISATION_KINDS = ['uniform', 'glorot', 'spectral'] as const;

/** The numbers, beside the learning rate, that an optimizer may have. */
export const OPTIMIZER_NUMBERS = ['mu', 'alpha', 'beta1', 'beta2', 'epsilon'] as const;
export type OptimizerNumber = (typeof OPTIMIZER_NUMBERS)[number];

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

/** The numbers of an optimizer, each under its name. */
export function numbersOf(
  optimizer: OptimizerSettings,
): (readonly [name: OptimizerNumber, value: number])[] {
  return OPTIMIZER_NUMBERS.flatMap((name) => {
    const value = (optimizer as Partial<Record<OptimizerNumber, number>>)[name];
    return value === undefined ? [] : [[name, value] as const];
  });
}
