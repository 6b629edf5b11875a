import { describe, expect, it } from 'vitest';
import { checkAnswer } from '../../../methods/questionnaire/check-answer.ts';
import type { Answer, Item } from '../../../methods/questionnaire/form.ts';
import { select } from './forms.ts';

const label = { en: 'label' };
const hash = `sha256-${'0a'.repeat(32)}`;

const item = (type: Item['type']): Item => {
  const base = { code: 'a', label, required: false };
  switch (type) {
    case 'select-one':
    case 'select-multiple':
      return select('a', [1, 2], { type });
    case 'rank':
      return { ...base, type, choices: [1, 2, 3].map((code) => ({ code, label })) };
    case 'integer':
    case 'decimal':
      return { ...base, type, minimum: -1, maximum: 10 };
    case 'text':
      return { ...base, type, maximumLength: 5 };
    case 'calculate':
      return { ...base, type, calculation: 1 };
    default:
      return { ...base, type };
  }
};

const problem = (type: Item['type'], answer: Answer): string | undefined =>
  checkAnswer(item(type), answer)[0]?.reason;

describe('an answer of each type', () => {
  it.each<[Item['type'], Answer]>([
    ['decimal', 1.5],
    ['decimal', -1],
    ['date', '2024-02-29'],
    ['date', '0001-01-01'],
    ['today', '2026-03-31'],
    ['time', '00:00'],
    ['time', '23:59'],
    ['date-time', '2026-03-31T08:30'],
    ['acknowledge', 1],
    ['geopoint', '29.56 106.55 240 12'],
    ['geopoint', '-29.56 -106.55'],
    ['image', hash],
    ['audio', hash],
    ['signature', hash],
    ['rank', [3, 1, 2]],
  ])('%s %j is taken', (type, answer) => {
    expect(problem(type, answer)).toBeUndefined();
  });

  it.each<[Item['type'], Answer, string]>([
    ['decimal', '1.5', 'wrong-type'],
    ['decimal', 10.01, 'out-of-range'],
    ['decimal', Number.NaN, 'out-of-range'],
    ['decimal', Number.POSITIVE_INFINITY, 'out-of-range'],
    ['integer', Number.NaN, 'wrong-type'],
    ['integer', Number.POSITIVE_INFINITY, 'wrong-type'],
    // Neither 2023 nor 1900 is a leap year (ISO 8601, 3.1.1.21).
    ['date', '2023-02-29', 'wrong-format'],
    ['date', '1900-02-29', 'wrong-format'],
    ['date', '2026-04-31', 'wrong-format'],
    ['date', '2026-13-01', 'wrong-format'],
    ['date', '2026-3-1', 'wrong-format'],
    ['date', '0000-01-01', 'wrong-format'],
    ['date', 20260331, 'wrong-type'],
    ['time', '24:00', 'wrong-format'],
    ['time', '8:30', 'wrong-format'],
    ['date-time', '2026-02-30T08:30', 'wrong-format'],
    ['date-time', '2026-03-31 08:30', 'wrong-format'],
    ['date-time', '2026-03-31T08:30:00', 'wrong-format'],
    ['acknowledge', 0, 'wrong-type'],
    ['geopoint', '91 0', 'wrong-format'],
    ['geopoint', '0 181', 'wrong-format'],
    ['geopoint', '29.56', 'wrong-format'],
    ['geopoint', '29.56 106.55 240 -1', 'wrong-format'],
    ['geopoint', '1e1 0', 'wrong-format'],
    ['image', 'sha256-0a', 'wrong-format'],
    ['image', `${hash}\n`, 'wrong-format'],
    ['rank', [3, 1], 'options-missing'],
    ['rank', [3, 1, 1], 'repeated-option'],
    ['rank', [3, 1, 4], 'unknown-option'],
    ['rank', 1, 'wrong-type'],
    ['note', 1, 'not-asked'],
    ['calculate', 1, 'calculated'],
    ['select-one', 'one', 'wrong-type'],
  ])('%s %j is %s', (type, answer, reason) => {
    expect(problem(type, answer)).toBe(reason);
  });

  it.each<Item['type']>([
    'decimal',
    'date',
    'time',
    'date-time',
    'geopoint',
    'image',
    'audio',
    'signature',
    'rank',
    'text',
    'integer',
    'acknowledge',
  ])('nobody is forced to invent a %s: 96, 98 and 99 are taken alone', (type) => {
    for (const code of [96, 98, 99]) expect(problem(type, [code])).toBeUndefined();
    expect(problem(type, [97])).toBeDefined();
    expect(problem(type, [98, 99])).toBeDefined();
  });

  it('“none of these” stands alone', () => {
    const choices = [
      { code: 0, label, alone: true as const },
      { code: 1, label },
    ];
    const several = select('a', [], { type: 'select-multiple', choices });
    expect(checkAnswer(several, [1, 0])[0]?.reason).toBe('option-not-alone');
  });
});
