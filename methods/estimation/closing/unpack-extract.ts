import { EstimationError } from '../estimation-error.ts';
import type { StratumDesign } from '../stratum.ts';
import type { CondensedSpace } from './condensed-space.ts';
import type { Extract } from './extract.ts';
import { DESIGN_METHODS, EXTRACT_LAYOUT } from './pack-extract.ts';
import { type ColumnReader, readColumns } from './read-columns.ts';
import {
  rowsOfStrata,
  type WorkedList,
  type WorkedStratum,
  type WorkedVillage,
  weightsOfStrata,
} from './worked-strata.ts';

const damaged = (what: string): EstimationError =>
  new EstimationError('unknown-layout', `The columns of an extract do not fit together: ${what}.`);

const at = <T>(values: ArrayLike<T>, place: number): T => {
  const value = values[place];
  if (value === undefined) throw damaged(`place ${place} of ${values.length}`);
  return value;
};

/** Cuts a list of all into those that belong to each, by how many each has. */
const shared = <T>(all: readonly T[], counts: Uint32Array): readonly (readonly T[])[] => {
  let from = 0;
  const parts = Array.from(counts, (count) => {
    from += count;
    return all.slice(from - count, from);
  });
  if (from !== all.length) throw damaged(`${from} of ${all.length} belong to something`);
  return parts;
};

const designOf = (method: number, sampled: number, population: number): StratumDesign => {
  const name = at(DESIGN_METHODS, method);
  return name === 'simple-random' ? { method: name, sampled, population } : { method: name };
};

const readLists = (reader: ColumnReader): readonly WorkedList[] => {
  const names = reader.texts();
  const types = reader.whole();
  const sizes = reader.whole();
  const answered = reader.whole();
  const weights = reader.doubles();
  return Array.from(types, (type, place) => ({
    type: at(names, type),
    size: at(sizes, place),
    answered: at(answered, place),
    weight: at(weights, place),
  }));
};

const readVillages = (reader: ColumnReader): readonly WorkedVillage[] => {
  const codes = reader.texts();
  const probabilities = reader.doubles();
  const complements = reader.doubles();
  const counts = reader.whole();
  const lists = shared(readLists(reader), counts);
  return codes.map((code, place) => ({
    code,
    inclusion: { probability: at(probabilities, place), complement: at(complements, place) },
    lists: at(lists, place),
  }));
};

const readStrata = (reader: ColumnReader): readonly WorkedStratum[] => {
  const codes = reader.texts();
  const together = reader.whole();
  const countedWith = shared(reader.texts(), together);
  const methods = reader.whole();
  const sampled = reader.whole();
  const populations = reader.whole();
  const psus = reader.whole();
  const counts = reader.whole();
  const villages = shared(readVillages(reader), counts);
  return codes.map((code, place) => ({
    code,
    countedWith: at(countedWith, place),
    design: designOf(at(methods, place), at(sampled, place), at(populations, place)),
    psus: at(psus, place),
    villages: at(villages, place),
  }));
};

const readSpace = (reader: ColumnReader, base: Float64Array): CondensedSpace => {
  const before = reader.doubles();
  const cells = Int32Array.from(reader.whole());
  const [dimensions] = reader.whole();
  const design = before.length === 0 ? base : before;
  if (cells.length !== base.length || design.length !== base.length)
    throw damaged(`a calibration of ${cells.length} rows beside ${base.length}`);
  if (dimensions === undefined) return { design, cells };
  const vectors = Array.from({ length: dimensions }, () => reader.doubles());
  return { design, cells, basis: { vectors, variables: [] } };
};

/** @throws EstimationError `unknown-layout` where the bytes are no extract of this layout */
export const unpackExtract = (bytes: Uint8Array): Extract => {
  const reader = readColumns(bytes, EXTRACT_LAYOUT);
  const area = at(reader.texts(), 0);
  const strata = readStrata(reader);
  const weights = reader.doubles();
  if (weights.length > 0 && weights.length !== rowsOfStrata(strata))
    throw damaged(`${weights.length} weights beside ${rowsOfStrata(strata)} rows`);
  const base = weightsOfStrata(strata);
  const spaces = at(reader.whole(), 0);
  const auxiliaries = Array.from({ length: spaces }, () => readSpace(reader, base));
  reader.finish();
  return { area, strata, ...(weights.length === 0 ? {} : { weights }), auxiliaries };
};
