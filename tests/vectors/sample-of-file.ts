import { type Domain, domainOf } from '../../methods/estimation/flat/domain.ts';
import { type Sample, type StageColumns, sampleFrom } from '../../methods/estimation/flat/sample.ts';
import type { Entry, EstimationFile } from './estimation-file.ts';

const stagesOf = ({ design }: EstimationFile): readonly StageColumns[] =>
  [
    { units: design.psu, strata: design.stratum, population: design.fpc1 },
    { units: design.ssu, strata: null, population: design.fpc2 },
    { units: design.tsu, strata: null, population: design.fpc3 },
  ].flatMap(({ units, strata, population }) =>
    units === null
      ? []
      : [{ units, ...(strata === null ? {} : { strata }), ...(population === null ? {} : { population }) }],
  );

export const sampleOf = (file: EstimationFile): Sample =>
  sampleFrom({ weights: file.design.weight, stages: stagesOf(file), nest: file.design.nest });

export const columnOf = (file: EstimationFile, name: string): readonly (string | number | null)[] => {
  const column = file.rows[name];
  if (column === undefined) throw new Error(`The file has no column "${name}".`);
  return column;
};

/** A column as numbers; of a category, as 0/1; missing values and texts become NaN, which a domain has to leave out. */
export const valuesOf = (file: EstimationFile, name: string, category?: string | number): Float64Array =>
  Float64Array.from(columnOf(file, name), (value) => {
    if (value === null) return Number.NaN;
    if (category !== undefined) return value === category ? 1 : 0;
    return typeof value === 'number' ? value : Number.NaN;
  });

/** Rows of a domain as the file states it, missing values included. */
export const statedDomain = (
  file: EstimationFile,
  sample: Sample,
  domain: Readonly<Record<string, string | number>> = {},
): Domain => {
  const wanted = Object.entries(domain).map(([name, value]) => ({ column: columnOf(file, name), value }));
  return domainOf(sample, (row) => wanted.every(({ column, value }) => column[row] === value));
};

/** The same without rows whose values are missing, where the entry says so; R's `svyttest` always leaves them out. */
export const usedDomain = (stated: Domain, entry: Entry, columns: readonly Float64Array[]): Domain =>
  entry.missing === 'drop' || entry.kind === 'ttest'
    ? stated.map((inside, row) => (columns.some((column) => Number.isNaN(column[row])) ? 0 : inside))
    : stated;
