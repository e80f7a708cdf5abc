/**
 * Where a key brings a slider whose values are 0 … last; null for keys that are not a slider's. The
 * next page is PageDown's, as everywhere here: it is a clicker's key for going on.
 */
export function sliderTarget(key: string, at: number, page: number, last: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, at - 1);
    case 'PageDown':
      return Math.min(last, at + page);
    case 'PageUp':
      return Math.max(0, at - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
