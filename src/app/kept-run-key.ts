/**
 * A reload must not take seconds to compute a long run again, so the model that the update on the
 * stage begins with is kept. In the session storage: it is of this tab alone, it survives the
 * reload and goes with the tab, and it can be written while the page is being left, which a
 * database cannot.
 */
export const KEPT_RUN = 'unrolled run';
