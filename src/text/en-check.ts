export const check = {
  label: 'Gradient check',
  summary: (name: string) => `Check the gradient of ${name}`,
  sentence:
    'Move this one number by ±ε, run the forward pass again with each, and see how the loss changes: the slope must be what the backward pass found.',
  plus: (name: string) => `L where ${name} + ε`,
  minus: (name: string) => `L where ${name} − ε`,
  epsilon: 'ε',
  quotient: '(L₊ − L₋) / 2ε',
  analytic: 'backward pass',
  error: 'relative difference',
  rounding:
    'Losses have about 16 digits, so the slope can be trusted to about ten digits below the loss; of a gradient much smaller than the loss fewer agree.',
  stale:
    'This window reaches back over states from older weights, which the check runs anew: the two agree only up to what the weights have changed since.',
  all: (count: number) => `Check all ${count}`,
  checking: 'Checking …',
  allDone: (count: number, relative: string, absolute: string) =>
    `All ${count} are checked: the relative difference is at most ${relative}, the difference itself at most ${absolute}`,
  parameter: 'parameter',
  numbers: 'numbers',
  largest: 'largest relative difference',
  at: 'at',
};
