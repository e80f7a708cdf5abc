import type { Configuration } from '../engine/configuration.ts';

/** Whether two configurations are of the same run, whatever the order of their settings. */
export const isSameRun = (one: Configuration, other: Configuration): boolean =>
  one === other ||
  // A text may be long: it is not written down to be compared.
  (one.text === other.text && settingsOf(one) === settingsOf(other));

const settingsOf = (configuration: Configuration): string =>
  JSON.stringify({ ...configuration, text: '' }, inOrder);

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
