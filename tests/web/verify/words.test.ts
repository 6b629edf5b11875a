import { describe, expect, it } from 'vitest';
import { remarkSentence } from '../../../methods/sampling/certificate/remark-sentence.ts';
import type { Remark } from '../../../methods/sampling/certificate/remarks.ts';
import {
  type FrameFileProblem,
  frameFileSentence,
} from '../../../methods/sampling/frame-file/frame-file-problem.ts';
import { wordsIn } from '../../../web/verify/words.ts';

const { zh, en } = { zh: wordsIn('zh'), en: wordsIn('en') };

const remarks: readonly Remark[] = [
  { code: 'compare-pulse', data: { number: 26_517_412, beacon: 'drand-quicknet', value: 'ac3c8046' } },
  { code: 'compare-roster-pulses', data: { rosters: 3, beacon: 'drand-quicknet', timetable: true } },
  { code: 'compare-roster-pulses', data: { rosters: 4, beacon: 'nist', timetable: false } },
  {
    code: 'compare-lottery',
    data: {
      lottery: '双色球',
      issue: 2_026_024,
      drawnAt: '2026-03-01T13:15:00.000Z',
      published: 'https://www.cwl.gov.cn/',
      result: '03 07 11 19 24 30 + 08',
    },
  },
  { code: 'lottery-disagreed', data: { rounds: 6 } },
  { code: 'rosters-by-key', data: { rosters: 17 } },
  { code: 'no-beacon', data: {} },
  { code: 'no-chance', data: {} },
  { code: 'not-revealed', data: { party: 'auditor' } },
  { code: 'later-draw', data: { drawNumber: 2 } },
  {
    code: 'rotated',
    data: { strata: 7, panels: 5, campaign: 'wave-1', drawNumber: 9, sampleRoot: '7d7d1aa0' },
  },
  { code: 'frame-order', data: { strata: 11 } },
  { code: 'approximate', data: { strata: 12 } },
  { code: 'losses', data: { lost: 19, replaced: 18 } },
  { code: 'corrected-rosters', data: { rosters: 13 } },
  { code: 'times-without-anchor', data: { times: 14, of: 15 } },
  {
    code: 'compare-anchors',
    data: { anchors: [{ fact: 'frozen', number: 16, hash: '1ff7c4ee836ca068ff' }] },
  },
];

const problems: readonly FrameFileProblem[] = [
  { row: 1, code: 'empty', data: {} },
  { row: 1, code: 'not-csv', data: { found: 'workbook' } },
  { row: 1, code: 'not-csv', data: { found: 'json' } },
  { row: 1, code: 'not-csv', data: { found: 'utf-16' } },
  { row: 1, code: 'not-csv', data: { found: 'semicolons' } },
  { row: 1, code: 'not-csv', data: { found: 'tabs' } },
  { row: 1, code: 'column-missing', data: { column: 'size' } },
  { row: 1, code: 'column-twice', data: { column: 'road' } },
  { row: 21, code: 'quote-open', data: {} },
  { row: 22, code: 'text-after-quote', data: {} },
  { row: 23, code: 'field-count', data: { found: 3, expected: 4 } },
  { row: 24, code: 'not-an-id', data: { column: 'unit', found: 'a-b c' } },
  { row: 25, code: 'not-a-size', data: {} },
  { row: 26, code: 'not-a-salt', data: {} },
  { row: 27, code: 'not-text', data: { column: 'name' } },
];

/** Values that a reader has to compare or look up. */
const valuesOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(valuesOf)
    : typeof value === 'number' || typeof value === 'string'
      ? [String(value)]
      : [];

describe('the Chinese sentences', () => {
  it.each(remarks.map((remark) => [remark.code, remark] as const))(
    'say all that a remark says: %s',
    (_, remark) => {
      const sentence = zh.remark(remark);
      expect(sentence).toMatch(/[\u4e00-\u9fff].*。$/);
      const english = remarkSentence(remark);
      for (const value of valuesOf(remark.data).filter((each) => english.includes(each))) {
        if (value !== 'frozen') expect(sentence).toContain(value);
      }
      expect(en.remark(remark)).toBe(english);
    },
  );

  it.each(problems.map((problem) => [problem.code, problem] as const))(
    'say where a frame cannot be read and why: %s',
    (_, problem) => {
      const sentence = zh.frameProblem(problem);
      const english = frameFileSentence(problem);
      expect(sentence).toMatch(/[\u4e00-\u9fff].*。$/);
      if (english.startsWith('row ')) expect(sentence).toContain(`第 ${problem.row} 行`);
      for (const value of valuesOf(problem.data).filter((each) => english.includes(`${each}`))) {
        if (!/^(?:tabs|semicolons|workbook|json)$/.test(value)) expect(sentence).toContain(value);
      }
      expect(en.frameProblem(problem)).toBe(english);
    },
  );
});
