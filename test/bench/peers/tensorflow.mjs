import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
// Fewer checks, and no advice to install the native backend.
tf.enableProdMode();
setWasmPaths(join(dirname(wasm), '/'));

/** One contestant for each backend; its tensors live on the backend that it was prepared on. */
export async function tensorflow() {
  const contestants = [];
  for (const backend of ['cpu', 'wasm']) {
    if (!(await tf.setBackend(backend))) throw new Error(`tfjs has no ${backend} backend here`);
    await tf.ready();
    contestants.push({ name: `tfjs ${backend}`, prepare: (problem) => prepare(backend, problem) });
  }
  return contestants;
}

/**
 * Written as a user of tfjs would for speed: the inputs' products with W_xh and the outputs' with
 * W_hy are one product each for the whole sequence, only W_hh is multiplied step by step; the
 * gradient is tfjs' own, the update its SGD. Row vectors, so matrices are transposed. float32.
 */
function prepare(backend, { T, V, H, inputs, targets, rate, parameters }) {
  tf.setBackend(backend);
  const variable = (name, rows, columns) =>
    tf.tidy(() =>
      tf.variable(tf.transpose(tf.tensor2d(Float32Array.from(parameters[name]), [rows, columns]))),
    );
  const Wxh = variable('Wxh', H, V);
  const Whh = variable('Whh', H, H);
  const Why = variable('Why', V, H);
  const bh = variable('bh', H, 1);
  const by = variable('by', V, 1);
  const h0 = variable('h0', H, 1);
  const x = tf.cast(tf.oneHot(tf.tensor1d(inputs, 'int32'), V), 'float32');
  const y = tf.cast(tf.oneHot(tf.tensor1d(targets, 'int32'), V), 'float32');
  const optimizer = tf.train.sgd(rate);
  const loss = () => {
    const steps = tf.split(tf.add(tf.matMul(x, Wxh), bh), T);
    const states = [];
    let h = h0;
    for (const input of steps) {
      h = tf.tanh(tf.add(tf.matMul(h, Whh), input));
      states.push(h);
    }
    const o = tf.add(tf.matMul(tf.concat(states), Why), by);
    return tf.losses.softmaxCrossEntropy(y, o, undefined, undefined, tf.Reduction.SUM);
  };
  return () => {
    tf.setBackend(backend);
    const cost = optimizer.minimize(loss, true);
    const value = cost.dataSync()[0];
    cost.dispose();
    return value;
  };
}
