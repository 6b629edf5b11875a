/**
 * The figures of a two-stage sample by the formulas of the textbooks, over the interviews themselves: nothing of the roll-up or
 * of its estimator is used. Särndal, Swensson and Wretman, Model Assisted Survey Sampling (1992): ratio 5.6, two-stage
 * variance 4.3; between villages drawn with probability proportional to size in random order: Deville (1999).
 */

/** A drawn village: its probability, and by list how many households stand on the roster. */
export interface Village {
  readonly code: string;
  readonly stratum: string;
  /** π as [numerator, denominator]. */
  readonly probability: readonly [number, number];
  readonly lists: ReadonlyMap<string, number>;
}

/** An answered household: what it counts for, and whether it also counts in the numerator. */
export interface Interview {
  readonly village: string;
  readonly list: string;
  readonly x: number;
  readonly y: number;
}

export interface Sample {
  readonly villages: readonly Village[];
  readonly interviews: readonly Interview[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const piOf = ({ probability: [numerator, denominator] }: Village): number => numerator / denominator;

/** w = M/m · 1/π: M on the list, m of them answered. */
export const weights = ({ villages, interviews }: Sample): readonly number[] =>
  interviews.map(({ village, list }) => {
    const drawn = villages.find(({ code }) => code === village);
    if (drawn === undefined) {
      throw new Error(`${village} was not drawn`);
    }
    const answered = interviews.filter((each) => each.village === village && each.list === list).length;
    return (drawn.lists.get(list) ?? 0) / answered / piOf(drawn);
  });

/** The ratio of the weighted sums, and the linear variable z = w·(y − R·x)/X whose total has the ratio's variance. */
export const ratio = (sample: Sample): { readonly estimate: number; readonly z: readonly number[] } => {
  const w = weights(sample);
  const weighted = (of: 'x' | 'y'): number => sum(sample.interviews.map((each, k) => (w[k] ?? 0) * each[of]));
  const X = weighted('x');
  const estimate = weighted('y') / X;
  return { estimate, z: sample.interviews.map(({ x, y }, k) => ((w[k] ?? 0) * (y - estimate * x)) / X) };
};

/** Variance of Σz: between the villages of each stratum, and π times what lies within each village. */
export const varianceOfTotal = (sample: Sample, z: readonly number[]): number =>
  sum(
    [...new Set(sample.villages.map(({ stratum }) => stratum))].map((stratum) => {
      const inStratum = sample.villages.filter((village) => village.stratum === stratum);
      const totals = inStratum.map((village) => ({
        pi: piOf(village),
        total: sum(z.filter((_, k) => sample.interviews[k]?.village === village.code)),
        within: withinVillage(sample, village, z),
      }));
      return between(totals.filter(({ pi }) => pi < 1)) + sum(totals.map(({ pi, within }) => pi * within));
    }),
  );

/** Σc·(E − A)² / (1 − Σc²/(Σc)²) with c = 1 − π and A = Σc·E/Σc. */
const between = (villages: readonly { readonly pi: number; readonly total: number }[]): number => {
  const c = villages.map(({ pi }) => 1 - pi);
  const allC = sum(c);
  if (villages.length < 2) {
    return 0;
  }
  const centre = sum(villages.map(({ total }, i) => (c[i] ?? 0) * total)) / allC;
  const squares = sum(villages.map(({ total }, i) => (c[i] ?? 0) * (total - centre) ** 2));
  return squares / (1 - sum(c.map((each) => each * each)) / allC ** 2);
};

/** Simple random samples of m of M in each list: Σ(1 − m/M)·m·s². A list with one answer shows no variance. */
const withinVillage = (sample: Sample, village: Village, z: readonly number[]): number =>
  sum(
    [...village.lists].map(([list, size]) => {
      const values = z.filter((_, k) => {
        const each = sample.interviews[k];
        return each?.village === village.code && each.list === list;
      });
      const m = values.length;
      if (m < 2) {
        return 0;
      }
      const mean = sum(values) / m;
      return (1 - m / size) * (m / (m - 1)) * sum(values.map((value) => (value - mean) ** 2));
    }),
  );

/** Households that count: with x > 0; and (Σwx)²/Σ(wx)², as many of equal weight. */
export const sizes = (sample: Sample): { readonly n: number; readonly kishN: number } => {
  const wx = weights(sample).map((w, k) => w * (sample.interviews[k]?.x ?? 0));
  return {
    n: sample.interviews.filter(({ x }) => x > 0).length,
    kishN: sum(wx) ** 2 / sum(wx.map((each) => each * each)),
  };
};

/**
 * Units less strata in which somebody counts. A unit is a village; of a village that is certain, a household, and its lists are
 * the strata.
 */
export const degreesOfFreedom = (sample: Sample): number => {
  const counting = sample.interviews.filter(({ x }) => x > 0);
  const drawn = sample.villages.filter((village) => piOf(village) < 1);
  const villages = drawn.filter(({ code }) => counting.some(({ village }) => village === code));
  const strata = new Set(villages.map(({ stratum }) => stratum));
  const certain = counting.filter(({ village }) => !drawn.some(({ code }) => code === village));
  const lists = new Set(certain.map(({ village, list }) => `${village} ${list}`));
  return villages.length - strata.size + certain.length - lists.size;
};
