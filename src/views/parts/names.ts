import type { ParameterName } from '../../engine/shapes.ts';
import { elementIndex } from '../../timeline/notation.ts';
import type {
  Cell,
  ParameterQuantity,
  PlainQuantity,
  Quantity,
  Ref,
} from '../../timeline/quantities.ts';
import { parameterQuantity, shapeOf } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { differenceAt } from '../../timeline/difference.ts';
import { digitsOf } from './digits.ts';
import { words } from './words.ts';

const PARAMETER_SPOKEN: Record<ParameterName, string> = {
  Wxh: 'W x h',
  Whh: 'W h h',
  Why: 'W h y',
  bh: 'b h',
  by: 'b y',
  h0: 'h 0',
};

function spokenParameter({ kind, parameter, moment }: ParameterQuantity): string {
  const names = words.quantity;
  const spoken = PARAMETER_SPOKEN[parameter];
  const name = moment === null ? spoken : names.moments[moment](spoken);
  switch (kind) {
    case 'value':
      return name;
    case 'contribution':
      return names.contributionOf(name);
    case 'partial':
      return names.partialOf(name);
    case 'copy':
      return names.copyOf(name);
    case 'gradient':
      return names.parameterGradientOf(name);
    case 'change':
      return names.changeOf(name);
    case 'clipped':
      return names.clippedGradientOf(name);
    case 'updated':
      return names.updated(name);
    case 'corrected':
      return names.corrected(name);
  }
}

/** The name of a quantity as it is spoken: "gradient of the hidden state". */
export function spokenName(quantity: Quantity): string {
  const named = parameterQuantity(quantity);
  if (named !== null) return spokenParameter(named);
  const names = words.quantity;
  const plain = quantity as PlainQuantity;
  switch (plain) {
    case 'dyhat':
      return names.gradientOf(names.yhat);
    case 'do':
      return names.gradientOf(names.o);
    case 'dh':
      return names.gradientOf(names.h);
    case 'du':
      return names.gradientOf(names.u);
    default:
      return names[plain];
  }
}

/** A quantity at its time. */
export function spokenRef({ quantity, t }: Ref): string {
  const name = spokenName(quantity);
  if (t === null) return name;
  const isSum = parameterQuantity(quantity)?.kind === 'partial';
  return isSum ? words.quantity.backTo(name, t) : words.quantity.atTime(name, t);
}

/**
 * A cell in words, with its value unless that is not computed yet; or with its difference to the
 * same cell of another update.
 */
export function spokenCell(
  scene: Scene,
  cell: Cell,
  reached: boolean,
  other: Scene | null = null,
): string {
  const said = reached
    ? spokenValue(cell.quantity, differenceAt(scene, other, cell), other)
    : words.quantity.notYet;
  return spokenAs(scene, cell, said);
}

/** A cell in words, with what is said of its value. */
export function spokenAs(scene: Scene, cell: Cell, value: string): string {
  const [, columns] = shapeOf(cell.quantity, scene.record.sizes);
  const element = elementIndex(cell.index, columns).slice(1, -1);
  return words.quantity.cell(spokenRef(cell), element, value);
}

function spokenValue(quantity: Quantity, x: number, other: Scene | null): string {
  if (!Number.isFinite(x)) return words.number.notFinite;
  const value = digitsOf(quantity, x);
  return other === null ? value : words.compare.difference(value);
}
