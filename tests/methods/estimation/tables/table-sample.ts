import { wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { type Sample, sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import {
  type CrossTable,
  crossTable,
  type TableOptions,
} from '../../../../methods/estimation/tables/cross-table.ts';

export interface Answer {
  readonly row: string | number;
  readonly column: string | number;
  readonly weight?: number;
  /** Default: each answer its own. */
  readonly psu?: string;
  readonly stratum?: string;
}

export const sampleOf = (answers: readonly Answer[]): Sample =>
  sampleFrom({
    weights: answers.map(({ weight = 1 }) => weight),
    stages: [
      {
        units: answers.map(({ psu }, at) => psu ?? at),
        strata: answers.map(({ stratum = '' }) => stratum),
      },
    ],
    nest: true,
  });

export const tableOf = (
  answers: readonly Answer[],
  options: TableOptions = {},
): { readonly sample: Sample; readonly table: CrossTable } => {
  const sample = sampleOf(answers);
  const table = crossTable(
    sample,
    wholeSample(sample),
    answers.map(({ row }) => row),
    answers.map(({ column }) => column),
    options,
  );
  return { sample, table };
};

/** One answer of weight 1 for each that a table of counts holds. */
export const answersIn = (counts: readonly (readonly number[])[]): readonly Answer[] =>
  counts.flatMap((cells, row) =>
    cells.flatMap((count, column) => Array.from({ length: count }, () => ({ row, column }))),
  );
