/** Slow at both ends. */
const eased = (share: number): number => (share < 0.5 ? 4 * share ** 3 : 1 - 4 * (1 - share) ** 3);

/** Draws in every frame for so many milliseconds how far it is, from 0 to 1; the result ends it. */
export function animate(
  duration: number,
  draw: (share: number, easedShare: number) => void,
): () => void {
  const begun = performance.now();
  const step = (): void => {
    const share = Math.min(1, (performance.now() - begun) / duration);
    if (share < 1) frame = requestAnimationFrame(step);
    draw(share, eased(share));
  };
  let frame = requestAnimationFrame(step);
  return () => {
    cancelAnimationFrame(frame);
  };
}
