import { keyIndex } from '../../methods/estimation/stream/key-table.ts';
import { holds, refuseNumber } from './accept-number.ts';
import type { NumberRule } from './columns.ts';
import { labelText } from './explain-row.ts';
import { refuse, type SampleReader } from './sample-reader.ts';

/** Notes the population size of a stratum where it is first met, and refuses another one later. */
const acceptPopulation = (reader: SampleReader, rule: NumberRule, stratum: number): boolean => {
  const { population, firstRows, row } = reader;
  const size = row.numbers[rule.place] ?? Number.NaN;
  const known = population[stratum];
  if (known === size) return true;
  if (!holds(rule, size)) {
    refuseNumber(reader, rule, size);
    return false;
  }
  if (known !== undefined) {
    refuse(reader, rule.column, `${size} here, ${known} in row ${firstRows[stratum]} of the same stratum`);
    return false;
  }
  population[stratum] = size;
  firstRows[stratum] = reader.rowNumber;
  return true;
};

const acceptNewPsu = (reader: SampleReader, psu: number, stratum: number): number | undefined => {
  const { columns, row, stratumOfPsu } = reader;
  for (const part of [columns.psu, columns.stratum]) {
    if (part === undefined || part.table.texts[row.labels[part.place] ?? 0] !== '') continue;
    refuse(reader, part.column, 'is empty');
    return;
  }
  stratumOfPsu[psu] = stratum;
  return psu;
};

/** The PSU's number over all strata; undefined where the row contradicts an earlier one. */
const acceptPsu = (reader: SampleReader, stratum: number): number | undefined => {
  const { columns, row, nested, stratumOfPsu } = reader;
  const label = row.labels[columns.psu.place] ?? 0;
  const psu = nested === undefined ? label : keyIndex(nested, [stratum, label]);
  const known = stratumOfPsu[psu];
  if (known === stratum) return psu;
  if (known === undefined || columns.stratum === undefined) return acceptNewPsu(reader, psu, stratum);
  const { table } = columns.stratum;
  const name = labelText(columns.psu.table, label);
  refuse(
    reader,
    columns.psu.column,
    `PSU ${name} is in stratum ${labelText(table, stratum)} here and was in ${labelText(table, known)}; --nest says that names repeat`,
  );
  return;
};

const slotOf = (reader: SampleReader, psu: number): number => {
  const { columns, row, slots, psuOfSlot, key } = reader;
  key[0] = psu;
  let at = 1;
  for (const { place } of columns.by) key[at++] = row.labels[place] ?? 0;
  const slot = keyIndex(slots, key);
  if (slot === psuOfSlot.length) psuOfSlot.push(psu);
  return slot;
};

/** The row's slot, its place in the design; undefined where the design refuses the row. */
export const acceptDesign = (reader: SampleReader): number | undefined => {
  const { columns, row } = reader;
  const stratum = columns.stratum === undefined ? 0 : (row.labels[columns.stratum.place] ?? 0);
  if (columns.fpc !== undefined && !acceptPopulation(reader, columns.fpc, stratum)) return;
  const psu = acceptPsu(reader, stratum);
  return psu === undefined ? undefined : slotOf(reader, psu);
};
