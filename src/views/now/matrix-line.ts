import { power as powerOf } from '../../engine/elementary.ts';
import type { Expression } from '../../timeline/expressions.ts';
import { needsBrackets } from '../../timeline/expressions.ts';
import { plainSymbol, superscript } from '../../timeline/notation.ts';
import type { Ref } from '../../timeline/quantities.ts';
import type { NumberGridProps } from './NumberGrid.tsx';

/** A matrix with the operators around it, which stay with it when the line breaks. */
export interface Written {
  readonly before: string;
  /** null: operators alone. */
  readonly grid: NumberGridProps | null;
  readonly after?: string;
}

type Line = readonly Written[];

/** More time steps than this are not drawn beside each other: the sum is written out below instead. */
const MOST_OVER_TIME = 6;

const NAMES: Readonly<Record<string, string>> = {
  tanh: 'tanh',
  sigmoid: 'σ',
  sigmoidSlope: 'ŷ(1 − ŷ)',
};

/** An expression as the matrices that it is written with, one after the other. */
export function lineOf(form: Expression): Line {
  switch (form.kind) {
    case 'ref':
      return grid(form.ref);
    case 'product':
      return joined(
        sideOf(form.left, form.transposed === 'left'),
        '·',
        sideOf(form.right, form.transposed === 'right'),
      );
    case 'hadamard':
      return joined(lineOf(form.left), '⊙', lineOf(form.right));
    case 'difference':
      return joined(lineOf(form.left), '−', factorOf(form.right));
    case 'apply':
      return appliedOf(form);
    case 'softmax':
      return led('softmax', grid(form.argument));
    case 'sum':
      return sumOf(form.terms.map(lineOf));
    case 'sumOverTime':
      return form.terms.length > MOST_OVER_TIME
        ? [{ before: 'Σ', grid: null }]
        : sumOf(form.terms.map((ref) => grid(ref)));
    case 'negative':
      return led('−', factorOf(form.expression));
    case 'scaled':
      return joined(lineOf(form.by), '·', factorOf(form.expression));
    case 'quotient':
      return joined(lineOf(form.over), '/', factorOf(form.under));
    case 'square':
      return form.expression.kind === 'ref'
        ? made(form.expression.ref, `(${plainSymbol(form.expression.ref)})²`, (a) => a * a)
        : [];
    case 'root':
      return rootOf(form.expression);
    case 'complement':
      return complementOf(form);
    case 'clamp':
      return bracketed('clip', joined(lineOf(form.expression), ', ±', grid(form.limit)));
    case 'atMostOne':
      return bracketed('min', led('1 ,', lineOf(form.expression)));
    case 'norm':
      return bracketed(
        'length of ',
        form.of.flatMap((ref) => grid(ref)),
      );
    case 'loss':
    case 'lossSlope':
      return joined(grid(form.yhat), ',', grid(form.y));
    case 'held':
    case 'oneHot':
      return [];
  }
}

const grid = (of: Ref, transposed = false): Line => [{ before: '', grid: { of, transposed } }];

const made = (of: Ref, name: string, make: (a: number) => number): Line => [
  { before: '', grid: { of, made: { name, of: make } } },
];

/** With an operator before the first matrix. */
function led(operator: string, line: Line): Line {
  const [first = { before: '', grid: null }, ...others] = line;
  return [{ ...first, before: `${operator} ${first.before}`.trim() }, ...others];
}

const joined = (left: Line, operator: string, right: Line): Line => [
  ...left,
  ...led(operator, right),
];

const sumOf = (terms: readonly Line[]): Line =>
  terms.flatMap((term, index) => (index === 0 ? term : led('+', term)));

function bracketed(name: string, line: Line): Line {
  const opened = led(`${name}(`, line);
  return opened.map((written, index) =>
    index === opened.length - 1 ? { ...written, after: `${written.after ?? ''})` } : written,
  );
}

/** What is multiplied, taken away or divided by: in brackets when it is a sum. */
const factorOf = (form: Expression): Line =>
  needsBrackets(form) && form.kind !== 'complement' ? bracketed('', lineOf(form)) : lineOf(form);

const sideOf = (form: Expression, transposed: boolean): Line =>
  form.kind === 'ref' ? grid(form.ref, transposed) : factorOf(form);

/** The root of each number, or of each sum. */
const rootOf = (form: Expression): Line =>
  form.kind === 'ref'
    ? made(form.ref, `√${plainSymbol(form.ref)}`, Math.sqrt)
    : bracketed('√', lineOf(form));

function complementOf({ of, power }: Extract<Expression, { kind: 'complement' }>): Line {
  const exponent = power === null || power === 1 ? '' : superscript(power);
  return made(of, `1 − ${plainSymbol(of)}${exponent}`, (a) => 1 - powerOf(a, power ?? 1));
}

/** tanh′ is drawn as what it is computed from. */
function appliedOf({ fn, argument }: Extract<Expression, { kind: 'apply' }>): Line {
  if (fn !== 'tanhSlope') return led(NAMES[fn] ?? fn, grid(argument));
  const h: Ref = { quantity: 'h', t: argument.t };
  return made(h, `1 − ${plainSymbol(h)}²`, (a) => 1 - a * a);
}
