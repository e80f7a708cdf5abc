/** Why training has stopped. */
export const stopped = {
  reached: (text: string, updates: number) => `It writes ${text} after ${updates} updates.`,
  reachedOnce:
    'One success is often lost again: train on, or until it succeeds several times in a row.',
  reachedOften: (text: string, times: number, updates: number) =>
    `It has written ${text} ${times} times in a row after ${updates} updates.`,
  notReached: (text: string, updates: number) =>
    `It does not write ${text} yet after ${updates} updates. One success is often lost again; go on, or try another seed or learning rate.`,
  lossReached: (over: number, loss: string, updates: number) =>
    `The mean loss of the last ${over} updates is at most ${loss} after ${updates} updates.`,
  lossNotReached: (over: number, loss: string, updates: number) =>
    `The mean loss of the last ${over} updates is still above ${loss} after ${updates} updates.`,
  stopped: (updates: number) => `Stopped after ${updates} updates.`,
};
