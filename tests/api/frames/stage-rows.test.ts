import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrameVillage } from '../../../api/frames/frame.ts';
import type { ListFile } from '../../../api/frames/list-file.ts';
import { readCsv } from '../../../api/frames/read-csv.ts';
import { stageVillages } from '../../../api/frames/stage-rows.ts';

const counties = Array.from({ length: 700 }, (_, index) => String(433_000 + index));
const villagesEach = 100;

/** Every county's first village, then every county's second, and so on: no item is ever full, and no county complete. */
async function* scattered(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('code,name,size\n');
  for (let number = 0; number < villagesEach; number += 1) {
    const lines = counties.map((county) => `${county}100${String(200 + number)},村,1\n`);
    yield await Promise.resolve(Buffer.from(lines.join('')));
  }
}

const listOf = (bytes: () => AsyncGenerator<Uint8Array>): ListFile => ({
  rows: ({ columns }) => readCsv(() => Promise.resolve(bytes()), 'utf-8', columns),
});

test('a list without any order is staged whole, each county in the order of the file, with few rows waiting', async () => {
  const staged = new Map<string, string[]>();
  const chunks = new Map<string, number[]>();
  let written = 0;
  let mostWaiting = 0;
  const stageOf = (_run: unknown, county: string, chunk: number, rows: readonly FrameVillage[]) => {
    staged.set(county, [...(staged.get(county) ?? []), ...rows.map(({ code }) => code)]);
    chunks.set(county, [...(chunks.get(county) ?? []), chunk]);
    // The last village of this item was read by now, and so were all counties' villages before it.
    const lastNumber = Number(rows.at(-1)?.code.slice(9)) - 200;
    mostWaiting = Math.max(mostWaiting, lastNumber * counties.length - written);
    written += rows.length;
    return Promise.resolve();
  };
  const run = { importId: 'i', runId: 'r' };
  const progress = { staged: 0, keep: () => Promise.resolve() };
  await stageVillages({ stageVillages: stageOf }, run, listOf(scattered), progress);
  const expected = (county: string): readonly string[] =>
    Array.from({ length: villagesEach }, (_, number) => `${county}100${200 + number}`);
  expect(staged).toEqual(new Map([...staged.keys()].map((county) => [county, expected(county)])));
  expect([...staged.keys()].toSorted()).toEqual(counties);
  expect([...chunks.values()].every((numbers) => numbers.every((chunk, at) => chunk === at))).toBe(true);
  // Some were written before the end, so the rows that wait are bounded.
  expect([...chunks.values()].some((numbers) => numbers.length > 1)).toBe(true);
  expect(mostWaiting).toBeLessThanOrEqual(60_000);
});

/** Stages a list with a worker that dies after some writes, then the next one, until one comes to the end. */
const stagedBy = async (codes: readonly string[], deaths: readonly number[]) => {
  async function* file(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(
      Buffer.from(['code,name,size', ...codes.map((code) => `${code},村,1`)].join('\n')),
    );
  }
  const items = new Map<string, readonly string[]>();
  let staged = 0;
  let writes = 0;
  for (const life of [...deaths, Number.POSITIVE_INFINITY]) {
    let left = life;
    const stageOf = (_run: unknown, county: string, chunk: number, rows: readonly FrameVillage[]) => {
      if (left === 0) {
        return Promise.reject(new Error('died'));
      }
      left -= 1;
      writes += 1;
      items.set(
        `${county} ${chunk}`,
        rows.map(({ code }) => code),
      );
      return Promise.resolve();
    };
    const keep = (count: number) => {
      staged = count;
      return Promise.resolve();
    };
    const run = { importId: 'i', runId: 'r' };
    await stageVillages({ stageVillages: stageOf }, run, listOf(file), { staged, keep }).catch(
      (error: unknown) => {
        if (!(error instanceof Error && error.message === 'died')) {
          throw error;
        }
      },
    );
  }
  return { items, writes, staged };
};

test('workers that die leave the same items as one that lives, and each makes the next write at most 100 again', async () => {
  const rows = fc.array(fc.nat({ max: 299 }), { minLength: 500, maxLength: 3000 });
  const deaths = fc.array(fc.nat({ max: 320 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(rows, deaths, async (places, lives) => {
      const codes = places.map((place, at) => `${433_000 + place}${100_000 + at}`);
      const whole = await stagedBy(codes, []);
      const broken = await stagedBy(codes, lives);
      expect(broken.items).toEqual(whole.items);
      expect(broken.staged).toBe(whole.items.size);
      expect(broken.writes).toBeLessThanOrEqual(whole.items.size + 100 * lives.length);
    }),
    { seed: 3, numRuns: 40 },
  );
});

test('in a list by county few rows wait, though every county is smaller than an item', async () => {
  async function* byCounty(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('code,name,size\n');
    for (const county of counties) {
      const lines = Array.from({ length: villagesEach }, (_, at) => `${county}100${200 + at},村,1\n`);
      yield await Promise.resolve(Buffer.from(lines.join('')));
    }
  }
  let read = 0;
  let written = 0;
  let mostWaiting = 0;
  const counted: ListFile = {
    rows: async function* (listener) {
      for await (const row of listOf(byCounty).rows(listener)) {
        read += 1;
        mostWaiting = Math.max(mostWaiting, read - written);
        yield row;
      }
    },
  };
  const stageOf = (_run: unknown, _county: string, _chunk: number, rows: readonly FrameVillage[]) => {
    written += rows.length;
    return Promise.resolve();
  };
  const progress = { staged: 0, keep: () => Promise.resolve() };
  await stageVillages({ stageVillages: stageOf }, { importId: 'i', runId: 'r' }, counted, progress);
  expect(written).toBe(counties.length * villagesEach);
  expect(mostWaiting).toBeLessThan(5000);
});
