import { describe, expect, test } from 'vitest';
import { standardIndicators } from '../../../api/estimates/standard-indicators.ts';
import { formDifferences } from '../../../api/questionnaires/form-differences.ts';
import { takesVersion, versionInUse, versionsTaken } from '../../../api/questionnaires/form-in-use.ts';
import { keepWhatIsThere } from '../../../api/questionnaires/keep-what-is-there.ts';
import { problemsOfMove } from '../../../api/questionnaires/move-rules.ts';
import { problemsOfForm } from '../../../api/questionnaires/problems-of-form.ts';
import { shortHousehold } from '../../../api/questionnaires/short-household.ts';
import { standardForm, standardVersions } from '../../../api/questionnaires/standard-forms.ts';
import { designSchema } from '../../../api/samples/design.ts';
import type { Form, Item } from '../../../methods/questionnaire/form.ts';

const withItems = (change: (items: readonly Item[]) => readonly Item[]): Form => ({
  ...shortHousehold,
  version: 2,
  items: change(shortHousehold.items),
});
const changed = (code: string, fields: object): Form =>
  withItems((items) => items.map((item) => (item.code === code ? { ...item, ...fields } : item)));

describe('versions of a campaign', () => {
  const move = (version: number, olderTaken: boolean) => ({
    ...{ version, olderTaken, reason: 'a word was wrong', movedAt: '', movedBy: 'p1' },
  });
  const campaign = (...formMoves: readonly ReturnType<typeof move>[]) => ({ formVersion: 1, formMoves });

  test('without a move the agreed one alone is asked and taken', () => {
    expect(versionInUse({ formVersion: 3 })).toBe(3);
    expect(versionsTaken({ formVersion: 3 })).toEqual([3]);
  });

  test('a move asks the newer one and takes the older ones, until a move that does not', () => {
    expect(versionsTaken(campaign(move(2, true), move(4, true)))).toEqual([4, 2, 1]);
    expect(versionsTaken(campaign(move(2, false), move(4, true)))).toEqual([4, 2]);
    expect(versionsTaken(campaign(move(2, true), move(4, false)))).toEqual([4]);
    expect(takesVersion(campaign(move(2, false)), 1)).toBe(false);
    expect(versionInUse(campaign(move(2, true), move(4, false)))).toBe(4);
  });
});

describe('a move keeps the figures of the design', () => {
  const design = designSchema.parse({
    strata: [{ code: 'town', villages: 3, reserve: 1 }],
    households: { exited: 2 },
    indicators: [...standardIndicators],
    registryTotals: [],
  });
  const fields = (to: Form): readonly (string | undefined)[] =>
    problemsOfMove(design, shortHousehold, to).map(({ field }) => field);

  test('another wording, another order and another question change none of them', () => {
    expect(fields(changed('Q11', { label: { zh: '认可吗？', en: 'Agree?' } }))).toEqual([]);
    expect(fields(withItems((items) => items.toReversed()))).toEqual([]);
    expect(fields(withItems((items) => items.filter(({ code }) => code !== 'Q12')))).toEqual([]);
  });

  test('a question that a figure uses may not go, change its type, lose a choice, or be asked of each member', () => {
    expect(fields(withItems((items) => items.filter(({ code }) => code !== 'Q11')))).toEqual(['Q11']);
    expect(fields(changed('persons', { type: 'text', maximumLength: 3 }))).toEqual(['persons']);
    expect(fields(changed('Q11', { choices: [{ code: 1, label: { zh: '认可' } }] }))).toEqual(['Q11']);
    const repeated: Form = {
      ...changed('persons', { group: 'member' }),
      groups: [{ code: 'member', repeat: { minimum: 1, maximum: 9 } }],
    };
    expect(fields(repeated)).toEqual(['persons']);
  });

  test('each is named with the figures that use it', () => {
    const [problem] = problemsOfMove(
      design,
      shortHousehold,
      withItems((items) => items.filter(({ code }) => code !== 'Q11')),
    );
    expect(problem?.reason.en).toMatch(/^it is missing; recognition/);
  });
});

describe('differences', () => {
  test('none between two versions of one content', () => {
    expect(formDifferences(shortHousehold, { ...shortHousehold, version: 9 })).toEqual([]);
  });

  test('what went, came, changed and moved, each said once', () => {
    const to = withItems((items) => {
      const [first, second, ...rest] = items.filter(({ code }) => code !== 'Q12');
      return [
        ...(second === undefined || first === undefined ? [] : [second, first]),
        ...rest.map((item) => (item.code === 'Q11' ? { ...item, required: false } : item)),
        { code: 'extra', type: 'note', label: { zh: '谢谢' }, required: false },
      ];
    });
    const said = formDifferences(shortHousehold, { ...to, title: { zh: '新', en: 'New' } }).map(
      ({ kind, part, code, fields }) => [kind, part, code, ...fields].join(' '),
    );
    expect(said).toEqual([
      'changed form title',
      'removed item Q12',
      'added item extra',
      'changed item Q11 required',
      'reordered form items',
    ]);
  });

  test('a choice is named with its question', () => {
    const choices = [
      { code: 1, label: { zh: '是', en: 'Yes' } },
      { code: 4, label: { zh: '否', en: 'No' } },
    ];
    const said = formDifferences(shortHousehold, changed('Q11', { choices })).filter(
      ({ part }) => part === 'choice',
    );
    expect(said.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'removed Q11: 2',
      'removed Q11: 3',
      'removed Q11: 99',
      'added Q11: 4',
      'changed Q11: 1',
    ]);
  });
});

describe('a form that cannot be published', () => {
  const at = (code: string): string =>
    `form.items[${shortHousehold.items.findIndex((item) => item.code === code)}]`;

  test.each(standardVersions().map(({ code, version }) => [code, version] as const))(
    'is none of the standard ones: %s %s',
    (code, version) => {
      const form = standardForm(code, version);
      expect(form && problemsOfForm(form)).toEqual([]);
    },
  );

  test.each<[string, Form, string]>([
    ['no question', { ...shortHousehold, items: [] }, 'form.items'],
    [
      'a text missing in the first language',
      changed('Q1', { label: { en: 'Only English' } }),
      `${at('Q1')}.label`,
    ],
    [
      'a choice that is there twice',
      changed('Q1', { choices: [1, 1].map((code) => ({ code, label: { zh: '是' } })) }),
      `${at('Q1')}.choices[1].code`,
    ],
    ['a range without a number', changed('persons', { minimum: 30 }), `${at('persons')}.minimum`],
    [
      'a rule about nothing',
      changed('Q11', { relevant: { '==': [{ var: 'Q99' }, 1] } }),
      `${at('Q11')}.relevant`,
    ],
    ['rules in a circle', changed('Q1', { relevant: { '==': [{ var: 'Q1' }, 1] } }), at('Q1')],
  ])('has %s', (_what, form, field) => {
    expect(problemsOfForm(form).map((each) => each.field)).toContain(field);
  });
});

test('what never changes is looked up once; what is not there, or failed, again', async () => {
  const asked: string[] = [];
  let answer: string | undefined;
  const look = keepWhatIsThere(2, (key: string) => {
    asked.push(key);
    return key === 'broken' ? Promise.reject(new Error('broken')) : Promise.resolve(answer);
  });
  expect([await look('a'), await look('a')]).toEqual([undefined, undefined]);
  answer = 'there';
  expect([await look('a'), await look('a')]).toEqual(['there', 'there']);
  await expect(look('broken')).rejects.toThrow('broken');
  await expect(look('broken')).rejects.toThrow('broken');
  expect(asked).toEqual(['a', 'a', 'a', 'broken', 'broken']);
  await look('b');
  await look('c');
  await look('a');
  expect(asked.slice(5)).toEqual(['b', 'c', 'a']);
});
