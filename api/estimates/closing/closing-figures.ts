import {
  type ClosingVariable,
  unpackVariable,
} from '../../../methods/estimation/closing/closing-variable.ts';
import type { Extract } from '../../../methods/estimation/closing/extract.ts';
import { joinExtracts } from '../../../methods/estimation/closing/join-extracts.ts';
import { joinCategories, joinValues } from '../../../methods/estimation/closing/join-variables.ts';
import { unpackExtract } from '../../../methods/estimation/closing/unpack-extract.ts';
import { EstimationError } from '../../../methods/estimation/estimation-error.ts';
import type { LonelyOptions } from '../../../methods/estimation/flat/design-covariance.ts';
import { domainOf } from '../../../methods/estimation/flat/domain.ts';
import type { Sample } from '../../../methods/estimation/flat/sample.ts';
import { readQuantile } from '../../../methods/estimation/quantiles/read-quantile.ts';
import type { QuantileEnd } from '../../../methods/estimation/quantiles/woodruff-ends.ts';
import { type CategoryColumn, crossTable } from '../../../methods/estimation/tables/cross-table.ts';
import { testIndependence } from '../../../methods/estimation/tables/test-independence.ts';
import { breakdownOf } from '../block-set.ts';
import { everyone } from '../breakdown.ts';
import type { Rollup } from '../recompute.ts';
import type { Association, Quantile } from '../weighting.ts';
import type { AssociationFigure, ClosingFigures, QuantileFigure } from './closing-figure.ts';
import { samplePart } from './keep-extract.ts';

/** The joined sample of an area, and its variables by name. */
interface AreaSample {
  readonly sample: Sample;
  readonly values: (item: string) => Float64Array;
  readonly categories: (breakdown: string) => CategoryColumn;
  readonly lonely: LonelyOptions;
}

/** Why an area has no flat sample of its own. */
type Missing = 'cut-stratum';

/** Quantiles and tests of an area of which everything is settled. */
export const closingFigures = async (
  rollup: Rollup,
  division: string,
): Promise<Pick<ClosingFigures, 'quantiles' | 'associations'>> => {
  const { quantiles, associations } = rollup.design.weighting;
  if (quantiles.length === 0 && associations.length === 0) {
    return { quantiles: [], associations: [] };
  }
  const area = await areaSample(rollup, division);
  return {
    quantiles: quantiles.flatMap((quantile) => quantileFigures(rollup, area, quantile)),
    associations: associations.map((association) => associationFigure(area, association)),
  };
};

const areaSample = async (rollup: Rollup, division: string): Promise<AreaSample | Missing> => {
  const { stores, campaign, design } = rollup;
  const stored = await stores.extracts.ofDivision(campaign.campaignId, samplePart, division);
  const extracts = stored.map(({ bytes }) => unpackExtract(bytes));
  const sample = joined(extracts);
  if (sample === undefined) {
    return 'cut-stratum';
  }
  const names = variableNames(rollup);
  const variables = new Map(
    await Promise.all(
      names.map(async (name): Promise<readonly [string, readonly ClosingVariable[]]> => {
        const parts = await stores.extracts.ofDivision(campaign.campaignId, name, division);
        return [name, parts.map(({ bytes }) => unpackVariable(bytes))];
      }),
    ),
  );
  return {
    sample,
    values: (item) => joinValues(extracts, variables.get(item) ?? []),
    categories: (breakdown) => joinCategories(extracts, variables.get(breakdown) ?? []),
    lonely: { lonelyPolicy: design.lonely.policy },
  };
};

/** Undefined where a stratum of the area lies partly outside it. */
const joined = (extracts: readonly Extract[]): Sample | undefined => {
  try {
    return joinExtracts(extracts);
  } catch (error) {
    if (error instanceof EstimationError && error.code === 'sample-incomplete') {
      return undefined;
    }
    throw error;
  }
};

/** The items and breakdowns that the closing figures of a design read. */
export const variableNames = ({ design }: Pick<Rollup, 'design'>): readonly string[] => {
  const { quantiles, associations } = design.weighting;
  return [
    ...new Set([
      ...quantiles.flatMap(({ value, by }) => [value, ...by]),
      ...associations.flatMap(({ rows, columns }) => [rows, columns]),
    ]),
  ];
};

const endOf = (value: QuantileEnd): number | null => (typeof value === 'number' ? value : null);

const quantileFigures = (
  { design }: Rollup,
  area: AreaSample | Missing,
  { key, value, shares, by }: Quantile,
): readonly QuantileFigure[] => {
  if (typeof area === 'string') {
    return shares.map((share) => ({ key, group: everyone, share, n: 0, notEstimable: area }));
  }
  const y = area.values(value);
  const groups: readonly (readonly [string, (row: number) => boolean])[] = [
    [everyone, () => true],
    ...by.flatMap((breakdown) => {
      const categories = area.categories(breakdown);
      const groupsOfIt = breakdownOf(design, breakdown)?.groups ?? [];
      return groupsOfIt.map(({ key: group }) => [group, (row: number) => categories[row] === group] as const);
    }),
  ];
  return groups.flatMap(([group, holds]) => {
    const domain = domainOf(area.sample, (row) => holds(row) && Number.isFinite(y[row]));
    return shares.map((share): QuantileFigure => {
      const read = readQuantile(area.sample, domain, y, share, area.lonely);
      const named = { key, group, share, n: read.n };
      if ('notEstimable' in read) {
        const point = read.estimate === undefined ? {} : { estimate: read.estimate };
        return { ...named, ...point, notEstimable: read.notEstimable };
      }
      const { estimate, standardError, interval } = read;
      return {
        ...named,
        estimate,
        standardError: endOf(standardError),
        lower: endOf(interval.lower),
        upper: endOf(interval.upper),
        level: interval.level,
      };
    });
  });
};

const associationFigure = (
  area: AreaSample | Missing,
  { key, rows, columns }: Association,
): AssociationFigure => {
  if (typeof area === 'string') {
    return { key, n: 0, notTestable: area };
  }
  const all = domainOf(area.sample, () => true);
  const table = crossTable(area.sample, all, area.categories(rows), area.categories(columns), {
    missing: 'no-cell',
  });
  const test = testIndependence(area.sample, table, 'rao-scott-f', area.lonely);
  if ('notTestable' in test) {
    return { key, n: test.n, notTestable: test.notTestable };
  }
  const { n, statistic, degreesOfFreedom, denominatorDegreesOfFreedom, pValue } = test;
  return {
    key,
    n,
    statistic,
    degreesOfFreedom,
    pValue,
    ...(denominatorDegreesOfFreedom === undefined ? {} : { denominatorDegreesOfFreedom }),
  };
};
