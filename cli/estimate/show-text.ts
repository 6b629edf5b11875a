import { isEstimable } from '../../methods/estimation/estimate.ts';
import { counted } from './explain-row.ts';
import type { FigureTable } from './figures.ts';
import { intervalsInWords } from './interval-for.ts';
import { printable } from './printable.ts';
import type { FileSample } from './read-sample.ts';
import type { EstimateRequest } from './request.ts';
import { tableText } from './show-table.ts';

const sampleLine = (
  { rows, strata, psus, rowsInDomain }: FileSample,
  { domain, fpc }: EstimateRequest,
): string =>
  [
    counted(rows, 'row'),
    ...domain.map(({ column, value }) => printable(`${column}=${value}`)),
    ...(domain.length === 0 ? [] : [`${counted(rowsInDomain, 'row')} in the domain`]),
    strata === 1 ? '1 stratum' : `${strata.toLocaleString('en')} strata`,
    counted(psus, 'PSU'),
    fpc === undefined ? 'as if drawn with replacement' : `finite populations from ${fpc}`,
  ].join(' · ');

const missingLines = ({ missing }: FileSample, { measures }: EstimateRequest): readonly string[] =>
  measures.flatMap(({ name }, at) => {
    const rows = missing[at] ?? 0;
    return rows === 0 ? [] : [`${printable(name)}: ${counted(rows, 'row')} without a value left out`];
  });

const lonelyLine = (tables: readonly FigureTable[], { lonely }: EstimateRequest): readonly string[] => {
  const readings = tables.slice(0, 1).flatMap(({ areas }) => areas.flatMap(({ figures }) => figures));
  const most = Math.max(
    0,
    ...readings.map(({ reading }) => ('lonelyStrata' in reading ? reading.lonelyStrata : 0)),
  );
  const has = most === 1 ? '1 stratum has' : `${most} strata have`;
  return most === 0
    ? []
    : [`${has} one PSU and could have had another; variance by the policy “${lonely}” (--lonely)`];
};

/** A share of 0 % of a value that stands nowhere is mostly a slip of the pen. */
const unseenLines = ({ columns }: FileSample): readonly string[] =>
  columns.shares.flatMap(({ label: { column, table }, wanted }) => {
    const value = table.wanted[wanted] ?? '';
    return table.texts.includes(value) ? [] : [`no row has ${printable(`${column}=${value}`)}`];
  });

const levelText = ({ level }: EstimateRequest): string => `${Number((level * 100).toPrecision(6))} %`;

const intervalLine = (request: EstimateRequest): string =>
  `${levelText(request)} intervals: ${intervalsInWords(request)}`;

/** A t interval without width looks like certainty and is the lack of it. */
const unvariedLine = (tables: readonly FigureTable[]): readonly string[] => {
  const unvaried = tables.some(({ areas }) =>
    areas.some(({ figures }) =>
      figures.some(
        ({ reading }) =>
          isEstimable(reading) &&
          reading.standardError === 0 &&
          reading.interval.lower === reading.interval.upper,
      ),
    ),
  );
  return unvaried
    ? [
        'A standard error of 0 says that nothing varied in the sample, not that the figure is certain; --ci kg or wilson gives rates their bounds.',
      ]
    : [];
};

/** All tables for people, with what has to be known to read them. */
export const toText = (file: FileSample, tables: readonly FigureTable[], request: EstimateRequest): string =>
  [
    [
      sampleLine(file, request),
      intervalLine(request),
      ...unseenLines(file),
      ...missingLines(file, request),
      ...lonelyLine(tables, request),
      ...unvariedLine(tables),
    ].join('\n'),
    ...tables.map((table) => tableText(table, request)),
  ].join('\n\n');
