import { fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseStrayFiles } from '../../src/app/stray-files.ts';

describe('a file that is dropped where nothing takes it', () => {
  let end = (): void => undefined;
  beforeEach(() => {
    end = refuseStrayFiles(window);
  });
  afterEach(() => {
    end();
  });

  it('does not make the browser leave the page; a dragged text goes where it may', () => {
    for (const of of ['dragOver', 'drop'] as const) {
      expect(fireEvent[of](document.body, { dataTransfer: { types: ['Files'] } })).toBe(false);
      expect(fireEvent[of](document.body, { dataTransfer: { types: ['text/plain'] } })).toBe(true);
    }
  });

  it('is left to a place that takes it', () => {
    const place = document.body.appendChild(document.createElement('div'));
    const dataTransfer = { types: ['Files'], dropEffect: 'copy' };
    place.addEventListener('dragover', (event) => {
      event.preventDefault();
    });
    fireEvent.dragOver(place, { dataTransfer });
    expect(dataTransfer.dropEffect).toBe('copy');
    fireEvent.dragOver(document.body, { dataTransfer });
    expect(dataTransfer.dropEffect).toBe('none');
    place.remove();
  });
});
