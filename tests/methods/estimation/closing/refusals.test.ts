import { describe, expect, it } from 'vitest';
import { emptyArea } from '../../../../methods/estimation/area.ts';
import { adjustSample, type WeightStep } from '../../../../methods/estimation/closing/adjust-sample.ts';
import { calibratedMoments } from '../../../../methods/estimation/closing/calibrated-moments.ts';
import { calibratedVillages } from '../../../../methods/estimation/closing/calibrated-villages.ts';
import {
  type CampaignOptions,
  campaignSample,
} from '../../../../methods/estimation/closing/campaign-sample.ts';
import type {
  CampaignList,
  CampaignStratum,
} from '../../../../methods/estimation/closing/campaign-stratum.ts';
import { sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import { readRatio } from '../../../../methods/estimation/read-ratio.ts';
import { type Answer, block, factorsOf, type Stratum, treeArea, vectorOf } from './random-campaign.ts';

const answer = (persons: number): Answer => ({ list: 'poor', persons, wrong: 1, income: 100 * persons });
const list: CampaignList<Answer> = { type: 'poor', size: 10, issued: 3, answers: [answer(2), answer(5)] };

/** Three of ten villages, one list of ten households in each: three cases, two answers. */
const stratum: Stratum = {
  code: 'S',
  design: { method: 'pps' },
  villages: ['a', 'b', 'c'].map((code) => ({
    code,
    inclusion: { numerator: '3', denominator: '10' },
    lists: [list],
  })),
};

const withList = (changed: Partial<CampaignList<Answer>>): Stratum => ({
  ...stratum,
  villages: stratum.villages.map((village) => ({ ...village, lists: [{ ...list, ...changed }] })),
});

const withDesign = (design: CampaignStratum<Answer>['design']): Stratum => ({ ...stratum, design });

const refusal = (code: string) => expect.objectContaining({ code });

describe('a campaign is no sample', () => {
  it.each<[string, string, readonly Stratum[], CampaignOptions?]>([
    ['with more answers than cases', 'more-answers-than-households', [withList({ issued: 1 })]],
    ['with more cases than households', 'not-a-number', [withList({ size: 2 })]],
    ['with half a household', 'not-a-number', [withList({ size: 10.5 })]],
    [
      'with two lists of one type',
      'wrong-shape',
      [{ ...stratum, villages: stratum.villages.map((village) => ({ ...village, lists: [list, list] })) }],
    ],
    ['with a stratum given twice', 'wrong-shape', [stratum, stratum]],
    ['with a village in two strata', 'unit-in-two-strata', [stratum, { ...stratum, code: 'T' }]],
    ['with fewer drawn than worked', 'population-smaller-than-sample', [{ ...stratum, drawn: 2 }]],
    ['with more given than worked', 'population-smaller-than-sample', [{ ...stratum, worked: 2 }]],
    ['with fewer given than worked', 'sample-incomplete', [{ ...stratum, worked: 4 }]],
    [
      'without the stratum that it counts with',
      'sample-incomplete',
      [{ ...stratum, countedWith: ['S', 'T'] }],
    ],
    [
      'with fewer villages than its design',
      'sample-incomplete',
      [withDesign({ method: 'simple-random', sampled: 4, population: 10 })],
    ],
    [
      'of more villages than there are',
      'population-smaller-than-sample',
      [withDesign({ method: 'simple-random', sampled: 3, population: 2 })],
    ],
    ['of no villages', 'not-a-number', [withDesign({ method: 'simple-random', sampled: 0, population: 2 })]],
    [
      'with strata counted together that were not drawn alike',
      'mixed-designs',
      [
        { ...stratum, countedWith: ['S', 'T'] },
        { ...withDesign({ method: 'with-replacement' }), code: 'T', countedWith: ['T', 'S'], villages: [] },
      ],
    ],
    [
      'with a probability above 1',
      'inclusion-out-of-range',
      [{ ...stratum, villages: [{ code: 'a', inclusion: { numerator: '4', denominator: '3' }, lists: [] }] }],
    ],
    ['with a list that the factor table lacks', 'wrong-shape', [stratum], { factors: [] }],
    [
      'with a factor table of other counts',
      'wrong-shape',
      [withList({ issued: 4 })],
      { factors: factorsOf([stratum]) },
    ],
  ])('%s', (_, code, strata, options = {}) => {
    expect(() => campaignSample(strata, options)).toThrow(refusal(code));
  });
});

describe('a census of villages', () => {
  const census: Stratum = {
    ...withDesign({ method: 'simple-random', sampled: 3, population: 3 }),
    villages: stratum.villages.map((village) => ({
      ...village,
      inclusion: { numerator: '3', denominator: '3' },
    })),
  };

  it('is strata of lists, as in the tree', () => {
    const { sample } = campaignSample([census]);
    expect(sample.strata.map(({ units }) => units.length)).toEqual([2, 2, 2]);
    expect(treeArea([census])).toMatchObject({ psus: 6, strata: 3 });
  });

  it('has all its villages', () => {
    const villages = census.villages.slice(1);
    expect(() => campaignSample([{ ...census, villages }])).toThrow(refusal('sample-incomplete'));
    expect(() => treeArea([{ ...census, villages }])).toThrow(refusal('sample-incomplete'));
  });
});

describe('a take-all village beside drawn ones', () => {
  const drawn = withDesign({ method: 'simple-random', sampled: 3, population: 10 });
  const certain = {
    ...drawn,
    villages: [
      ...drawn.villages,
      { code: 'd', inclusion: { numerator: '10', denominator: '10' }, lists: [list] },
    ],
  };

  it('is none of those that the design says, as in the tree', () => {
    const { sample } = campaignSample([certain]);
    // The stratum of the three drawn villages, and the list of the fourth with its two answers.
    expect(sample.strata.map(({ units }) => units.length)).toEqual([3, 2]);
    expect(treeArea([certain])).toMatchObject({ psus: 3 + 2, strata: 2 });
  });
});

describe('weights of a campaign', () => {
  // π = 3/10, 10 households and 2 answers of 3 cases in each village
  it.each<[string, Stratum, CampaignOptions, number]>([
    ['10/3 · 10/2', stratum, {}, (10 / 3) * 5],
    [
      'with the factor 3/2 of the table, the same',
      stratum,
      { factors: factorsOf([stratum]) },
      (10 / 3) * (10 / 3) * 1.5,
    ],
    ['and 4 drawn for 3 worked', { ...stratum, drawn: 4 }, {}, (10 / 3) * 5 * (4 / 3)],
    [
      'and 3 given of 6 worked of 8 drawn',
      { ...stratum, drawn: 8, worked: 6 },
      { part: true },
      (10 / 3) * 5 * (8 / 6),
    ],
  ])('%s', (_, given, options, expected) => {
    const { sample } = campaignSample([given], options);
    expect(sample.weights).toHaveLength(6);
    for (const weight of sample.weights) expect(weight).toBeCloseTo(expected, 12);
  });

  it('of strata counted as one: their villages are units of one stratum', () => {
    const [a, b, c] = stratum.villages;
    if (a === undefined || b === undefined || c === undefined) throw new Error('Three villages are given.');
    const together = ['S', 'T'];
    const { sample } = campaignSample([
      { ...stratum, countedWith: together, villages: [a] },
      { ...stratum, code: 'T', countedWith: together, villages: [b, c] },
    ]);
    expect(sample).toEqual(campaignSample([stratum]).sample);
  });
});

describe('weights that cannot meet the totals', () => {
  const campaign = campaignSample([stratum]);
  const persons = campaign.answers.map((each) => each.persons);
  const calibrated = (total: number, options: object = {}): readonly WeightStep[] => [
    { step: 'calibrate', targets: [{ name: 'persons', values: persons, total }], ...options },
  ];

  // the answers stand for 3·(10/3)·5·(2 + 5) = 350 persons
  it.each<[string, string, readonly WeightStep[]]>([
    [
      'out of reach of the bounds',
      'totals-out-of-reach',
      calibrated(800, { bounds: { lower: 0.5, upper: 2 } }),
    ],
    [
      'a part of the population that nobody answers for',
      'empty-category',
      [
        {
          step: 'post-stratify',
          margin: {
            name: 'list',
            categories: persons.map(() => 'poor'),
            population: [
              { category: 'poor', count: 90 },
              { category: 'exited', count: 10 },
            ],
          },
        },
      ],
    ],
    [
      'answers that the population does not have',
      'category-outside-population',
      [
        {
          step: 'post-stratify',
          margin: {
            name: 'list',
            categories: persons.map(() => 'poor'),
            population: [{ category: 'exited', count: 10 }],
          },
        },
      ],
    ],
    [
      'a weight below 0',
      'negative-weight',
      [
        {
          step: 'calibrate',
          targets: [
            { name: 'households', values: persons.map(() => 1), total: 100 },
            { name: 'persons', values: persons, total: 60 },
          ],
        },
      ],
    ],
    ['nothing between the bounds of trimming', 'nothing-inside-bounds', [{ step: 'trim', upper: 1 }]],
  ])('%s: the sample stands as it was, and says why', (_, code, steps) => {
    const outcome = adjustSample(campaign.sample, steps);
    expect(outcome.sample).toBe(campaign.sample);
    expect(outcome.notCalibrated).toMatchObject({ code });
  });

  it('an area that nobody answered in', () => {
    const silent = campaignSample([{ ...stratum, villages: [] }]).sample;
    const targets = [{ name: 'households', values: [], total: 5 }];
    expect(adjustSample(silent, [{ step: 'calibrate', targets }]).notCalibrated).toEqual({
      code: 'weights-all-zero',
      data: { rows: 0 },
    });
  });

  it.each<[string, string, readonly WeightStep[]]>([
    [
      'margins of different populations',
      'margins-differ',
      [
        {
          step: 'rake',
          margins: [
            {
              name: 'list',
              categories: persons.map(() => 'poor'),
              population: [{ category: 'poor', count: 90 }],
            },
            {
              name: 'size',
              categories: persons.map(() => 'any'),
              population: [{ category: 'any', count: 80 }],
            },
          ],
        },
      ],
    ],
    ['a total that is no number', 'out-of-range', calibrated(Number.NaN)],
    [
      'values of another sample',
      'lengths-differ',
      [{ step: 'calibrate', targets: [{ name: 'persons', values: [1], total: 3 }] }],
    ],
  ])('faults of the totals are thrown: %s', (_, code, steps) => {
    expect(() => adjustSample(campaign.sample, steps)).toThrow(refusal(code));
  });

  it('uncalibrated, the two vectors are the tree', () => {
    const area = calibratedMoments(campaign, adjustSample(campaign.sample, []).sample, { block, vectorOf });
    const expected = readRatio(treeArea([stratum]), block, 'wrong', 'all');
    expect(readRatio(area, block, 'wrong', 'all')).toEqual(expected);
    for (const { points, residuals } of calibratedVillages(campaign, campaign.sample, { block, vectorOf }))
      expect(residuals.totals).toEqual(points.totals);
  });

  it('two vectors are not put together where a stratum is cut, lonely strata averaged, or answers missing', () => {
    const part = campaignSample([{ ...stratum, worked: 5 }], { part: true });
    const options = { block, vectorOf };
    expect(() => calibratedMoments(part, part.sample, options)).toThrow(refusal('sample-incomplete'));
    expect(
      calibratedVillages(part, part.sample, options).map(({ stratum: code, village }) => code + village),
    ).toEqual(['Sa', 'Sb', 'Sc']);
    expect(() =>
      calibratedMoments(campaign, campaign.sample, { ...options, lonelyPolicy: 'average' }),
    ).toThrow(refusal('average-of-lonely-strata'));
    const other = sampleFrom({ weights: [1], stages: [{ units: [1] }] });
    expect(() => calibratedMoments(campaign, other, options)).toThrow(refusal('wrong-shape'));
    const nothing = campaignSample<Answer>([]);
    expect(calibratedMoments(nothing, nothing.sample, options)).toEqual(emptyArea(block));
  });
});
