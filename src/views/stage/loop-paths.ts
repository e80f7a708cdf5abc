import type { EdgeInput } from './edges.ts';
import { AIR } from './edges.ts';
import { middleOf } from './layout.ts';

/** The recurrent arrow of the folded cell: out of h, round on the left, and back into its own u. */
export function loopPath({ layout, hidden, x }: EdgeInput): string {
  const { h, u, scale } = layout;
  const left = x(0) + h.x - AIR - 1;
  const far = left - 84 * scale;
  const hMiddle = middleOf(h, hidden);
  const uMiddle = middleOf(u, hidden);
  return `M${left},${hMiddle}C${far},${hMiddle} ${far},${uMiddle} ${left},${uMiddle}`;
}

/** Its way back: out of ∇u, round on the right, and into ∇h of the same cell. */
export function loopBackPath({ layout, hidden, x }: EdgeInput): string {
  const { dh, du, scale } = layout;
  const right = x(0) + dh.x + dh.w + AIR + 1;
  const far = right + 84 * scale;
  const hMiddle = middleOf(dh, hidden);
  const uMiddle = middleOf(du, hidden);
  return `M${right},${uMiddle}C${far},${uMiddle} ${far},${hMiddle} ${right},${hMiddle}`;
}
