import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countyByCounty } from '../../../api/frames/county-by-county.ts';

const side = fc
  .dictionary(
    fc.constantFrom('110101', '433123', '433124', '540102', '650101'),
    fc.array(fc.nat(), { minLength: 1 }),
  )
  .map((counties) => Object.entries(counties).toSorted(([a], [b]) => (a < b ? -1 : 1)));

async function* streamOf(entries: readonly (readonly [string, readonly number[]])[]) {
  for (const [county, villages] of entries) {
    yield await Promise.resolve({ county, villages });
  }
}

test('each county of either side comes once, in order, with what both have of it', async () => {
  await fc.assert(
    fc.asyncProperty(side, side, async (left, right) => {
      const lefts = new Map(left);
      const rights = new Map(right);
      const counties = [...new Set([...lefts.keys(), ...rights.keys()])].toSorted();
      const pairs: unknown[] = [];
      for await (const pair of countyByCounty(streamOf(left), streamOf(right))) {
        pairs.push(pair);
      }
      expect(pairs).toEqual(
        counties.map((county) => ({ county, left: lefts.get(county), right: rights.get(county) })),
      );
    }),
    { seed: 7, numRuns: 60 },
  );
});
