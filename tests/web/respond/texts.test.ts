import { describe, expect, it } from 'vitest';
import type { Answer, Item, SelectItem, Text } from '../../../methods/questionnaire/form.ts';
import { numberTyped } from '../../../web/respond/entries/typed-number.ts';
import { answerInWords } from '../../../web/respond/later/answer-words.ts';
import { laterWordsIn } from '../../../web/respond/later/words.ts';
import { problemInWords } from '../../../web/respond/problem-words.ts';
import { afterTap } from '../../../web/respond/tap.ts';
import { fill } from '../../../web/respond/texts.ts';
import { en } from '../../../web/respond/words-en.ts';
import { zh } from '../../../web/respond/words-zh.ts';
import { visit } from './visit.ts';

const [listed, helper, remark, persons] = visit.items;
if (!listed || !helper || !remark || !persons) throw new Error('the form has four items');

const inZh = { label: ({ zh: own }: Text) => own ?? '', comma: '、', words: zh, later: laterWordsIn('zh') };
const inEn = { label: ({ en: own }: Text) => own ?? '', comma: ', ', words: en, later: laterWordsIn('en') };
const label = { en: 'label' };
const base = { code: 'X', label, required: false } as const;

const choices = 'choices' in helper ? helper.choices : [];

describe('answers in words', () => {
  it.each<[Item, Answer | undefined, string, string]>([
    [listed, 1, '在', 'Yes'],
    [listed, 99, '不愿回答', 'Prefer not to answer'],
    [helper, [1, 2], '干部、邻居', 'Official, Neighbour'],
    [remark, '修路', '修路', '修路'],
    [remark, undefined, '（没有填）', '(not filled in)'],
    [persons, 4, '4', '4'],
    [persons, [98], '不知道', 'Don’t know'],
    [persons, [96], '不适用', 'Does not apply'],
    [{ ...base, type: 'image' }, 'sha256-00', '一张照片', 'a photo'],
    [{ ...base, type: 'geopoint' }, '29.56 106.55 240 12', '29.56, 106.55', '29.56, 106.55'],
    [{ ...base, type: 'date-time' }, '2026-03-31T08:30', '2026-03-31 08:30', '2026-03-31 08:30'],
    [{ ...base, type: 'acknowledge' }, 1, '我已看过', 'I have read this'],
    [{ ...base, type: 'rank', choices }, [2, 1], '1. 邻居\n2. 干部', '1. Neighbour\n2. Official'],
  ])('%#', (item, answer, inChinese, inEnglish) => {
    expect(answerInWords(item, answer, inZh)).toBe(inChinese);
    expect(answerInWords(item, answer, inEn)).toBe(inEnglish);
  });
});

describe('what is wrong, in words', () => {
  it('names the limits', () => {
    const problem = { item: 'persons', reason: 'out-of-range', data: { minimum: 1, maximum: 20 } } as const;
    expect(problemInWords(problem, persons, 'zh')).toBe('请填 1 到 20 之间的数。');
    expect(problemInWords(problem, persons, 'en')).toBe('Please give a number from 1 to 20.');
  });

  it('has a sentence for everything', () => {
    const problem = { item: 'listed', reason: 'unknown-option', data: { option: 7 } } as const;
    expect(problemInWords(problem, listed, 'en')).toBe('This answer cannot be taken; please change it.');
  });
});

describe('a sentence', () => {
  it('is filled with names, and leaves other braces alone', () => {
    expect(fill('{evaluator}受{commissioner}委托{x}', { evaluator: '甲', commissioner: '乙' })).toBe(
      '甲受乙委托{x}',
    );
  });
});

describe('a tap on a multiple choice', () => {
  const item: SelectItem = {
    code: 'J1',
    type: 'select-multiple',
    label,
    required: true,
    choices: [
      { code: 1, label },
      { code: 2, label },
      { code: 97, label, apart: true },
      { code: 99, label, apart: true },
    ],
  };
  const tap = (chosen: readonly number[], code: number) => {
    const choice = item.choices.find((one) => one.code === code);
    if (!choice) throw new Error(`no choice ${code}`);
    return afterTap(item, chosen, choice);
  };

  it('adds, and takes away again', () => {
    expect(tap([1], 2)).toEqual([1, 2]);
    expect(tap([1, 97], 1)).toEqual([97]);
    expect(tap([1], 1)).toBeUndefined();
  });

  it('on “refused” puts the others out, and the other way round', () => {
    expect(tap([1, 97], 99)).toEqual([99]);
    expect(tap([99], 97)).toEqual([97]);
  });
});

it.each([
  ['4', 4],
  [' 12 ', 12],
  ['', undefined],
  ['four', 'four'],
  ['2.5', 2.5],
  ['-3', -3],
  ['１２', 12],
  ['٣٤', 34],
  ['༢༠', 20],
  ['1.', '1.'],
])('%j typed for a number', (typed, answer) => {
  expect(numberTyped(typed)).toBe(answer);
});
