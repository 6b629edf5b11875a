import { expect, test } from 'vitest';
import { caseCode, chunkOf, isOutcome, parseCaseCode } from '../../../api/fieldwork/case.ts';
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
