import { describe, expect, it } from 'vitest';
import type { MessageNorms } from '../engine/all-messages.ts';
import { messageNorms } from '../engine/all-messages.ts';
import { euclideanNorm } from '../../src/engine/norm.ts';
import type { UpdateRecord } from '../../src/engine/record.ts';
import { spectralRadius } from '../../src/engine/spectral-radius.ts';
import { createTraining } from '../../src/engine/training.ts';
import { readAddress, writeAddress, DEFAULT_ADDRESS } from '../../src/share/address.ts';
import type { PresetName } from '../../src/share/presets.ts';
import { PRESETS, PRESET_NAMES } from '../../src/share/presets.ts';

function recordOf(name: PresetName): UpdateRecord {
  const { configuration, update } = PRESETS[name];
  const training = createTraining(configuration);
  for (let n = 0; n <= update; n++) training.runUpdate();
  return training.record();
}

/** ‖∂L_end/∂h_t‖ of the window's last loss, t = start … end. */
function lastMessage({ window: { start, lossFrom, end }, norms, columns }: MessageNorms): number[] {
  const row = (end - lossFrom) * columns;
  return Array.from({ length: end - start + 1 }, (_, t) => norms[row + t + 1]!);
}

const radiusOf = ({ parameters, sizes }: UpdateRecord): number =>
  spectralRadius(parameters.Whh, sizes.H);
const largestState = ({ trace }: UpdateRecord): number =>
  trace.h.reduce((largest, h) => Math.max(largest, Math.abs(h)), 0);

describe('the presets do what they say', () => {
  it('vanishing: the last loss is a hundred-millionth as loud at the first state', () => {
    const record = recordOf('vanishing');
    expect(radiusOf(record)).toBeCloseTo(0.5, 9);
    const message = lastMessage(messageNorms(record));
    expect(message).toHaveLength(24);
    expect(message[0]! / message[23]!).toBeLessThan(1e-7);
    // Not by one weak link: it fades over any six steps.
    for (let t = 6; t < 24; t++) expect(message[t - 6]! / message[t]!).toBeLessThan(0.1);
  });

  it('exploding: it grows ten-billionfold on the way, before any unit saturates', () => {
    const record = recordOf('exploding');
    expect(radiusOf(record)).toBeCloseTo(3, 9);
    expect(largestState(record)).toBeLessThan(0.05);
    const message = lastMessage(messageNorms(record));
    expect(message[0]! / message[23]!).toBeGreaterThan(1e10);
    for (let t = 6; t < 24; t++) expect(message[t - 6]! / message[t]!).toBeGreaterThan(50);
  });

  it('saturated: the very same W_hh, and the message fades', () => {
    const [exploding, saturated] = [recordOf('exploding'), recordOf('saturated')];
    expect(saturated.parameters.Whh).toEqual(exploding.parameters.Whh);
    expect(largestState(saturated)).toBeGreaterThan(0.99);
    const message = lastMessage(messageNorms(saturated));
    expect(message[0]! / message[23]!).toBeLessThan(1e-9);
  });

  it('truncated: more than half of all messages are never sent', () => {
    const { configuration } = PRESETS.truncated;
    expect(configuration.truncation).toEqual({ k1: 4, k2: 8 });
    const training = createTraining(configuration);
    let sent = 0;
    for (let n = 0; n < 6; n++) {
      training.runUpdate();
      const { start, lossFrom, end } = training.record().window;
      for (let k = lossFrom; k <= end; k++) sent += k - start + 1;
    }
    expect(sent).toBe(140);
    expect(sent).toBeLessThan((24 * 25) / 2 / 2);
    expect(recordOf('truncated').window).toEqual({ start: 17, lossFrom: 21, end: 24 });
  });

  it('clipped: a gradient of ten billions is scaled to the limit, in the same direction', () => {
    const { result } = recordOf('clipped');
    expect(result!.gradientNorm).toBeGreaterThan(1e10);
    expect(euclideanNorm(result!.clipped.buffer)).toBeCloseTo(1, 9);
    const scale = 1 / result!.gradientNorm;
    result!.gradient.buffer.forEach((value, index) => {
      expect(Math.abs(result!.clipped.buffer[index]! - value * scale)).toBeLessThan(1e-12);
    });
  });

  it('are kept by the address', () => {
    for (const name of PRESET_NAMES) {
      const { configuration, update } = PRESETS[name];
      const { state, problem } = readAddress(
        writeAddress({ ...DEFAULT_ADDRESS, configuration, update }),
      );
      expect({ name, problem, state }).toMatchObject({
        problem: null,
        state: { configuration, update },
      });
    }
  });
});
