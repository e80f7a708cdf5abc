const after = (updates: number): string => `after ${count(updates)}`;
const count = (updates: number): string => `${updates} update${updates === 1 ? '' : 's'}`;

const PUT_BACK = 'Put W_hh back, in the Experiment panel.';

/** Why training has stopped. */
export const stopped = {
  reached: (text: string, updates: number) => `It writes ${text} ${after(updates)}.`,
  reachedOnce:
    'One success is often lost again: train on, or until it succeeds several times in a row.',
  reachedOften: (text: string, times: number, updates: number) =>
    `It has written ${text} ${times} times in a row ${after(updates)}.`,
  notReached: (text: string, updates: number) =>
    `It does not write ${text} ${after(updates)}. Go on, or try another seed or learning rate.`,
  notOften: (text: string, times: number, updates: number) =>
    `It has not written ${text} ${times} times in a row ${after(updates)}. A success is often lost again: go on, or try another seed or learning rate.`,
  /** A character that is followed by two others cannot be told apart without the recurrence. */
  cannot: (text: string, character: string) =>
    `It cannot write ${text}: without W_hh every ${character} looks the same to it. ${PUT_BACK}`,
  lossReached: (over: number, loss: string, updates: number) =>
    `The mean loss of the last ${over} updates is at most ${loss} ${after(updates)}.`,
  lossNotReached: (over: number, loss: string, updates: number) =>
    `The mean loss of the last ${over} updates is still above ${loss} ${after(updates)}.`,
  lossCannot: (floor: string) =>
    `It cannot fall below ${floor}, the floor without W_hh. ${PUT_BACK}`,
  made: (more: number, all: number) =>
    more === all ? `${count(more)} made.` : `${count(more)} made, ${all} in all.`,
  stopped: (updates: number) => `Stopped ${after(updates)}.`,
};
