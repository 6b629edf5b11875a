import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../methods/questionnaire/json-shape.ts';
import { readAnswer } from '../../../web/results/operations.ts';

const counts = { cases: 1400, answered: 300, otherOutcomes: 2, villages: 25, villagesClosed: 4 };
const estimate = {
  group: 'all',
  groupName: '全部',
  estimate: 0.93,
  interval: { lower: 0.92, upper: 0.94, level: 0.95 },
  n: 300,
  effectiveN: 210.5,
  notEstimable: null,
};
const area = {
  __typename: 'AreaResults',
  campaign: { name: '花垣县退出评估' },
  division: { code: '433124', name: '花垣县', level: 'COUNTY' },
  provisional: true,
  simulated: true,
  asOf: '2026-01-01T00:00:00Z',
  counts,
  samplingNotes: [{ note: '区间通常偏宽。', strata: ['road'] }],
  indicators: [
    {
      key: 'recognition',
      name: '群众认可度',
      unit: 'HOUSEHOLDS',
      scale: 'SHARE',
      denominator: '分母',
      estimates: [estimate],
    },
  ],
  children: [{ division: { code: '433124100', name: '花垣镇', level: 'TOWNSHIP' }, counts }],
};
const viewer = { name: '李主任', grants: [{ division: '433124' }, { division: null }] };

describe('what came for an area', () => {
  it('is read whole', () => {
    const { __typename, campaign, ...rest } = area;
    expect(readAnswer({ viewer, results: area })).toEqual({
      viewer: { name: '李主任', divisions: ['433124', null] },
      results: { ...rest, campaignName: campaign.name },
      refusal: null,
    });
  });

  it('may be a refusal, to somebody who is not signed in', () => {
    const refusal = { __typename: 'Refusal', rule: 'NOT_SIGNED_IN', message: '请先登录。', problems: [] };
    expect(readAnswer({ viewer: null, results: refusal })).toEqual({
      viewer: null,
      results: null,
      refusal: { rule: 'NOT_SIGNED_IN', message: '请先登录。', problems: [] },
    });
  });

  it('may lack figures', () => {
    const none = {
      ...estimate,
      estimate: null,
      interval: null,
      n: null,
      effectiveN: null,
      notEstimable: '没有完成的村',
    };
    const results = { ...area, indicators: [{ ...area.indicators[0], estimates: [none] }] };
    expect(readAnswer({ viewer, results }).results?.indicators[0]?.estimates[0]).toEqual(none);
  });

  it.each([
    [{ ...area, counts: { ...counts, cases: '1400' } }, 'results.counts.cases'],
    [{ ...area, indicators: [{ ...area.indicators[0], unit: 'CATS' }] }, 'results.indicators[0].unit'],
    [{ ...area, samplingNotes: [{ note: 1, strata: [] }] }, 'results.samplingNotes[0].note'],
    [{ ...area, children: {} }, 'results.children'],
    [null, 'results'],
  ])('is not taken for one if it is something else: %#', (results, place) => {
    let found: unknown;
    try {
      readAnswer({ viewer, results });
    } catch (error) {
      found = error instanceof ShapeError ? error.path : error;
    }
    expect(found).toBe(place);
  });
});
