import type { Place } from '../interview.ts';

/** Mean radius of the earth (IUGG). */
const EARTH_KM = 6371.0088;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along the great circle, in km, by the haversine formula. */
export const kmBetween = (a: Place, b: Place): number => {
  const half =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
};

/** What is certain of it: each place may lie anywhere within its accuracy. */
export const leastKmBetween = (a: Place, b: Place): number =>
  Math.max(0, kmBetween(a, b) - (a.withinMetres + b.withinMetres) / 1000);
