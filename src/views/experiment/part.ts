import type { Configuration } from '../../engine/configuration.ts';

/** What a part of the form is given: the configuration, and a way to change some of it. */
export interface PartProps {
  readonly configuration: Configuration;
  readonly change: (part: Partial<Configuration>) => void;
}
