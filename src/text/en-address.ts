/** What is wrong with an address, what is allowed, and what is shown instead. */
export const address = {
  notUsed: (what: string) => `“${what}” in the address is not valid.`,
  version: 'The address does not begin with “v=1”, as those of Unrolled do: what is valid is used.',
  unknown: (key: string) => `“${key}” in the address means nothing here.`,
  twice: (key: string) => `“${key}” stands twice in the address: the first is used.`,
  noPin: 'So no update is pinned.',
  noUpdate: (last: number) =>
    `The run of this address ends before the update that it names: update ${last} is shown, the last.`,
  noStep: (last: number) =>
    `The address names a step that this update does not have: step=${last} is shown, the last.`,
  noTime: (last: number) =>
    `The address names a time step that the text does not have: t=1 to t=${last} are allowed.`,
  noNumber: (what: string) => `“${what}” in the address is no number of this update.`,
  timesAndPlaces: (from: number, to: number, last: number) =>
    `Allowed are time steps ${from} to ${to} and places 0 to ${last}.`,
  onlyPlaces: (last: number) => `Allowed are places 0 to ${last}.`,
  notYet: (what: string, step: number) =>
    `“${what}” in the address is not computed yet at this step, but from step=${step} on.`,
  /** Of the parts that are more than a number or a choice. */
  forms: {
    ask: 'It takes quantity, time step and place from 0, such as ask=h.1.0.',
    set: 'It takes update, weight, place from 0 and number, such as set=1.Whh.0.0.5.',
    cut: 'Allowed are “all” and the number of an update.',
  } as Readonly<Record<string, string>>,
  more: (faults: number) =>
    faults === 1 ? 'Nor is one more part of it.' : `Nor are ${faults} more parts of it.`,
};
