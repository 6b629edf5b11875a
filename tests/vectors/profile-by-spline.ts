import { normalCdf, tQuantile } from '../../methods/estimation/distributions.ts';
import type { Bounds } from '../../methods/estimation/interval.ts';
import { likelihoodRoot, type ProfiledProportion } from '../../methods/estimation/likelihood-interval.ts';

/**
 * R's likelihood interval is not where the profile likelihood has its value but where a spline through a few of its points has it, read off
 * a polygon. This takes the same points of our profile and reads them as R does (`profile.glm`, `spline`, `approx`).
 */
interface Point {
  readonly x: number;
  readonly y: number;
}

const at = (values: readonly number[] | Float64Array, k: number): number => values[k] ?? Number.NaN;

/** Second derivatives / 6 at the points; at each end the third derivative is that of the cubic through the four points there. */
const curvatures = (points: readonly Point[]): Float64Array => {
  const last = points.length - 1;
  const x = points.map((point) => point.x);
  const gap = x.slice(1).map((value, k) => value - at(x, k));
  const slope = points.slice(1).map(({ y }, k) => (y - (points[k]?.y ?? Number.NaN)) / at(gap, k));
  const bend = slope.slice(1).map((value, k) => (value - at(slope, k)) / (at(x, k + 2) - at(x, k)));
  const third = (k: number): number =>
    last < 3 ? 0 : (at(bend, k + 1) - at(bend, k)) / (at(x, k + 3) - at(x, k));
  const first = at(gap, 0);
  const final = at(gap, last - 1);
  const diagonal = Float64Array.from(points, (_, k) =>
    k === 0 ? -first : k === last ? -final : 2 * (at(gap, k - 1) + at(gap, k)),
  );
  const right = Float64Array.from(points, (_, k) =>
    k === 0
      ? first ** 2 * third(0)
      : k === last
        ? -(final ** 2) * third(last - 3)
        : at(slope, k) - at(slope, k - 1),
  );
  for (let k = 1; k <= last; k++) {
    const factor = at(gap, k - 1) / at(diagonal, k - 1);
    diagonal[k] = at(diagonal, k) - factor * at(gap, k - 1);
    right[k] = at(right, k) - factor * at(right, k - 1);
  }
  const curvature = new Float64Array(points.length);
  for (let k = last; k >= 0; k--)
    curvature[k] = (at(right, k) - (k === last ? 0 : at(gap, k) * at(curvature, k + 1))) / at(diagonal, k);
  return curvature;
};

/** The cubic spline through the points at `count` equally spaced places. R: `spline(x, y, n = count, method = "fmm")`. */
const splineAt = (points: readonly Point[], count: number): readonly Point[] => {
  const curvature = curvatures(points);
  const from = points[0]?.x ?? Number.NaN;
  const to = points.at(-1)?.x ?? Number.NaN;
  return Array.from({ length: count }, (_, place) => {
    const x = from + ((to - from) * place) / (count - 1);
    const next = points.findIndex((point, k) => k > 0 && x < point.x);
    const k = next < 0 ? points.length - 2 : next - 1;
    const [a = { x: 0, y: 0 }, b = { x: 1, y: 0 }] = points.slice(k, k + 2);
    const gap = b.x - a.x;
    const u = (x - a.x) / gap;
    const cubic = (share: number, bend: number): number => bend * (share ** 3 - share) * gap ** 2;
    return {
      x,
      y: a.y * (1 - u) + b.y * u + cubic(1 - u, at(curvature, k)) + cubic(u, at(curvature, k + 1)),
    };
  });
};

/** R: `approx(y, x, xout = value)`. */
const whereItIs = (polygon: readonly Point[], value: number): number => {
  const next = polygon.findIndex(({ y }, k) => k > 0 && y >= value);
  const [a = { x: 0, y: 0 }, b = { x: 0, y: 1 }] = polygon.slice(next - 1, next + 1);
  return a.x + ((b.x - a.x) * (value - a.y)) / (b.y - a.y);
};

/** What R makes of the sample: its likelihood has the weights scaled to a mean of 1 over all rows, missing ones too. */
export interface NaiveLikelihood {
  /** Rows with a value. */
  readonly rows: number;
  /** Σ of their scaled weights. */
  readonly size: number;
}

const MOST_STEPS = 9;

/** Points of the profile from the estimate outwards, until R sees the end of the interval behind it. */
const profilePoints = (
  profiled: ProfiledProportion,
  tail: number,
  naive: NaiveLikelihood,
): readonly Point[] => {
  const { estimate: p, standardError, degreesOfFreedom } = profiled;
  const centre = Math.log(p / (1 - p));
  const logitError = standardError / (p * (1 - p));
  const sharpness = logitError * Math.sqrt(naive.size * p * (1 - p));
  const alpha = normalCdf(tQuantile(tail, degreesOfFreedom) * sharpness) / 2;
  const end = -tQuantile(alpha / 2, naive.rows - 1);
  const side = (sign: number): readonly Point[] => {
    const found: Point[] = [];
    for (let k = 1; k <= MOST_STEPS && Math.abs(found.at(-1)?.y ?? 0) * sharpness < end; k++) {
      const x = centre + sign * k * (end / 5) * logitError;
      found.push({ x, y: likelihoodRoot(profiled, x) });
    }
    return found;
  };
  return [...side(-1).toReversed(), { x: centre, y: 0 }, ...side(1)];
};

const expit = (logit: number): number => 1 / (1 + Math.exp(-logit));

export const boundsBySpline = (
  profiled: ProfiledProportion,
  tail: number,
  naive: NaiveLikelihood,
): Bounds => {
  const points = profilePoints(profiled, tail, naive);
  const polygon = splineAt(points, 3 * points.length);
  const t = tQuantile(tail, profiled.degreesOfFreedom);
  return { lower: expit(whereItIs(polygon, t)), upper: expit(whereItIs(polygon, -t)) };
};
