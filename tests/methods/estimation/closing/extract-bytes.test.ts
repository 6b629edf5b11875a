import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustSample } from '../../../../methods/estimation/closing/adjust-sample.ts';
import { campaignSample } from '../../../../methods/estimation/closing/campaign-sample.ts';
import {
  type ClosingVariable,
  categoriesOf,
  packVariable,
  unpackVariable,
} from '../../../../methods/estimation/closing/closing-variable.ts';
import { extractOf } from '../../../../methods/estimation/closing/extract.ts';
import { ITEM_BUDGET } from '../../../../methods/estimation/closing/item-budget.ts';
import { joinExtracts } from '../../../../methods/estimation/closing/join-extracts.ts';
import { joinCategories, joinValues } from '../../../../methods/estimation/closing/join-variables.ts';
import { EXTRACT_LAYOUT, packExtract } from '../../../../methods/estimation/closing/pack-extract.ts';
import { packColumns } from '../../../../methods/estimation/closing/packed-columns.ts';
import { readColumns } from '../../../../methods/estimation/closing/read-columns.ts';
import { unpackExtract } from '../../../../methods/estimation/closing/unpack-extract.ts';
import { campaigns } from './random-campaign.ts';
import { steps } from './random-steps.ts';

const refusal = (code: string) => expect.objectContaining({ code });

describe('packed columns', () => {
  it('give back what was packed, bit by bit, whatever it is', () => {
    const whole = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }));
    fc.assert(
      fc.property(
        fc.array(fc.double()),
        whole,
        fc.array(fc.string({ unit: 'binary' })),
        (doubles, numbers, texts) => {
          const bytes = packColumns(7, [
            { kind: 'doubles', values: doubles },
            { kind: 'whole', values: numbers },
            { kind: 'texts', values: texts },
          ]);
          const reader = readColumns(bytes, 7);
          expect(reader.doubles()).toEqual(Float64Array.from(doubles));
          expect(reader.whole()).toEqual(Uint32Array.from(numbers));
          expect(reader.texts()).toEqual(texts);
          reader.finish();
        },
      ),
      { seed: 20_261_005, numRuns: 40 },
    );
  });

  it.each([
    [[3, 255], 2],
    [[3, 256], 4],
    [[3, 65_535], 4],
    [[3, 65_536], 8],
  ])('keep whole numbers %j in %d bytes', (values, size) => {
    expect(packColumns(7, [{ kind: 'whole', values }])).toHaveLength(4 + 5 + size);
  });

  it('refuse numbers that are not whole, other layouts, other kinds, and too few or too many bytes', () => {
    for (const value of [0.5, -1, 2 ** 32, Number.NaN])
      expect(() => packColumns(7, [{ kind: 'whole', values: [value] }])).toThrow(refusal('not-a-number'));
    const bytes = packColumns(7, [{ kind: 'doubles', values: [1] }]);
    expect(() => readColumns(bytes, 8)).toThrow(refusal('unknown-layout'));
    expect(() => readColumns(bytes.subarray(0, 3), 7)).toThrow(refusal('unknown-layout'));
    expect(() => readColumns(bytes, 7).whole()).toThrow(refusal('unknown-layout'));
    expect(() => readColumns(bytes.subarray(0, bytes.length - 1), 7).doubles()).toThrow(
      refusal('unknown-layout'),
    );
    expect(() => readColumns(bytes, 7).finish()).toThrow(refusal('unknown-layout'));
  });
});

describe('an extract as bytes', () => {
  it.each(steps)('comes back as it was: %s', (_, stepsOf) => {
    fc.assert(
      fc.property(campaigns({ villages: 1, fewest: 0, fewestInTakeAll: 0 }), (strata) => {
        const campaign = campaignSample(strata);
        const { sample } = adjustSample(campaign.sample, stepsOf(campaign.sample, campaign.answers));
        const extract = extractOf('331081', campaign, sample);
        expect(unpackExtract(packExtract(extract))).toEqual(extract);
      }),
      { seed: 20_261_006, numRuns: 25 },
    );
  });

  const answers = Array.from({ length: 15 }, () => 1);
  const village = (code: number) => ({
    code: `331081${String(code).padStart(6, '0')}`,
    inclusion: { numerator: '3', denominator: '100' },
    lists: ['exited', 'poor'].map((type) => ({ type, size: 40, issued: 15, answers })),
  });
  const countyOf = (villages: number) =>
    campaignSample([
      {
        code: 'S',
        design: { method: 'pps' },
        villages: Array.from({ length: villages }, (_, at) => village(at)),
      },
    ]);

  it('of 600 households takes less than 10 KB, calibrated or not', () => {
    const campaign = countyOf(20);
    expect(packExtract(extractOf('331081', campaign)).length).toBeLessThan(2000);
    const targets = [{ name: 'households', values: campaign.answers, total: 27_000 }];
    const { sample } = adjustSample(campaign.sample, [{ step: 'calibrate', targets }]);
    expect(packExtract(extractOf('331081', campaign, sample)).length).toBeLessThan(10_000);
  });

  it('above 350 KB is refused with the arithmetic', () => {
    const rows = ITEM_BUDGET / 8;
    const values = (count: number): ClosingVariable => ({
      kind: 'values',
      area: '1',
      name: 'income',
      values: new Float64Array(count),
    });
    expect(packVariable(values(rows - 10)).length).toBeLessThanOrEqual(ITEM_BUDGET);
    expect(() => packVariable(values(rows))).toThrow(/43750 rows in 350\d+ bytes; an item holds 350000/);
    expect(() =>
      packVariable({
        kind: 'categories',
        area: '1',
        name: 'c',
        labels: ['a'],
        codes: new Uint32Array(350_000),
      }),
    ).toThrow(refusal('out-of-range'));
  });

  it('that is damaged is refused', () => {
    const bytes = packExtract(extractOf('331081', countyOf(2)));
    for (const size of [0, 3, 40, bytes.length - 1])
      expect(() => unpackExtract(bytes.subarray(0, size))).toThrow(refusal('unknown-layout'));
    const extract = extractOf('331081', countyOf(2));
    const damaged = [
      { ...extract, weights: Float64Array.of(1, 2) },
      { ...extract, auxiliaries: [{ design: new Float64Array(60), cells: Int32Array.of(0, 0) }] },
      { ...extract, auxiliaries: [{ design: Float64Array.of(1), cells: new Int32Array(60) }] },
    ];
    for (const each of damaged)
      expect(() => unpackExtract(packExtract(each))).toThrow(refusal('unknown-layout'));
    const other = bytes.slice();
    new DataView(other.buffer).setUint32(0, EXTRACT_LAYOUT + 1, true);
    expect(() => unpackExtract(other)).toThrow(refusal('unknown-layout'));
  });

  it('is not made of another sample', () => {
    const campaign = countyOf(2);
    expect(() => extractOf('331081', campaign, countyOf(3).sample)).toThrow(refusal('wrong-shape'));
    const joined = joinExtracts([extractOf('331081', campaign)]);
    expect(() => extractOf('331081', campaign, { ...joined, parts: [] })).toThrow(refusal('wrong-shape'));
  });
});

describe('variables of several extracts', () => {
  const extractFor = (area: string, answers: readonly string[]) =>
    extractOf(
      area,
      campaignSample([
        {
          code: area,
          design: { method: 'pps' },
          villages: [
            {
              code: area,
              inclusion: { numerator: '1', denominator: '2' },
              lists: [{ type: 'poor', size: 9, issued: 9, answers }],
            },
          ],
        },
      ]),
    );
  const extracts = [extractFor('1', ['a', 'b']), extractFor('2', ['c'])];
  const values = (area: string, ...numbers: readonly number[]): ClosingVariable => ({
    kind: 'values',
    area,
    name: 'income',
    values: Float64Array.from(numbers),
  });

  it('follow one another, without an answer where there is none', () => {
    const incomes = [values('1', 5, Number.NaN), values('2', 7)].map((each) =>
      unpackVariable(packVariable(each)),
    );
    expect(joinValues(extracts, incomes)).toEqual(Float64Array.of(5, Number.NaN, 7));
    const views = [
      categoriesOf('1', 'view', ['yes', 'no'], ['no', null]),
      categoriesOf('2', 'view', ['no', 'yes'], ['no']),
    ].map((each) => unpackVariable(packVariable(each)));
    expect(joinCategories(extracts, views)).toEqual(['no', null, 'no']);
  });

  it.each<[string, readonly ClosingVariable[]]>([
    ['another area', [values('1', 5, 6), values('3', 7)]],
    ['other rows', [values('1', 5, 6), values('2', 7, 8)]],
    ['another order', [values('2', 7), values('1', 5, 6)]],
    ['one too few', [values('1', 5, 6)]],
    ['another name', [values('1', 5, 6), { ...values('2', 7), name: 'age' }]],
    ['another kind', [values('1', 5, 6), categoriesOf('2', 'income', ['a'], ['a'])]],
  ])('are refused with %s', (_, variables) => {
    expect(() => joinValues(extracts, variables)).toThrow(refusal('wrong-shape'));
  });

  it('are refused with a category that has no label, and with bytes that are none', () => {
    expect(() => categoriesOf('1', 'view', ['yes'], ['no'])).toThrow(refusal('unknown-group'));
    expect(() => joinCategories(extracts, [values('1', 5, 6), values('2', 7)])).toThrow(
      refusal('wrong-shape'),
    );
    for (const bytes of [new Uint8Array(0), new Uint8Array(12)])
      expect(() => unpackVariable(bytes)).toThrow(refusal('unknown-layout'));
  });
});
