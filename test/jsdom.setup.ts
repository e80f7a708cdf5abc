import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Testing Library cleans up by itself only where the test functions are globals.
afterEach(cleanup);

// What comes with a part loaded later may take longer than the usual second: slow is not wrong.
configure({ asyncUtilTimeout: 15_000 });

// jsdom lays nothing out, and so has nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;

// jsdom has no media queries: none holds, so the views take their roomy form.
window.matchMedia = (media) =>
  ({
    media,
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
