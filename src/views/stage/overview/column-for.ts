/** The column that a key brings to the middle of the view; null for keys that are not the strip's. */
export function columnFor(key: string, middle: number, page: number, last: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, middle + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, middle - 1);
    case 'PageDown':
      return Math.min(last, middle + page);
    case 'PageUp':
      return Math.max(0, middle - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
