import type { AreaMoments } from './area.ts';
import { CELL_FIELDS } from './cell-sums.ts';
import { EstimationError } from './estimation-error.ts';
import type { ListSums } from './list-sums.ts';
import { LONELY_POLICIES } from './lonely-policy.ts';
import { packedRow, readRow } from './packed-row.ts';
import { triangleSize } from './packed-triangle.ts';
import type { StratumDesign, StratumPart } from './stratum.ts';
import type { VillageMoments } from './village.ts';

const cellSize = (columns: number): number => (columns / 2) * CELL_FIELDS.length;

export const packListSums = (sums: ListSums): Float64Array =>
  packedRow(
    'listSums',
    sums.totals.length,
    [sums.households],
    [sums.totals, sums.products, sums.rows, sums.events, sums.nonEvents],
  );

export const unpackListSums = (packed: Float64Array): ListSums => {
  const { columns, scalar, array, finish } = readRow(packed, 'listSums');
  const sums = {
    households: scalar(),
    totals: array(columns),
    products: array(triangleSize(columns)),
    rows: array(columns / 2),
    events: array(columns / 2),
    nonEvents: array(columns / 2),
  };
  finish();
  return sums;
};

export const packVillage = (village: VillageMoments): Float64Array =>
  packedRow(
    'village',
    village.totals.length,
    [
      village.inclusion,
      village.complement,
      village.households,
      village.innerPsus,
      village.innerStrata,
      village.lonelyLists,
      village.emptyLists,
    ],
    [village.totals, village.variance, village.cells],
  );

export const unpackVillage = (packed: Float64Array): VillageMoments => {
  const { columns, scalar, array, finish } = readRow(packed, 'village');
  const village = {
    inclusion: scalar(),
    complement: scalar(),
    households: scalar(),
    innerPsus: scalar(),
    innerStrata: scalar(),
    lonelyLists: scalar(),
    emptyLists: scalar(),
    totals: array(columns),
    variance: array(triangleSize(columns)),
    cells: array(cellSize(columns)),
  };
  finish();
  return village;
};

const METHODS = ['simple-random', 'pps', 'with-replacement'] as const;

const designScalars = (design: StratumDesign): readonly number[] => [
  METHODS.indexOf(design.method),
  ...(design.method === 'simple-random' ? [design.sampled, design.population] : [0, 0]),
];

const designOf = (method: number, sampled: number, population: number): StratumDesign => {
  const name = METHODS[method];
  if (name === undefined) throw new EstimationError('unknown-layout', `No design has the number ${method}.`);
  return name === 'simple-random' ? { method: name, sampled, population } : { method: name };
};

export const packStratumPart = (part: StratumPart): Float64Array =>
  packedRow(
    'stratumPart',
    part.totals.length,
    [
      ...designScalars(part.design),
      part.sampled,
      part.c1,
      part.c2,
      part.villages,
      part.households,
      part.emptyLists,
      part.lonelyLists,
      part.takeAllPsus,
      part.takeAllStrata,
      part.takeAllLonely,
    ],
    [part.totals, part.s1, part.s2, part.within, part.takeAllVariance, part.cells, part.sampledWithX],
  );

export const unpackStratumPart = (packed: Float64Array): StratumPart => {
  const { columns, scalar, array, finish } = readRow(packed, 'stratumPart');
  const part = {
    design: designOf(scalar(), scalar(), scalar()),
    sampled: scalar(),
    c1: scalar(),
    c2: scalar(),
    villages: scalar(),
    households: scalar(),
    emptyLists: scalar(),
    lonelyLists: scalar(),
    takeAllPsus: scalar(),
    takeAllStrata: scalar(),
    takeAllLonely: scalar(),
    totals: array(columns),
    s1: array(columns),
    s2: array(triangleSize(columns)),
    within: array(triangleSize(columns)),
    takeAllVariance: array(triangleSize(columns)),
    cells: array(cellSize(columns)),
    sampledWithX: array(columns / 2),
  };
  finish();
  return part;
};

export const packArea = (area: AreaMoments): Float64Array =>
  packedRow(
    'area',
    area.totals.length,
    [
      LONELY_POLICIES.indexOf(area.lonelyPolicy),
      area.villages,
      area.households,
      area.emptyLists,
      area.lonelyLists,
      area.psus,
      area.strata,
      area.lonelyStrata,
    ],
    [area.totals, area.variance, area.within, area.cells],
  );

export const unpackArea = (packed: Float64Array): AreaMoments => {
  const { columns, scalar, array, finish } = readRow(packed, 'area');
  const lonelyPolicy = LONELY_POLICIES[scalar()];
  if (lonelyPolicy === undefined)
    throw new EstimationError('unknown-layout', 'The area names no policy for lonely strata.');
  const area = {
    lonelyPolicy,
    villages: scalar(),
    households: scalar(),
    emptyLists: scalar(),
    lonelyLists: scalar(),
    psus: scalar(),
    strata: scalar(),
    lonelyStrata: scalar(),
    totals: array(columns),
    variance: array(triangleSize(columns)),
    within: array(lonelyPolicy === 'average' ? triangleSize(columns) : 0),
    cells: array(cellSize(columns)),
  };
  finish();
  return area;
};
