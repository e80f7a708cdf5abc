/** The sizes of a model: V characters in the vocabulary, H hidden units. */
export interface ModelSizes {
  readonly V: number;
  readonly H: number;
}

/** The parameters θ, in the order in which they lie in a parameter buffer. */
export const PARAMETER_NAMES = ['Wxh', 'Whh', 'Why', 'bh', 'by', 'h0'] as const;
export type ParameterName = (typeof PARAMETER_NAMES)[number];

/** [rows, columns]; a column vector has one column. */
export type Shape = readonly [rows: number, columns: number];

/** The shape of a parameter, and so of its gradient. */
export function parameterShape(name: ParameterName, { V, H }: ModelSizes): Shape {
  switch (name) {
    case 'Wxh':
      return [H, V];
    case 'Whh':
      return [H, H];
    case 'Why':
      return [V, H];
    case 'by':
      return [V, 1];
    case 'bh':
    case 'h0':
      return [H, 1];
  }
}
