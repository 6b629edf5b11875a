/** What the roll-up makes of a stratum, against the flat estimator over the same answers: they share no step below the ratio. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockSet } from '../../../api/estimates/block-set.ts';
import { noCounts } from '../../../api/estimates/node.ts';
import { type DrawnStratum, stratumMoments } from '../../../api/estimates/stratum-moments.ts';
import { type ClosedVillage, factorTable, wasWorked } from '../../../api/estimates/weighted-villages.ts';
import type { ListType } from '../../../api/frames/list-type.ts';
import { sumAreas } from '../../../methods/estimation/area.ts';
import { campaignSample } from '../../../methods/estimation/closing/campaign-sample.ts';
import type { CampaignStratum } from '../../../methods/estimation/closing/campaign-stratum.ts';
import { domainOf } from '../../../methods/estimation/flat/domain.ts';
import { readFlatRatio } from '../../../methods/estimation/flat/read-flat.ts';
import { addHousehold, emptyListSums } from '../../../methods/estimation/list-sums.ts';
import { readRatio } from '../../../methods/estimation/read-ratio.ts';

const blocks: BlockSet = [{ measures: ['m'], groups: ['all'] }];
const [block = { measures: [], groups: [] }] = blocks;

interface List {
  readonly list: ListType;
  readonly size: number;
  readonly issued: number;
  /** Of those that answered: y of x. */
  readonly answers: readonly (readonly [number, number])[];
}

interface Village {
  readonly code: string;
  readonly inclusion: { readonly numerator: string; readonly denominator: string };
  readonly lists: readonly List[];
}

const household = fc
  .integer({ min: 1, max: 6 })
  .chain((x) => fc.integer({ min: 0, max: x }).map((y) => [y, x] as const));

const listOf = (list: ListType): fc.Arbitrary<List> =>
  fc
    .record({ issued: fc.integer({ min: 1, max: 6 }), more: fc.integer({ min: 0, max: 9 }) })
    .chain(({ issued, more }) =>
      fc
        .array(household, { minLength: 0, maxLength: issued })
        .map((answers) => ({ list, issued, size: issued + more, answers })),
    );

const village = fc.record({
  numerator: fc.integer({ min: 1, max: 40 }),
  lists: fc.tuple(listOf('exited'), listOf('nonregistered')),
});

/** Villages of two strata, in the order of their codes; some in county 1, the others in county 2. */
const strata = fc
  .array(
    fc.array(fc.record({ village, county: fc.integer({ min: 1, max: 2 }) }), { minLength: 3, maxLength: 6 }),
    {
      minLength: 2,
      maxLength: 2,
    },
  )
  .map((all) =>
    all.map((villages, stratum) =>
      villages
        .map(
          ({ village: { numerator, lists }, county }, at): Village => ({
            code: `43312${county}10${stratum}2${String(at).padStart(2, '0')}`,
            inclusion: { numerator: `${numerator}`, denominator: '50' },
            lists,
          }),
        )
        .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    ),
  );

const closedVillage = ({ code, inclusion, lists }: Village): ClosedVillage => {
  const counted = lists.map(({ list, issued, answers }) => {
    const counts = {
      cases: issued,
      answered: answers.length,
      otherOutcomes: issued - answers.length,
      conflicts: 0,
    };
    return [list, counts] as const;
  });
  const sum = (part: 'cases' | 'answered'): number =>
    counted.reduce((total, [, each]) => total + each[part], 0);
  return {
    code,
    facts: {
      inclusion,
      lists: Object.fromEntries(lists.map(({ list, size, issued }) => [list, { size, issued }])),
    },
    counts: {
      ...noCounts,
      cases: sum('cases'),
      answered: sum('answered'),
      byList: Object.fromEntries(counted),
    },
    lists: new Map(
      lists.map(({ list, answers }) => {
        const sums = emptyListSums(block);
        for (const answer of answers) {
          addHousehold(sums, Float64Array.from(answer));
        }
        return [list, [sums]] as const;
      }),
    ),
  };
};

const drawnStratum = (villages: readonly Village[], at: number): DrawnStratum => ({
  code: `s${at}`,
  drawn: villages.length,
  villages: villages.map(closedVillage),
});

const rule = { fewestAnswers: 2, highestFactor: 3 };

interface Case {
  /** Closed: lists below the rule share the weight of others. */
  readonly final: boolean;
  /** The area, by the digits of its villages. */
  readonly county: string;
  /** The two strata count as one for the variance. */
  readonly asOne: boolean;
}

interface Row {
  readonly village: string;
  readonly answer: readonly [number, number];
}

/** The same answers as the flat estimator takes them: the worked villages of each stratum. */
const flatOf = (all: readonly (readonly Village[])[], { final, asOne }: Case) => {
  const closed = all.map((villages) => villages.map(closedVillage).filter(wasWorked));
  const factors = closed.flatMap((villages, at) => factorTable(`s${at}`, villages, rule));
  const design = all.map(
    (villages, at): CampaignStratum<Row> => ({
      code: `s${at}`,
      design: { method: 'pps' },
      drawn: villages.length,
      ...(asOne ? { countedWith: ['s0', 's1'] } : {}),
      villages: villages
        .filter((each) => wasWorked(closedVillage(each)))
        .map(({ code, inclusion, lists }) => ({
          code,
          inclusion,
          lists: lists.map(({ list, size, issued, answers }) => ({
            type: list,
            size,
            issued,
            answers: answers.map((answer) => ({ village: code, answer })),
          })),
        })),
    }),
  );
  return campaignSample(design, final ? { factors } : {});
};

const close = (got: number | undefined, expected: number | undefined): void => {
  expect(Math.abs((got ?? Number.NaN) - (expected ?? Number.NaN))).toBeLessThanOrEqual(
    1e-9 * Math.max(1e-3, Math.abs(expected ?? 0)),
  );
};

const worked = (all: readonly (readonly Village[])[]): boolean =>
  all.every((villages) => villages.filter((each) => wasWorked(closedVillage(each))).length > 1);

/** Whether there was a figure to compare. */
const alike = (all: readonly (readonly Village[])[], which: Case): boolean => {
  const { final, county, asOne } = which;
  const rules = { blocks, policy: 'adjust', ...(final ? { nonResponse: rule } : {}) } as const;
  const drawn = all.map(drawnStratum);
  const parts = (asOne ? [drawn] : drawn.map((stratum) => [stratum])).map((group) =>
    stratumMoments(group, rules),
  );
  const areas = parts.flatMap((momentsWithin) => momentsWithin((code) => code.startsWith(county)).areas);
  const [first, ...others] = areas;
  if (first === undefined) {
    throw new Error('there are two strata');
  }
  const tree = readRatio(sumAreas(first, others), block, 'm', 'all', { deffPlanned: 2 });
  const { sample, answers } = flatOf(all, which);
  const inside = domainOf(sample, (row) => answers[row]?.village.startsWith(county) === true);
  const y = answers.map(({ answer }) => answer[0]);
  const x = answers.map(({ answer }) => answer[1]);
  const flat = readFlatRatio(sample, inside, y, x, { deffPlanned: 2, lonelyPolicy: 'adjust' });
  if ('notEstimable' in flat || 'notEstimable' in tree) {
    expect('notEstimable' in flat).toBe('notEstimable' in tree);
    return false;
  }
  close(tree.estimate, flat.estimate);
  close(tree.variance, flat.variance);
  close(tree.interval.lower, flat.interval.lower);
  close(tree.interval.upper, flat.interval.upper);
  expect(tree).toMatchObject({ n: flat.n, degreesOfFreedom: flat.degreesOfFreedom });
  return true;
};

describe('a stratum of closed villages is what the flat estimator makes of its answers', () => {
  it.each<[string, Case]>([
    ['while fieldwork goes on', { final: false, county: '433', asOne: false }],
    ['at closing, with thin lists joined', { final: true, county: '433', asOne: false }],
    ['in a county that cuts the strata', { final: false, county: '433121', asOne: false }],
    ['in such a county at closing', { final: true, county: '433121', asOne: false }],
    ['where two strata count as one', { final: true, county: '433', asOne: true }],
    ['in a county that cuts such strata', { final: true, county: '433121', asOne: true }],
  ])('%s', (_when, which) => {
    let compared = 0;
    fc.assert(
      fc.property(strata, (all) => {
        fc.pre(worked(all));
        compared += alike(all, which) ? 1 : 0;
      }),
      { seed: 20_261, numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(40);
  });
});

describe('a stratum of which no village is worked', () => {
  it('has nothing in it', () => {
    const within = stratumMoments([{ code: 's', drawn: 2, villages: [] }], { blocks, policy: 'adjust' });
    expect(within(() => true)).toMatchObject({ areas: [{ villages: 0, psus: 0, strata: 0 }] });
  });
});
