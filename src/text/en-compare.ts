/** What is said beside an update that is kept to compare others with. */
export const compare = {
  pinned: (what: string) => `Pinned: ${what}.`,
  /** What tells the pinned update from the one on the stage. */
  update: (update: number) => `update ${update}`,
  otherRun: (update: number) => `update ${update} of another run`,
  differences: 'Show differences',
  loss: (difference: string) => `ΔL = ${difference}`,
  legend: 'Each number is this update’s less the pinned one’s.',
  /** Beside the number that is asked. */
  inPinned: (what: string) => `In ${what}, which is pinned:`,
  lessPinned: 'This number less that one:',
  otherNetwork: 'It has another text or another H, so its numbers cannot be subtracted.',
  /** Its window has no time step of the present one. */
  otherWindow: (from: number, to: number) =>
    from === to
      ? `Its time step ${to} is not on the stage.`
      : `Its time steps ${from}–${to} are not on the stage.`,
  /** To the next update that has them. */
  goThere: (update: number) => `Go to update ${update}`,
  /** Where the windows only share some. */
  inBoth: (from: number, to: number) => `Only time steps ${from}–${to} are in both.`,
  unpin: 'Unpin',
};
