import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { domainOf, wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import { readQuantile } from '../../../../methods/estimation/quantiles/read-quantile.ts';
import { compareGroups } from '../../../../methods/estimation/tables/compare-groups.ts';
import { crossTable } from '../../../../methods/estimation/tables/cross-table.ts';
import { testIndependence } from '../../../../methods/estimation/tables/test-independence.ts';

/** The rows that stand in the document, so that nobody edits one without the other. */
const text = readFileSync(new URL('../../../../docs/quantiles-and-tables.md', import.meta.url), 'utf8');
const rows = (/const rows = `([^`]*)`/.exec(text)?.[1] ?? '').split('\n').map((line) => line.split(' '));
const column = (at: number): readonly string[] => rows.map((row) => row[at] ?? '');
const income = column(3).map(Number);
const sample = sampleFrom({
  weights: column(2).map(Number),
  stages: [{ units: column(1), strata: column(0) }],
});
const everybody = wholeSample(sample);

/** The comments of the document's R lines are R 4.2.2 with survey 4.1-1. */
describe('the example of docs/quantiles-and-tables.md gives what R gives', () => {
  it('the median', () => {
    const found = readQuantile(sample, everybody, income, 0.5);
    expect(found).toMatchObject({ estimate: 4100, interval: { lower: 3500, upper: 5200 }, n: 24 });
    expect('standardError' in found ? found.standardError : undefined).toBeCloseTo(347.376633, 6);
  });

  it('the table and its tests', () => {
    const table = crossTable(sample, everybody, column(4), column(5));
    expect(table.weighted).toEqual([
      [32, 181],
      [102, 36],
    ]);
    expect(testIndependence(sample, table)).toMatchObject({
      statistic: expect.closeTo(9.99563880803, 10),
      pValue: expect.closeTo(0.01952569116, 10),
    });
    expect(testIndependence(sample, table, 'rao-scott-chi-square')).toMatchObject({
      statistic: expect.closeTo(8.413605705321, 10),
      pValue: expect.closeTo(0.001569113881, 10),
    });
    expect(testIndependence(sample, table, 'adjusted-wald')).toMatchObject({
      statistic: expect.closeTo(10.79924918497, 10),
      pValue: expect.closeTo(0.01669236502, 10),
    });
  });

  it('the comparison', () => {
    const list = (name: string) => domainOf(sample, (row) => rows[row]?.[4] === name);
    expect(
      compareGroups(sample, { reference: list('exited'), compared: list('poor') }, income),
    ).toMatchObject({
      estimate: expect.closeTo(-1298.142478, 6),
      test: { t: expect.closeTo(-4.4160401, 7), twoSided: expect.closeTo(0.006917474, 9) },
      interval: { lower: expect.closeTo(-2053.7926483, 6), upper: expect.closeTo(-542.4923078, 6) },
    });
  });
});
