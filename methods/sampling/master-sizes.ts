import { isApproximate, type ListedUnit, type Selection, type StratumDraw } from './draw.ts';
import { fraction } from './fraction.ts';
import { SamplingRefusal } from './refusal.ts';

type SizeOf = (unit: string) => number;

/** Ranks count from 1, roles follow from them, no unit stands twice, and there are as many as the numbers say. */
const isWhole = ({ takeAll, quota, reserve, selected }: StratumDraw): boolean =>
  takeAll <= quota &&
  selected.length === quota + reserve &&
  new Set(selected.map(({ unit }) => unit)).size === selected.length &&
  selected.every(
    ({ rank, role }, at) =>
      rank === at + 1 && role === (rank <= takeAll ? 'take-all' : rank <= quota ? 'sample' : 'ladder'),
  );

/** Are S and every π those that such sizes give? */
const agrees = (previous: StratumDraw, units: readonly ListedUnit[], sizeOf: SizeOf): boolean => {
  const { takeAll, quota, selected } = previous;
  const certain = new Set(selected.slice(0, takeAll).map(({ unit }) => unit));
  const total = units.reduce((sum, { id }) => (certain.has(id) ? sum : sum + sizeOf(id)), 0);
  const isStated = ({ unit, probability: [numerator, denominator] }: Selection, at: number): boolean => {
    const size = BigInt(Math.max(quota - takeAll, at + 1)) * BigInt(sizeOf(unit));
    const [exact, whole] = fraction(size, BigInt(total));
    return numerator === exact && denominator === whole;
  };
  return previous.total === String(total) && selected.slice(takeAll).every(isStated);
};

/**
 * The M of π = n·M/S in a draw that came before: the sizes of its frame, or 1 where it was simple random. The stratum's
 * units must be those from which it was drawn: as many, with the same sizes. A unit that is new to the frame would have
 * had no chance to be hit; it belongs into a stratum of its own.
 * @throws SamplingRefusal `previous-approximate`, `previous-broken`, `master-frame-changed`
 */
export const masterSizes = (previous: StratumDraw, units: readonly ListedUnit[]): SizeOf => {
  const { stratum } = previous;
  if (isApproximate(previous.method)) {
    throw new SamplingRefusal({ code: 'previous-approximate', data: { stratum } });
  }
  if (!isWhole(previous)) throw new SamplingRefusal({ code: 'previous-broken', data: { stratum } });
  const sizes = new Map(units.map(({ id, size }) => [id, size]));
  const sizeOf: SizeOf = (unit) => sizes.get(unit) ?? 0;
  const found = [sizeOf, () => 1].find((each) => agrees(previous, units, each));
  const there = previous.selected.every(({ unit }) => sizes.has(unit));
  if (found === undefined || !there || units.length !== previous.units) {
    throw new SamplingRefusal({ code: 'master-frame-changed', data: { stratum } });
  }
  return found;
};
