import { expect, test } from 'vitest';
import type { FrameVillage } from '../../../api/frames/frame.ts';
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
  await stageVillages({ stageVillages: stageOf }, run, () => Promise.resolve(scattered()), 'utf-8');
  const expected = (county: string): readonly string[] =>
    Array.from({ length: villagesEach }, (_, number) => `${county}100${200 + number}`);
  expect(staged).toEqual(new Map([...staged.keys()].map((county) => [county, expected(county)])));
  expect([...staged.keys()].toSorted()).toEqual(counties);
  expect([...chunks.values()].every((numbers) => numbers.every((chunk, at) => chunk === at))).toBe(true);
  // Some were written before the end, so the rows that wait are bounded.
  expect([...chunks.values()].some((numbers) => numbers.length > 1)).toBe(true);
  expect(mostWaiting).toBeLessThanOrEqual(60_000);
});
