import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A real population as a table of texts; sources and licences in tests/vectors/reference/README.md, section 4. */
export type Rows = readonly Readonly<Record<string, string>>[];

const rows = z.array(z.record(z.string(), z.string()));

const read = (name: string): Rows => {
  const file = fileURLToPath(
    new URL(`../../tests/vectors/reference/populations/${name}.csv`, import.meta.url),
  );
  return rows.parse(parse(readFileSync(file), { columns: true }));
};

/** 6,194 Californian schools in 757 districts. */
export const schools = (): Rows => read('apipop');

/** 589 Belgian municipalities in 9 provinces. */
export const municipalities = (): Rows => read('belgianmunicipalities');

export const numberIn = (row: Readonly<Record<string, string>>, column: string): number => {
  const value = Number.parseFloat(row[column] ?? '');
  if (!Number.isFinite(value)) throw new Error(`${column} of the population holds “${row[column]}”.`);
  return value;
};
