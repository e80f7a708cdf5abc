import { createRequire } from 'node:module';

// The build for browsers: the one for Node wants a native OpenGL, which recurrent nets do not use.
const { recurrent } = createRequire(import.meta.url)('brain.js/dist/browser.js');

/**
 * brain.js' own RNN with the four differences to the task taken out, each to its advantage or
 * neutral: tanh for relu; its input matrix, read by rows, is W_xhᵀ itself instead of an embedding
 * that is multiplied by another matrix; SGD for RMSprop; and the token with which it begins every
 * sequence is the first character. It does not train h_0. float32.
 */
class ElmanRNN extends recurrent.RNN {
  getEquation(equation, input, previous, { transition, bias }) {
    const product = equation.multiply(transition, previous);
    return equation.tanh(equation.add(equation.add(input, product), bias));
  }

  adjustWeights() {
    for (const { weights, deltas } of this.model.allMatrices) {
      for (let i = 0; i < weights.length; i++) weights[i] -= this.rate * deltas[i];
    }
  }
}

export const brain = { name: 'brain.js', prepare };

function prepare({ T, V, H, inputs, targets, rate, parameters }) {
  const net = new ElmanRNN({
    inputSize: H,
    inputRange: V - 1,
    outputSize: V - 1,
    hiddenLayers: [H],
  });
  net.rate = rate;
  net.initialize();
  // Its token 0 begins and ends: the sequence's first character. The others move up by one.
  const token = (k) => (k + 1) % V;
  const byToken = (rows, length) => {
    const moved = new Float32Array(V * length);
    for (let k = 0; k < V; k++) moved.set(rows(k), token(k) * length);
    return moved;
  };
  const { Wxh, Whh, Why, bh, by } = parameters;
  const { input, hiddenLayers, output, outputConnector } = net.model;
  input.weights = byToken((k) => Array.from({ length: H }, (_, i) => Wxh[i * V + k]), H);
  outputConnector.weights = byToken((k) => Why.subarray(k * H, (k + 1) * H), H);
  output.weights = byToken((k) => [by[k]], 1);
  hiddenLayers[0].transition.weights.set(Whh);
  hiddenLayers[0].bias.weights.set(bh);
  const tokens = Array.from(inputs, token);
  const wanted = Array.from(targets, token);
  const { equations } = net.model;
  return () => {
    while (equations.length < T) net.bindEquation();
    let bits = 0;
    for (let t = 0; t < T; t++) bits += equations[t].predictTargetIndex(tokens[t], wanted[t]);
    for (let t = T - 1; t >= 0; t--) equations[t].backpropagateIndex(tokens[t]);
    net.adjustWeights();
    return bits * Math.LN2;
  };
}
