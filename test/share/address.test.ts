import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { checkConfiguration } from '../../src/engine/configuration.ts';
import type { AddressState } from '../../src/share/address.ts';
import {
  BOARDS,
  CURVE_UNITS,
  DEFAULT_ADDRESS,
  PANELS,
  readAddress,
  TEMPERATURES,
  writeAddress,
} from '../../src/share/address.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import {
  parseHead,
  parseHiddenSize,
  parseRate,
  parseSeed,
  parseText,
} from '../../src/share/fields.ts';
import { USUAL_OPTIMIZERS } from '../../src/share/settings.ts';
import { heads, runs } from '../engine/support.ts';

const texts = fc
  .string({
    unit: fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      fc.constantFrom('&', '=', '#', '+', '%', ' ', '\n', '👩‍👩‍👧'),
    ),
    maxLength: 30,
  })
  .filter((text) => parseText(text).ok);

const decay = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const epsilon = fc.double({ min: 5e-324, max: 1, noNaN: true });
const rate = fc.double({ min: 5e-324, max: 1000, noNaN: true });
const optimizer = fc.oneof(
  fc.record({ kind: fc.constant('sgd' as const), rate }),
  fc.record({ kind: fc.constant('momentum' as const), rate, mu: decay }),
  fc.record({ kind: fc.constant('adagrad' as const), rate, epsilon }),
  fc.record({ kind: fc.constant('rmsprop' as const), rate, alpha: decay, epsilon }),
  fc.record({ kind: fc.constant('adam' as const), rate, beta1: decay, beta2: decay, epsilon }),
);
const initialisation = fc.oneof(
  fc.constantFrom({ kind: 'uniform' as const }, { kind: 'glorot' as const }),
  fc.record({
    kind: fc.constant('spectral' as const),
    radius: fc.double({ min: 0, max: 10, noNaN: true }),
    inputScale: fc.double({ min: 5e-324, max: 10, noNaN: true }),
  }),
);
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(arbitrary, { nil: null });

const configurations: fc.Arbitrary<Configuration> = fc.record({
  text: texts,
  hiddenSize: fc.integer({ min: 1, max: 16 }),
  head: heads,
  seed: fc.nat(4_294_967_295),
  optimizer,
  initialisation,
  clipping: orNull(
    fc.record({
      kind: fc.constantFrom('norm' as const, 'value' as const),
      limit: fc.double({ min: 5e-324, max: 1_000_000, noNaN: true }),
    }),
  ),
  truncation: orNull(
    fc
      .tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }))
      .map(([a, b]) => ({ k1: Math.min(a, b), k2: Math.max(a, b) })),
  ),
  cut: orNull(fc.record({ until: orNull(fc.integer({ min: 1, max: 999_999 })) })),
  changes: fc.array(
    fc.record({
      n: fc.nat(999_998),
      parameter: fc.constantFrom('Wxh', 'Whh', 'bh', 'h0'),
      // Every one of these has at least one element.
      index: fc.constant(0),
      // An address has no negative zero.
      value: fc.double({ min: -1000, max: 1000, noNaN: true }).map((value) => value + 0),
    }),
    { maxLength: 5 },
  ),
});

const states: fc.Arbitrary<AddressState> = fc.record({
  configuration: configurations,
  update: fc.nat(999_999),
  step: fc.nat(1_000_000),
  panel: fc.constantFrom(...PANELS),
  board: fc.constantFrom(...BOARDS),
  folded: fc.boolean(),
  pin: orNull(fc.record({ configuration: configurations, update: fc.nat(999_999) })),
  comparing: fc.boolean(),
  curve: fc.record({ unit: fc.constantFrom(...CURVE_UNITS), isLog: fc.boolean() }),
  sampling: fc.record({
    prefix: fc.string({ unit: 'grapheme', maxLength: 20 }),
    temperature: fc.constantFrom(...TEMPERATURES),
  }),
  weights: fc.record({
    parameter: fc.constantFrom(null, 'all' as const, 'Whh' as const, 'h0' as const),
    t: orNull(fc.integer({ min: 1, max: 2000 })),
    separate: fc.boolean(),
  }),
  ask: orNull(
    fc.oneof(
      fc.record({
        quantity: fc.constantFrom('dh', 'x', 'contribution Whh'),
        t: fc.integer({ min: 0, max: 2000 }),
        index: fc.nat(300),
      }),
      fc.record({
        quantity: fc.constantFrom('Whh', 'loss', 'updated velocity bh', 'corrected firstMoment h0'),
        t: fc.constant(null),
        index: fc.nat(300),
      }),
    ),
  ),
});

function expectValid({ configuration, update, step, panel, board, folded }: AddressState): void {
  checkConfiguration(configuration);
  expect(parseText(configuration.text).ok).toBe(true);
  expect(parseHiddenSize(String(configuration.hiddenSize)).ok).toBe(true);
  expect(parseRate(String(configuration.optimizer.rate)).ok).toBe(true);
  expect(parseSeed(String(configuration.seed)).ok).toBe(true);
  expect(parseHead(configuration.head).ok).toBe(true);
  for (const count of [update, step]) {
    expect(Number.isSafeInteger(count) && count >= 0 && count <= 1_000_000).toBe(true);
  }
  expect(PANELS).toContain(panel);
  expect(BOARDS).toContain(board);
  expect(typeof folded).toBe('boolean');
}

describe('an address', () => {
  it('gives back the state it was written from', () => {
    fc.assert(
      fc.property(states, (state) => {
        const read = { state, problem: null };
        expect(readAddress(writeAddress(state))).toEqual(read);
        expect(readAddress(`#${writeAddress(state)}`)).toEqual(read);
      }),
      runs(100),
    );
  });

  it('survives the way through a URL', () => {
    fc.assert(
      fc.property(states, (state) => {
        const url = new URL('https://example.org/course/');
        url.hash = writeAddress(state);
        expect(readAddress(new URL(url.href).hash).state).toEqual(state);
      }),
      runs(100),
    );
  });

  it('of the usual state holds nothing but the version', () => {
    expect(writeAddress(DEFAULT_ADDRESS)).toBe('v=1');
  });

  it('counts updates from 1, as people do', () => {
    expect(writeAddress({ ...DEFAULT_ADDRESS, update: 2, step: 7 })).toBe('v=1&update=3&step=7');
  });

  it('that is empty is the usual start, without a complaint', () => {
    for (const hash of ['', '#']) {
      expect(readAddress(hash)).toEqual({ state: DEFAULT_ADDRESS, problem: null });
    }
  });

  it('of a later version is not read', () => {
    for (const hash of ['#v=2', '#v=2&text=abc', '#v=1e9', '#v=Infinity']) {
      expect(readAddress(hash)).toEqual({ state: DEFAULT_ADDRESS, problem: 'newer' });
    }
  });

  it('without a version it knows is read as far as it goes, and reported', () => {
    for (const version of ['', 'v=0&', 'v=x&', 'v=-1&', 'v=1.5e-3&']) {
      const { state, problem } = readAddress(`#${version}text=abc`);
      expect(state.configuration.text).toBe('abc');
      expect(problem).toEqual([{ kind: 'version' }]);
    }
  });

  it.each([
    'text=a',
    'text=',
    'H=513',
    'H=2.5',
    'head=tanh',
    'rate=0',
    'rate=-1',
    'rate=NaN',
    'seed=-1',
    'update=0',
    'update=1.5',
    'update=99999999999999999999',
    'step=-1',
    'step=1e3',
    'panel=constructor',
    'board=nothing',
    'folded=yes',
    'compare=2',
    'weights=none',
    't=0',
    'separate=yes',
    'ask=dh.2',
    'ask=dh..0',
    'ask=Whh.1.0',
    'ask=constructor..0',
    'ask=contribution velocity Whh.1.0',
    'pin=seed%3D-1',
    'unit=nats',
    'scale=square',
    'temperature=0.7',
    'temperature=',
    `prefix=${'x'.repeat(201)}`,
    'opt=nadam',
    'clip=both',
    'k1=0',
    'k2=201',
    'init=xavier',
    'cut=0',
    'cut=some',
    'set=0.Whh.0.1',
    'set=1.Whh.9.1',
    'set=1.Wzz.0.1',
    'set=1.Whh.0.NaN',
    'set=1.Whh.0.1_',
    `set=${Array.from({ length: 101 }, () => '1.bh.0.1').join('_')}`,
  ])('with %s keeps the usual there, takes the rest, and says so', (bad) => {
    const { state, problem } = readAddress(`#v=1&${bad}`);
    expect(state).toEqual(DEFAULT_ADDRESS);
    expect(problem).toMatchObject([{ kind: bad.startsWith('pin') ? 'pin' : 'value' }]);
    const other = bad.startsWith('seed') ? 'H=5' : 'seed=77';
    const rest = readAddress(`#v=1&${bad}&${other}`).state.configuration;
    expect(bad.startsWith('seed') ? rest.hiddenSize : rest.seed).toBe(other === 'H=5' ? 5 : 77);
  });

  it('keeps of an optimizer, a clipping or a window what is valid', () => {
    const read = (hash: string) => readAddress(`#v=1&${hash}`);
    expect(read('opt=adam&beta1=1').state.configuration.optimizer).toEqual(USUAL_OPTIMIZERS.adam);
    expect(read('opt=adam&beta1=1').problem).toMatchObject([
      { key: 'beta1', input: '1', problem: { kind: 'notBelow', low: 0, high: 1 } },
    ]);
    expect(read('clip=norm&limit=0').state.configuration.clipping).toEqual({
      kind: 'norm',
      limit: 1,
    });
    expect(read('k1=9&k2=3').state.configuration.truncation).toEqual({ k1: 9, k2: 9 });
    expect(read('k2=3').state.configuration.truncation).toEqual({ k1: 3, k2: 3 });
    expect(read('k2=3').problem).toBeNull();
  });

  it('with names that mean nothing, or nothing with these settings, is read, and they are reported', () => {
    const { state, problem } = readAddress('#v=1&colour=green&__proto__=x&mu=0.5&seed=5');
    expect(state.configuration).toEqual({ ...DEFAULT_CONFIGURATION, seed: 5 });
    expect(problem).toEqual(['colour', '__proto__', 'mu'].map((key) => ({ kind: 'unknown', key })));
  });

  it('with a name twice takes the first, and reports it', () => {
    const { state, problem } = readAddress('#v=1&seed=5&seed=6');
    expect(state.configuration.seed).toBe(5);
    expect(problem).toEqual([{ kind: 'twice', key: 'seed' }]);
  });

  it.each(['zzz', 'update%3D0', 'seed%3D1%26seed%3D2'])(
    'with a pinned update that is not valid, %s, pins none, and reports why',
    (pin) => {
      const { state, problem } = readAddress(`#v=1&pin=${pin}`);
      expect(state.pin).toBeNull();
      expect(problem).toMatchObject([{ kind: 'pin' }]);
    },
  );

  it('with a percent code that stands for no character does not take it for a text', () => {
    for (const broken of ['%E0%A4%A', '%ff%fe', 'ab%C3']) {
      const { state, problem } = readAddress(`#v=1&text=${broken}`);
      expect(state).toEqual(DEFAULT_ADDRESS);
      expect(problem).toMatchObject([{ key: 'text', problem: { kind: 'brokenCode' } }]);
    }
    const own = {
      ...DEFAULT_ADDRESS,
      configuration: { ...DEFAULT_CONFIGURATION, text: 'a\uFFFD' },
    };
    expect(readAddress(writeAddress(own))).toEqual({ state: own, problem: null });
  });

  it('may be anything at all: it never throws, and gives a valid state', () => {
    const keys = fc.constantFrom(
      ...'v text H head rate seed update step panel board folded opt mu beta1 epsilon'.split(' '),
      ...'clip limit k1 k2 init radius inputs cut set'.split(' '),
    );
    const near = fc
      .array(
        fc.tuple(keys, fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String))),
      )
      .map((pairs) => `#v=1&${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (hash) => {
        expectValid(readAddress(hash).state);
      }),
      runs(100),
    );
    for (const hash of ['#%', '#v=1&text=%E0%A4%A', '#v=1&text=%ED%A0%80x', '#&&&=', '#v']) {
      expectValid(readAddress(hash).state);
    }
  });

  it('with a text of a megabyte keeps the usual text', () => {
    const { state, problem } = readAddress(`#v=1&text=${'ab'.repeat(500_000)}&seed=3`);
    expect(state.configuration).toEqual({ ...DEFAULT_CONFIGURATION, seed: 3 });
    expect(problem).toMatchObject([{ key: 'text', problem: { kind: 'textTooLong', limit: 2000 } }]);
  });
});
