import type { Parameters } from '../../../src/engine/parameters.ts';
import { createParameters } from '../../../src/engine/parameters.ts';
import type { UpdateRecord } from '../../../src/engine/record.ts';

/** What each time step of an update adds to ∇θ (h_0's aside), in the order of time. */
export function contributions({ trace, window, inputs, sizes }: UpdateRecord): Parameters[] {
  const { V, H } = sizes;
  return Array.from({ length: window.end - window.start + 1 }, (_, r) => {
    const step = createParameters(sizes);
    const du = trace.du.subarray(r * H, (r + 1) * H);
    const output = trace.do.subarray(r * V, (r + 1) * V);
    const before = trace.h.subarray(r * H, (r + 1) * H);
    const after = trace.h.subarray((r + 1) * H, (r + 2) * H);
    outer(step.Why, output, after);
    step.by.set(output);
    outer(step.Whh, du, before);
    du.forEach((z, i) => (step.Wxh[i * V + inputs[r]!] = z));
    step.bh.set(du);
    return step;
  });
}

function outer(out: Float64Array, left: Float64Array, right: Float64Array): void {
  left.forEach((a, i) => right.forEach((b, j) => (out[i * right.length + j] = a * b)));
}
