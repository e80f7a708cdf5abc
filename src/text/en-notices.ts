/** What has happened, and what can be done about it. */
export const notices = {
  addressNewer:
    'The address was made by a later version of Unrolled. It cannot be read here; this is the usual start.',
  textMissing:
    'The text of this address is kept in the browser that the address was made in, and not here. This is the usual start.',
  textDamaged:
    'The copy of your text in this browser is damaged, so it was not used. This is the usual start.',
  begun: (left: number) =>
    `This is another network. The one before, after ${left} update${left === 1 ? '' : 's'}, is one step back in the browser’s history.`,
  textUnreachable:
    'The text of this address could not be loaded. This is the usual start; reload to try again.',
  textNotKept: {
    full: 'Your text is used, but this browser has no room for a copy: after a reload it is gone.',
    denied:
      'Your text is used, but this browser lets the page keep no copy: after a reload it is gone.',
  },
  diverged: (update: number, quantity: string, place: string) =>
    `Update ${update} stopped: ${quantity}${place} became too large for a number. Step back to see it grow, or lower the learning rate.`,
  storageDenied:
    'This browser lets the page keep nothing: after a reload this run is computed again. To keep it, save the model.',
  storageFull:
    'This browser has no room for this run: after a reload it is computed again. To keep it, save the model.',
  keptDamaged:
    'What was kept of this run is damaged, so it is computed again. The numbers are the same.',
  tooManyChanges: (limit: number) =>
    `${limit} numbers have been set by hand, and an address holds no more. Undo some, or restart.`,
  divergedPlace: (t: number) => ` at time ${t}`,
};
