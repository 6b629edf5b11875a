import { describe, expect, it } from 'vitest';
import type { AreaMoments } from '../../../../methods/estimation/area.ts';
import { type Block, householdVector } from '../../../../methods/estimation/block.ts';
import { adjustSample } from '../../../../methods/estimation/closing/adjust-sample.ts';
import { calibratedMoments } from '../../../../methods/estimation/closing/calibrated-moments.ts';
import {
  type CampaignSample,
  campaignSample,
} from '../../../../methods/estimation/closing/campaign-sample.ts';
import type { CampaignVillage } from '../../../../methods/estimation/closing/campaign-stratum.ts';
import { wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { meanInfluence, totalInfluence } from '../../../../methods/estimation/flat/influence.ts';
import { readInfluence } from '../../../../methods/estimation/flat/read-flat.ts';
import { readRatio } from '../../../../methods/estimation/read-ratio.ts';
import { readTotal } from '../../../../methods/estimation/read-total.ts';
import type { ResponseFactor } from '../../../../methods/estimation/weights/non-response.ts';
import { type ReferenceEntry, type ReferenceFile, referenceFile, stepOf, valueAt } from './reference-file.ts';

/** A row of the file is a household, a district a village with one list. */
const villagesOf = ({ design }: ReferenceFile, sampled: string): readonly CampaignVillage<number>[] =>
  [...Map.groupBy([...design.psu.keys()], (row) => design.psu[row])].map(([psu, rows]) => {
    const size = design.fpc2?.[rows[0] ?? 0] ?? rows.length;
    return {
      code: String(psu),
      inclusion: { numerator: sampled, denominator: '757' },
      lists: [{ type: 'schools', size, issued: rows.length, answers: rows }],
    };
  });

const near = (got: number | undefined, expected: number | null | undefined, tolerance: number): void => {
  if (typeof expected !== 'number' || got === undefined) throw new Error('The file has the figure.');
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(expected), 1e-12));
};

describe('a two-stage sample as a campaign: R, dclus2', () => {
  const file = referenceFile('apiclus2.json');
  const campaign = campaignSample([
    {
      code: 'all',
      design: { method: 'simple-random', sampled: 40, population: 757 },
      villages: villagesOf(file, '40'),
    },
  ]);
  const { sample, answers } = campaign;
  const everybody = wholeSample(sample);
  const column = (name: string): readonly number[] => answers.map((row) => valueAt(file, name, row));

  it.each<[string, () => ReturnType<typeof meanInfluence>]>([
    ['svymean(~api00, dclus2)', () => meanInfluence(sample, everybody, column('api00'))],
    ['svytotal(~api00, dclus2)', () => totalInfluence(sample, everybody, column('api00'))],
    ['svymean(~sch_wide_yes, dclus2)', () => meanInfluence(sample, everybody, column('sch_wide_yes'))],
    ['svytotal(~sch_wide_yes, dclus2)', () => totalInfluence(sample, everybody, column('sch_wide_yes'))],
  ])('%s', (call, influence) => {
    const entry = file.expected.find((each) => each.call === call);
    const found = influence();
    const reading = found && readInfluence(sample, found);
    if (reading === undefined || 'notEstimable' in reading) throw new Error('Forty districts tell.');
    near(reading.estimate, entry?.estimate, 1e-9);
    near(reading.standardError, entry?.se, 1e-9);
    expect(reading.degreesOfFreedom).toBe(entry?.df);
  });
});

describe('a calibrated campaign from its two vectors: R, dclus1', () => {
  const file = referenceFile('apiclus1.json');
  const villages = villagesOf(file, '15');
  // the file's weights are 6194/183, not 757/15: a non-response factor stands for the difference
  const factors = villages.flatMap(({ code, lists }) =>
    lists.map(({ type, size, answers }): ResponseFactor => {
      const factor = ((file.design.weight[0] ?? 0) * 15) / 757;
      const counts = { issued: size, answered: size, classIssued: size, classAnswered: answers.length };
      return {
        stratum: 'all',
        village: code,
        list: type,
        ...counts,
        baseWeight: 1,
        level: 'village-list',
        factor,
        belowRule: false,
      };
    }),
  );
  const design = { method: 'simple-random', sampled: 15, population: 757 } as const;
  const campaign: CampaignSample<number> = campaignSample([{ code: 'all', design, villages }], { factors });
  const byRow: ReferenceFile = {
    ...file,
    rows: Object.fromEntries(
      Object.entries(file.rows).map(([name, values]) => [
        name,
        campaign.answers.map((row) => values[row] ?? null),
      ]),
    ),
  };

  const block: Block = { measures: ['api00', 'enroll', 'sch_wide_yes', 'api_stu/enroll'], groups: ['all'] };
  const vectorOf = (row: number): Float64Array =>
    householdVector(block, [
      ...['api00', 'enroll', 'sch_wide_yes'].map((measure) => ({
        measure,
        groups: ['all'],
        y: valueAt(file, measure, row),
        x: 1,
      })),
      {
        measure: 'api_stu/enroll',
        groups: ['all'],
        y: valueAt(file, 'api_stu', row),
        x: valueAt(file, 'enroll', row),
      },
    ]);

  const readingOf = (area: AreaMoments, entry: ReferenceEntry) => {
    const measure = entry.kind === 'ratio' ? 'api_stu/enroll' : (entry.variable ?? '');
    return entry.kind === 'total'
      ? readTotal(area, block, measure, 'all')
      : readRatio(area, block, measure, 'all', { interval: 't' });
  };

  it.each(file.adjustments)('$call', (adjustment) => {
    const { sample, notCalibrated } = adjustSample(campaign.sample, [stepOf(byRow, adjustment)]);
    expect(notCalibrated).toBeUndefined();
    const area = calibratedMoments(campaign, sample, { block, vectorOf });
    const entries = file.expected.filter(
      ({ adjustment: id, kind, variable, category, domain }) =>
        id === adjustment.id &&
        category === undefined &&
        domain === undefined &&
        (kind === 'ratio' || ['api00', 'enroll', 'sch_wide_yes'].includes(variable ?? '')),
    );
    expect(entries.length).toBeGreaterThanOrEqual(5);
    for (const entry of entries) {
      const reading = readingOf(area, entry);
      if ('notEstimable' in reading) throw new Error(`${entry.call}: ${reading.notEstimable}`);
      const tolerance = adjustment.type === 'rake' ? 1e-5 : (entry.tolerance ?? 1e-9);
      near(reading.estimate, entry.estimate, Math.min(tolerance, 1e-8));
      if (entry.se === 0) expect(reading.standardError).toBeLessThanOrEqual(1e-9 * reading.estimate);
      else near(reading.standardError, entry.se, tolerance);
      expect(reading.degreesOfFreedom).toBe(14);
    }
  });
});
