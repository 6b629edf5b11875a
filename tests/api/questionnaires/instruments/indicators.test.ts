/** Each indicator of the household questionnaire, added up by hand over eight households; 1 to 8 are those of households.ts. */
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../../../api/estimates/block-set.ts';
import { figuresOf } from '../../../../api/estimates/figures-of.ts';
import { householdValues, householdVectors } from '../../../../api/estimates/household-values.ts';
import { type Indicator, measuresOf } from '../../../../api/estimates/indicator.ts';
import { noCounts } from '../../../../api/estimates/node.ts';
import { stratumMoments } from '../../../../api/estimates/stratum-moments.ts';
import { indicatorsOfStandard } from '../../../../api/questionnaires/indicators-of-standard.ts';
import { householdCore } from '../../../../api/questionnaires/instruments/household-core.ts';
import { householdQuestionnaire } from '../../../../api/questionnaires/instruments/household-questionnaire.ts';
import {
  householdIndicators,
  indicatorsFor,
} from '../../../../api/questionnaires/instruments/indicators/instrument-indicators.ts';
import { shortHousehold2 } from '../../../../api/questionnaires/instruments/short-household-2.ts';
import { designSchema } from '../../../../api/samples/design.ts';
import { mustStand } from '../../../../api/samples/figure-rules.ts';
import { mustFitForm } from '../../../../api/samples/form-rules.ts';
import { addHousehold, emptyListSums } from '../../../../methods/estimation/list-sums.ts';
import { answeredHouseholds } from './households.ts';

const measures = measuresOf(householdIndicators);

const sums = (): ReadonlyMap<string, readonly [number, number]> => {
  const total = new Map<string, readonly [number, number]>();
  for (const { known, facts } of answeredHouseholds) {
    for (const [key, { y, x }] of householdValues(measures, known, facts)) {
      const [before, beside] = total.get(key) ?? [0, 0];
      total.set(key, [before + y, beside + x]);
    }
  }
  return total;
};

const all = sums();

describe('by hand', () => {
  test.each<[string, number, number, string]>([
    ['wrong-exit', 3, 12, '2 of 1, 2, 3: 3 of 4 + 3 + 5 persons'],
    ['wrong-exit-if-confirmed', 8, 12, 'and 3, whom nobody could judge: 3 + 5'],
    ['missed', 1, 6, 'one member of 5; 5 and 6 were judged: 4 + 2; 8 was not'],
    ['missed-if-confirmed', 1, 6, 'nobody of them is undecided'],
    ['wrong-entry', 6, 18, '4, of 1 to 4: 4 + 3 + 5 + 6'],
    ['overdue-exit', 6, 6, '4 alone'],
    ['unmonitored', 3, 18, '2, of 1, 2, 3, 5, 6: 4 + 3 + 5 + 4 + 2'],
    ['unmonitored-if-confirmed', 8, 18, '2 and 3'],
    ['recognition', 3, 7, '1, 4, 5 recognise; 2 and 7 cannot say and stay in; 6 refused'],
    ['recognition-decided', 3, 5, 'without 2 and 7'],
    ['satisfied-h3', 4, 7, '5, 2, 4, 3, 5, –, 4, 1: four of seven'],
    ['points-h3', 425, 7, '100 + 25 + 75 + 50 + 100 + 75 + 0'],
    ['satisfied-h4', 3, 5, '4, –, 1, 5, –, –, 2, 4'],
    ['village-team', 3, 5, 'of 1, 2, 3, 4, 7'],
    ['household-helper', 2, 4, 'of 1, 3, 4, 7'],
    ['delivered-1', 2, 3, 'entitled: 1, 2, 4, and 3, which does not know; received by 1 and 4'],
    ['delivered-2', 1, 1, '1; 2 received it without being entitled'],
    ['delivered-6', 0, 1, '1 never got medical aid'],
    ['delivered-7', 1, 2, '5 did not, 6 did'],
    ['saw-the-list', 3, 6, '1, 5, 7 saw it; 2, 8 heard of it; 4 says that there was none'],
    ['exit-procedure', 1, 3, '1; 2 does not know of its exit, 3 neither checked nor signed'],
    ['interference', 2, 7, '2 and 5; 3 refused'],
    ['registry-status', 6, 7, '8 differs, 2 does not know'],
    ['registry-persons', 1, 2, '1 agrees, 2 differs'],
    ['registry-year', 1, 1, '1'],
    ['registry-cause', 0, 1, '1'],
  ])('%s is %d of %d: %s', (key, y, x) => {
    expect(all.get(key)).toEqual([y, x]);
  });

  test('a household that nobody could judge is an error only to the reading against the area', () => {
    expect(all.get('wrong-exit+undecided')).toEqual([8, 12]);
  });
});

const designOf = (indicators: readonly Indicator[]) =>
  designSchema.parse({
    strata: [{ code: 'town', villages: 4, reserve: 0 }],
    households: { exited: 4 },
    registryTotals: [],
    indicators,
  });

test('figures: the mean of two shares, and the headcount that both rates make', () => {
  const twice = householdIndicators.flatMap((each) =>
    each.kind === 'mean-of-shares'
      ? [{ ...each, key: 'twice', measures: ['village-team', 'village-team'] }]
      : [],
  );
  const design = designOf([...householdIndicators, ...twice]);
  const blocks = blocksOf(design);
  // All eight as one list of eight, in two villages of four with the same probability: every weight is the same.
  const villages = [
    [0, 2, 4, 6],
    [1, 3, 5, 7],
  ].map((numbers, place) => {
    const households = numbers.flatMap((at) => answeredHouseholds[at] ?? []);
    const lists = blocks.map(emptyListSums);
    for (const { known, facts } of households) {
      for (const [block, u] of householdVectors(design, blocks, known, facts).entries()) {
        const sumsOfBlock = lists[block];
        if (sumsOfBlock !== undefined) addHousehold(sumsOfBlock, u);
      }
    }
    const counted = { cases: 4, answered: 4, otherOutcomes: 0, conflicts: 0 };
    return {
      code: `43312410020${place}`,
      facts: {
        inclusion: { numerator: '1', denominator: '4' },
        lists: { exited: { size: 8, issued: 4 } },
      },
      counts: { ...noCounts, ...counted, byList: { exited: counted } },
      lists: new Map([['exited', lists] as const]),
    };
  });
  const area = stratumMoments([{ code: 'town', drawn: 2, villages }], { blocks, policy: 'adjust' })(
    () => true,
  );
  const registry = { poor: 1200, exited: 30_000, nonregistered: 210_000 };
  const figures = figuresOf({ design, blocks, area, counts: { ...noCounts, registry } });
  const estimate = (indicator: string) =>
    figures.find((figure) => figure.indicator === indicator && figure.group === 'all')?.estimate;

  const figureOf = (indicator: string) => figures.find((figure) => figure.indicator === indicator);
  // The mean of a share and itself is that share, with its standard error.
  expect(figureOf('village-team')?.standardError).toBeGreaterThan(0);
  expect(figureOf('twice')?.estimate).toBeCloseTo(3 / 5, 12);
  expect(figureOf('twice')?.standardError).toBeCloseTo(figureOf('village-team')?.standardError ?? 0, 12);

  expect(estimate('wrong-exit')).toBeCloseTo(3 / 12, 12);
  expect(estimate('points-h3')).toBeCloseTo(425 / 7, 10);
  // (3/5 + 2/4) / 2
  expect(estimate('village-and-household-help')).toBeCloseTo(0.55, 12);
  // (U + T·p₁ + N0·p₂)/N = (1,200 + 30,000 · 3/12 + 210,000 · 1/6) / 241,200
  expect(estimate('composite-headcount')).toBeCloseTo((1200 + 7500 + 35_000) / 241_200, 12);
  // (1,200 + 30,000 · 8/12 + 210,000 · 1/6) / 241,200
  expect(estimate('composite-headcount-if-confirmed')).toBeCloseTo((1200 + 20_000 + 35_000) / 241_200, 12);
});

describe('a design starts with the indicators that its form can be read by', () => {
  test.each([householdQuestionnaire, householdCore, shortHousehold2])('$code', (form) => {
    const design = designOf(indicatorsFor(form));
    expect(() => mustStand(design)).not.toThrow();
    expect(() => mustFitForm(design, form)).not.toThrow();
    for (const { name, denominatorText, source } of design.indicators) {
      expect([name.zh, name.en, denominatorText.zh, denominatorText.en, source]).not.toContain('');
    }
  });

  test('they are asked for by the code and version of a standard form', () => {
    expect(indicatorsOfStandard('household-core', 1)).toEqual(indicatorsFor(householdCore));
    expect(indicatorsOfStandard('short-household', 1).map(({ key }) => key)).toContain('satisfied-q10');
    for (const [code, version] of [
      ['household', 9],
      ['no-form', 1],
      ['group-screening', 1],
    ] as const) {
      expect(() => indicatorsOfStandard(code, version)).toThrow('There is no such questionnaire');
    }
  });

  test('the core version lacks those of the questions that it leaves out', () => {
    const keys = new Set(indicatorsFor(householdCore).map(({ key }) => key));
    expect(householdIndicators.map(({ key }) => key).filter((key) => !keys.has(key))).toEqual([
      'satisfied-h8',
      'points-h8',
      'registry-year',
      'registry-cause',
    ]);
    expect(indicatorsFor({ ...householdCore, code: 'own', items: [], derived: [] })).toEqual([]);
  });
});

test('a design is refused whose parameter has the name of a question, or whose mean is of amounts', () => {
  const parameter = {
    key: 'H1',
    name: { en: 'x', zh: 'x' },
    values: [{ division: 'CN', value: 1 }],
    source: 'x',
    dated: '2026-01-01',
  };
  const design = designOf(householdIndicators);
  expect(() => mustFitForm({ ...design, parameters: [parameter] }, householdQuestionnaire)).toThrow('H1');
  const ofAmounts = householdIndicators.map((each) =>
    each.kind === 'mean-of-shares' ? { ...each, measures: ['village-team', 'points-h3'] } : each,
  );
  expect(() => mustStand(designOf(ofAmounts))).toThrow('made of shares');
});
