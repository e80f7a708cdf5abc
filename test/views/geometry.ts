export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const mix = (a: number, b: number, s: number): number => a + (b - a) * s;
const between = (a: Point, b: Point, s: number): Point => ({
  x: mix(a.x, b.x, s),
  y: mix(a.y, b.y, s),
});

/** De Casteljau's algorithm: a point on the curve of any degree. */
function onCurve(points: readonly Point[], s: number): Point {
  const [first] = points;
  if (points.length === 1) return first!;
  return onCurve(
    points.slice(1).map((point, i) => between(points[i]!, point, s)),
    s,
  );
}

const SAMPLES = 24;

/** Points along a path of absolute M, L, Q and C. */
export function pointsOf(path: string): Point[] {
  const points: Point[] = [];
  let here: Point = { x: NaN, y: NaN };
  for (const [, command, numbers = ''] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const values = numbers
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (!'MLQC'.includes(command!) || values.some((z) => !Number.isFinite(z))) {
      throw new Error(`cannot read the path ${path}`);
    }
    const controls = Array.from({ length: values.length / 2 }, (_, i) => ({
      x: values[2 * i]!,
      y: values[2 * i + 1]!,
    }));
    if (command === 'M') points.push(controls[0]!);
    else {
      for (let k = 1; k <= SAMPLES; k++) points.push(onCurve([here, ...controls], k / SAMPLES));
    }
    here = controls.at(-1)!;
  }
  return points;
}

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const contains = ({ left, right, top, bottom }: Box, { x, y }: Point): boolean =>
  x > left && x < right && y > top && y < bottom;
