import { isEstimable } from '../../methods/estimation/estimate.ts';
import type { Figure, FigureTable } from './figures.ts';
import type { FileSample } from './read-sample.ts';
import { REASONS } from './reasons.ts';
import type { EstimateRequest } from './request.ts';

const figureJson = ({ measure: { kind, name }, reading, designEffect }: Figure) => {
  if (!isEstimable(reading)) {
    const { notEstimable, n, estimate } = reading;
    return { measure: name, kind, n, notEstimable, because: REASONS[notEstimable], estimate };
  }
  const { interval, ...figures } = reading;
  return { measure: name, kind, ...figures, ...interval, designEffect };
};

/** One JSON object; what is not known is absent, and nothing is rounded. */
export const toJson = (file: FileSample, tables: readonly FigureTable[], request: EstimateRequest): string =>
  JSON.stringify({
    file: request.file,
    rows: file.rows,
    rowsInDomain: file.rowsInDomain,
    strata: file.strata,
    psus: file.psus,
    finitePopulation: request.fpc !== undefined,
    lonely: request.lonely,
    domain: request.domain,
    missing: request.measures.map(({ kind, name }, at) => ({
      measure: name,
      kind,
      rows: file.missing[at] ?? 0,
    })),
    tables: tables.map(({ by, areas }) => ({
      by,
      areas: areas.map(({ area, figures }) => ({ area, figures: figures.map(figureJson) })),
    })),
  });
