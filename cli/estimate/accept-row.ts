import { addAnswer } from '../../methods/estimation/stream/answer-sums.ts';
import { acceptDesign } from './accept-design.ts';
import { holds, refuseNumber } from './accept-number.ts';
import { NO_TEXT } from './csv/label-table.ts';
import { refuse, type SampleReader } from './sample-reader.ts';

const holdsNoText = (labels: Int32Array): boolean => {
  for (const label of labels) if (label === NO_TEXT) return true;
  return false;
};

const readsAsText = (reader: SampleReader): boolean => {
  const { columns, row } = reader;
  if (!holdsNoText(row.labels)) return true;
  for (const { column, place } of columns.labels)
    if (row.labels[place] === NO_TEXT)
      refuse(reader, column, 'is no text in the encoding of the file; --encoding names another');
  return false;
};

const isInDomain = ({ columns: { domain }, row }: SampleReader): boolean => {
  for (const { label, wanted } of domain)
    if (label.table.wantedPlaces[row.labels[label.place] ?? 0] !== wanted) return false;
  return true;
};

/** 1 or 0 for each share of a category, NaN where the field is empty or says NA. */
const setShares = ({ columns: { shares }, row }: SampleReader): void => {
  for (const { label, wanted, place } of shares) {
    const value = row.labels[label.place] ?? 0;
    const text = label.table.texts[value];
    if (label.table.wantedPlaces[value] === wanted) row.numbers[place] = 1;
    else row.numbers[place] = text === '' || text === 'NA' ? Number.NaN : 0;
  }
};

const refuseMissing = (reader: SampleReader, column: string): void =>
  refuse(reader, column, 'is empty; --missing drop leaves such rows out of the figures that need the value');

/** False where the row holds what it must not; missing values are none of that if they are dropped. */
const acceptValues = (reader: SampleReader): boolean => {
  const { columns, row, dropsMissing } = reader;
  let accepted = true;
  for (const rule of columns.values) {
    const value = row.numbers[rule.place] ?? Number.NaN;
    if (holds(rule, value) || (dropsMissing && Number.isNaN(value))) continue;
    if (Number.isNaN(value)) refuseMissing(reader, rule.column);
    else refuseNumber(reader, rule, value);
    accepted = false;
  }
  if (dropsMissing) return accepted;
  for (const { label, place } of columns.shares) {
    if (!Number.isNaN(row.numbers[place])) continue;
    refuseMissing(reader, label.column);
    accepted = false;
  }
  return accepted;
};

const countMissing = ({ columns: { measures }, row: { numbers }, missing }: SampleReader): void => {
  for (const [measure, { numerator, denominator }] of measures.entries())
    if (Number.isNaN(numbers[numerator]) || Number.isNaN(numbers[denominator]))
      missing[measure] = (missing[measure] ?? 0) + 1;
};

/** Checks a row and adds it to the sums. Rows outside the domain count for the design alone; their values are not looked at. */
export const acceptRow = (reader: SampleReader): void => {
  const { columns, row } = reader;
  if (!readsAsText(reader)) return;
  const weight = row.numbers[columns.weight.place] ?? Number.NaN;
  if (!holds(columns.weight, weight)) {
    refuseNumber(reader, columns.weight, weight);
    return;
  }
  const slot = acceptDesign(reader);
  if (slot === undefined || !isInDomain(reader)) return;
  reader.rowsInDomain += 1;
  setShares(reader);
  if (!acceptValues(reader)) return;
  if (reader.dropsMissing) countMissing(reader);
  addAnswer(reader.answers, slot, weight, row.numbers);
};
