import { copyParameters, createParameters } from '../../src/engine/parameters.ts';
import type { Contestant, Problem } from './workloads.ts';

/**
 * The same mathematics in the loops that one writes down first, on float64 arrays that are
 * allocated once: what the engine's kernels have to be worth their trouble against.
 */
export const plain: Contestant = { name: 'plain loops', prepare };

function prepare(problem: Problem): () => number {
  const { T, V, H, inputs, targets, rate } = problem;
  const sizes = { V, H };
  const parameters = copyParameters(sizes, problem.parameters);
  const gradient = createParameters(sizes);
  const { Wxh, Whh, Why, bh, by, h0 } = parameters;
  const g = gradient;
  const h = new Float64Array((T + 1) * H);
  const yhat = new Float64Array(T * V);
  const dh = new Float64Array(H);
  const du = new Float64Array(H);

  function forward(): number {
    let loss = 0;
    h.set(h0);
    for (let t = 0; t < T; t++) {
      for (let i = 0; i < H; i++) {
        let u = Wxh[i * V + inputs[t]!]! + bh[i]!;
        for (let j = 0; j < H; j++) u += Whh[i * H + j]! * h[t * H + j]!;
        h[(t + 1) * H + i] = Math.tanh(u);
      }
      let largest = -Infinity;
      for (let k = 0; k < V; k++) {
        let o = by[k]!;
        for (let j = 0; j < H; j++) o += Why[k * H + j]! * h[(t + 1) * H + j]!;
        yhat[t * V + k] = o;
        largest = Math.max(largest, o);
      }
      let sum = 0;
      for (let k = 0; k < V; k++) {
        yhat[t * V + k] = Math.exp(yhat[t * V + k]! - largest);
        sum += yhat[t * V + k]!;
      }
      for (let k = 0; k < V; k++) yhat[t * V + k] = yhat[t * V + k]! / sum;
      loss -= Math.log(yhat[t * V + targets[t]!]!);
    }
    return loss;
  }

  function backward(): void {
    g.buffer.fill(0);
    dh.fill(0);
    for (let t = T - 1; t >= 0; t--) {
      for (let k = 0; k < V; k++) {
        const dO = yhat[t * V + k]! - (k === targets[t] ? 1 : 0);
        g.by[k] = g.by[k]! + dO;
        for (let j = 0; j < H; j++) {
          g.Why[k * H + j] = g.Why[k * H + j]! + dO * h[(t + 1) * H + j]!;
          dh[j] = dh[j]! + Why[k * H + j]! * dO;
        }
      }
      for (let i = 0; i < H; i++) {
        du[i] = (1 - h[(t + 1) * H + i]! * h[(t + 1) * H + i]!) * dh[i]!;
        dh[i] = 0;
      }
      for (let i = 0; i < H; i++) {
        g.bh[i] = g.bh[i]! + du[i]!;
        g.Wxh[i * V + inputs[t]!] = g.Wxh[i * V + inputs[t]!]! + du[i]!;
        for (let j = 0; j < H; j++) {
          g.Whh[i * H + j] = g.Whh[i * H + j]! + du[i]! * h[t * H + j]!;
          dh[j] = dh[j]! + Whh[i * H + j]! * du[i]!;
        }
      }
    }
    g.h0.set(dh);
  }

  return () => {
    const loss = forward();
    backward();
    const { buffer } = parameters;
    for (let i = 0; i < buffer.length; i++) buffer[i] = buffer[i]! - rate * g.buffer[i]!;
    return loss;
  };
}
