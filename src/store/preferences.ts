import * as v from 'valibot';

/** What belongs to the person and the room, not to the picture: kept on this machine. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  /** Everything about a third larger. */
  readonly projector: boolean;
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  projector: false,
  singleKeys: true,
};

const KEY = 'unrolled:preferences';

const schema = v.object({
  theme: v.picklist(['system', 'light', 'dark']),
  projector: v.boolean(),
  singleKeys: v.boolean(),
});

/** Storage may be denied, empty or hold anything: then the usual preferences hold. */
export function loadPreferences(storage: () => Storage): Preferences {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? 'null');
    const parsed = v.safeParse(schema, stored);
    return parsed.success ? parsed.output : DEFAULT_PREFERENCES;
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

/** Kept where storage permits; where not, the preferences hold until the page is closed. */
export function savePreferences(storage: () => Storage, preferences: Preferences): void {
  try {
    storage().setItem(KEY, JSON.stringify(preferences));
  } catch {
    return;
  }
}
