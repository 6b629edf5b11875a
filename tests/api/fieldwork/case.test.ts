import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  afterRun,
  caseCode,
  chunkOf,
  chunksOf,
  isOutcome,
  parseCaseCode,
} from '../../../api/fieldwork/case.ts';
import { chunkPartition, parseChunkPartition } from '../../../api/fieldwork/case-key.ts';

test('a case has one name, which reads back', () => {
  expect(caseCode('433124100201', 17)).toBe('433124100201-17');
  expect(parseCaseCode('433124100201-17')).toEqual({ village: '433124100201', number: 17 });
});

test('what names no case is nothing', () => {
  const wrong = [
    '',
    '433124100201',
    '433124100201-0',
    '433124100201-017',
    '43312410020-1',
    '433124100201-100000',
    'x-1',
  ];
  expect(wrong.map(parseCaseCode)).toEqual(wrong.map(() => undefined));
});

test('64 cases share a partition with their answers, the 65th begins the next', () => {
  expect([1, 64, 65, 128, 129].map(chunkOf)).toEqual([0, 0, 1, 1, 2]);
  expect(chunkPartition('c1', '433124100201', 65)).toBe('VILLAGE#c1#433124100201#1');
  expect(parseChunkPartition('VILLAGE#c1#433124100201#1')).toEqual({
    campaignId: 'c1',
    village: '433124100201',
    chunk: 1,
  });
  expect(parseChunkPartition('VILLAGE#c1#4331#1')).toBeUndefined();
});

test('outcomes without an answer are 3 to 9; an answer is none of them', () => {
  expect([0, 1, 2, 3, 4, 9, 10, 3.5].map(isOutcome)).toEqual([
    false,
    false,
    false,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('runs that follow one another share no number and no chunk, and each begins where a chunk does', () => {
  const counts = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(counts, (cases) => {
      const runs: { after: number; cases: number }[] = [];
      for (const count of cases) {
        const last = runs.at(-1);
        runs.push({ after: last === undefined ? 0 : afterRun(last), cases: count });
      }
      const chunks = runs.flatMap(chunksOf);
      expect(new Set(chunks).size).toBe(chunks.length);
      for (const run of runs) {
        expect(run.after % 64).toBe(0);
        const numbers = Array.from({ length: run.cases }, (_, index) => run.after + index + 1);
        expect(chunksOf(run)).toEqual([...new Set(numbers.map(chunkOf))]);
      }
    }),
    { seed: 20_260_603 },
  );
});

test('a first run has its 70 cases in two chunks, the one after it begins with number 129', () => {
  expect(chunksOf({ after: 0, cases: 70 })).toEqual([0, 1]);
  expect(afterRun({ after: 0, cases: 70 })).toBe(128);
  expect(chunksOf({ after: 128, cases: 1 })).toEqual([2]);
});
