/** Rules of XLSForm: xlsform.org; reasons for refusing are those of docs/xlsform.md. */
import { describe, expect, test } from 'vitest';
import { errors, reading, told } from './sheets.ts';

const D = '\u0024';

describe('a form as evaluators have it', () => {
  const read = reading({
    survey: `
type | name | label::中文 (zh) | label::English (en) | hint::中文 (zh) | required | relevant | constraint | constraint_message::中文 (zh) | calculation | choice_filter | default | appearance | repeat_count | parameters
start | start
today | day
begin group | home | 家庭 | Home | | | | | | | | | field-list
select_one county | county | 哪个县？ | Which county? | | yes
select_one town | town | 哪个镇？ | Which town? | | yes | | | | | county=${D}{county} | | minimal
integer | persons | 几口人？ | How many persons? | 常住人口 | true() | | . > 0 and . <= 30 | 请填1到30 | | | 1
end group
begin repeat | person | 成员 | Person | | | ${D}{persons} > 0 | | | | | | | ${D}{persons}
text | name-of | 姓名 | Name
date | born | 出生日期 | Born | | | | . <= today() | 不能晚于今天
calculate | age | | | | | | | | int((today() - ${D}{born}) div 365.25)
end repeat
select_multiple help or_other | helped | ${D}{name-of}得到哪些帮扶？ | What help? | | | count(${D}{person}) >= 1
select_one agree | happy | 满意吗？ | Satisfied? | | yes | | | | | | | likert
range | score | 打分 | Score | | | | | | | | | | | start=0 end=10 step=1
acknowledge | read | 已读 | Read
image | sign | 签名 | Signature | | | | | | | | | signature
text | more | 意见 | Remarks | | | ${D}{happy} = '2' or selected(${D}{helped}, 'other') | | | | | | multiline`,
    choices: `
list_name | name | label::中文 (zh) | label::English (en) | county
county | a | 甲县 | A
county | b | 乙县 | B
town | a1 | 一镇 | One | a
town | b1 | 二镇 | Two | b
help | money | 钱 | Money
help | work | 工作 | Work
agree | 1 | 满意 | Yes
agree | 2 | 不满意 | No
agree | 98 | 不知道 | Don't know`,
    settings: `
form_title | form_id | version | default_language
家庭问卷 | home | 2026112301 | 中文 (zh)`,
  });

  test('imports, with a note of each thing that changed', () => {
    expect(told(read)).toEqual(['ignored survey!A2 metadata', 'note survey!B10 renamed']);
    expect(read.understood).toEqual({
      questions: 12,
      calculations: 1,
      groups: 1,
      repeats: 1,
      choices: 10,
      rules: 10,
      derived: 0,
      languages: ['zh', 'en'],
    });
  });

  const item = (code: string) => read.form?.items.find((each) => each.code === code);

  test('settings', () => {
    expect(read.form).toMatchObject({ code: 'home', version: 2026112301, title: { zh: '家庭问卷' } });
  });

  test('groups and repeats', () => {
    expect(read.form?.groups).toEqual([
      { code: 'home', label: { zh: '家庭', en: 'Home' }, together: true },
      {
        code: 'person',
        label: { zh: '成员', en: 'Person' },
        relevant: { '>': [{ var: 'persons' }, 0] },
        repeat: { minimum: 0, maximum: 100, count: { var: 'persons' } },
      },
    ]);
    expect(item('name_of')).toMatchObject({ type: 'text', group: 'person' });
  });

  test('rules, with names as codes and dates as days', () => {
    expect(item('persons')).toMatchObject({
      required: true,
      hint: { zh: '常住人口' },
      initial: 1,
      checks: [
        {
          holds: { and: [{ '>': [{ var: 'persons' }, 0] }, { '<=': [{ var: 'persons' }, 30] }] },
          message: { zh: '请填1到30' },
        },
      ],
    });
    expect(item('born')).toMatchObject({ checks: [{ holds: { '<=': [{ var: 'born' }, { var: 'day' }] } }] });
    expect(item('age')).toMatchObject({
      type: 'calculate',
      calculation: {
        int: [
          {
            '/': [{ '-': [{ 'day-number': [{ var: 'day' }] }, { 'day-number': [{ var: 'born' }] }] }, 365.25],
          },
        ],
      },
    });
    expect(item('helped')).toMatchObject({
      label: { zh: `${D}{name_of}得到哪些帮扶？` },
      relevant: { '>=': [{ var: 'person' }, 1] },
    });
    expect(item('more')).toMatchObject({
      multiline: true,
      relevant: { or: [{ '==': [{ var: 'happy' }, 2] }, { in: ['other', { var: 'helped' }] }] },
    });
  });

  test('choices: words stay words, numbers become numbers, 98 is set apart where it means what it means', () => {
    expect(item('town')).toMatchObject({
      searchable: true,
      choices: [{ code: 'a1', properties: { county: 'a' } }, { code: 'b1' }],
      choiceFilter: { '==': [{ choice: 'county' }, { var: 'county' }] },
    });
    expect(item('happy')).toMatchObject({
      scale: true,
      choices: [{ code: 1 }, { code: 2 }, { code: 98, apart: true }],
    });
    expect(item('helped')).toMatchObject({
      type: 'select-multiple',
      choices: [{}, {}, { code: 'other', apart: true }],
    });
    expect(item('score')).toMatchObject({ type: 'integer', minimum: 0, maximum: 10, step: 1 });
    expect(item('sign')).toMatchObject({ type: 'signature' });
  });
});

describe('what cannot be taken is an error at its cell', () => {
  const survey = (rows: string): readonly string[] =>
    errors(
      reading({
        survey: `type | name | label::English (en) | relevant | calculation | trigger | read_only\n${rows}`,
      }),
    );

  test.each<[string, string, readonly string[]]>([
    ['a reference to nothing', `note | a | A | ${D}{b} = 1`, ['error survey!D2 unknown-question']],
    ['a label that shows nothing', `note | a | Hello ${D}{b}`, ['error survey!C2 unknown-question']],
    [
      'a circle',
      `calculate | a | | | ${D}{b} + 1\ncalculate | b | | | ${D}{a} + 1`,
      ['error survey!E2 circular-rules'],
    ],
    ['a question that opens itself', `integer | a | A | ${D}{a} = 1`, ['error survey!D2 circular-rules']],
    [
      'a repeat in a repeat',
      'begin repeat | a | A\nbegin repeat | b | B\ntext | c | C\nend repeat\nend repeat',
      ['error survey!A3 nested-repeat'],
    ],
    ['a group without end', 'begin group | a | A\ntext | b | B', ['error survey!A2 begin-without-end']],
    ['an end without group', 'text | b | B\nend group', ['error survey!A3 end-without-begin']],
    [
      'an end of another kind',
      'begin group | a | A\ntext | b | B\nend repeat',
      ['error survey!A4 wrong-end'],
    ],
    ['a name twice', 'text | a-b | A\ntext | a.b | B', ['error survey!B3 duplicate-name']],
    [
      'a name that is none',
      'text | 年龄 | A\ntext | | B\ntext | 1a | C',
      ['error survey!B2 bad-name', 'error survey!B3 missing-name', 'error survey!B4 bad-name'],
    ],
    ['no label', 'text | a', ['error survey!C2 missing-label']],
    ['no type', ' | a | A', ['error survey!A2 missing-type']],
    ['no list', 'select_one yes | a | A', ['error survey!A2 unknown-list']],
    ['a type from elsewhere', 'geotrace | a | A', ['error survey!A2 unknown-type']],
    ['a trigger', `text | a | A\ncalculate | b | | | today() | ${D}{a}`, ['error survey!F3 trigger']],
    ['what nobody may answer', 'text | a | A | | | | yes', ['error survey!G2 read-only']],
    ['a question that calculates', 'integer | a | A | | 1 + 1', ['error survey!E2 calculation-of-question']],
    ['nothing at all', '', ['error survey empty']],
  ])('%s', (_name, rows, expected) => expect(survey(rows)).toEqual(expected));

  test('a wrong name of the sheet', () => {
    const read = reading({ Sheet1: 'type | name\ntext | a' });
    expect(told(read)).toEqual(['error  no-survey', 'ignored Sheet1 other-sheet']);
    expect(read.problems[0]?.en).toContain('“Sheet1”');
  });

  test('two columns of one name', () => {
    expect(errors(reading({ survey: 'type | name | label | Label\ntext | a | A | B' }))).toEqual([
      'error survey!D1 duplicate-column',
    ]);
  });
});

describe('what does no harm is said, once and with its place', () => {
  test('columns and cells without a meaning', () => {
    const read = reading({
      survey:
        'type | name | label::English (en) | remarks | image | appearance | required_message::English (en)\ntext | a | A | ours | a.png | numbers | Please',
      notes: 'anything',
    });
    expect(told(read)).toEqual([
      'note  no-form-id',
      'ignored survey!D1 unknown-column',
      'ignored survey!E2 no-meaning',
      'ignored survey!F2 appearance',
      'ignored survey!G2 no-meaning',
      'ignored notes other-sheet',
    ]);
    expect(read.form).not.toBeNull();
  });

  test('full-width letters, capitals, blanks and a byte order mark make no other column', () => {
    const read = reading({
      ' Survey ': '\uFEFFＴｙｐｅ |  NAME | label：：English (en)\nSelect One From yn | a | A',
      Choices: 'List Name | Name | Label::English (en)\nyn | yes | Yes',
    });
    expect(errors(read)).toEqual([]);
    expect(read.form?.items[0]).toMatchObject({ code: 'a', type: 'select-one', label: { en: 'A' } });
  });

  test('scripts in labels stay text', () => {
    const label = '<script>alert(1)</script>';
    const read = reading({ survey: `type | name | label::English (en)\nnote | a | ${label}` });
    expect(read.form?.items[0]?.label).toEqual({ en: label });
  });

  test('a list that counts to 99 by itself does not set 98 apart', () => {
    const rows = Array.from({ length: 99 }, (_row, at) => `town | ${at + 1} | Town ${at + 1}`).join('\n');
    const read = reading({
      survey: 'type | name | label::English (en)\nselect_one town | a | A',
      choices: `list_name | name | label::English (en)\n${rows}`,
    });
    expect(read.form?.items[0]).toMatchObject({
      choices: expect.arrayContaining([{ code: 98, label: { en: 'Town 98' } }]),
    });
  });

  test('10,000 choices', () => {
    const rows = Array.from({ length: 10_000 }, (_row, at) => `town | t${at} | Town ${at}`).join('\n');
    const { form } = reading({
      survey: 'type | name | label::English (en)\nselect_one town | a | A\nselect_one town | b | B',
      choices: `list_name | name | label::English (en)\n${rows}`,
    });
    expect(form?.items[1]).toMatchObject({ choices: { length: 10_000 } });
  });

  test('a thousand calculations, each twice of the one before, are read at once', () => {
    const rows = Array.from({ length: 1000 }, (_row, at) =>
      at === 0 ? 'calculate | c0 | | 1' : `calculate | c${at} | | ${D}{c${at - 1}} + ${D}{c${at - 1}}`,
    );
    const survey = `type | name | label::English (en) | calculation\n${rows.join('\n')}\nnote | n | N`;
    expect(errors(reading({ survey }))).toEqual([]);
    const backwards = `type | name | label::English (en) | calculation\n${rows.toReversed().join('\n')}\nnote | n | N`;
    expect(errors(reading({ survey: backwards }))).toEqual([]);
  });

  test('a choice may show an answer, even that of its own question', () => {
    const read = reading({
      survey: 'type | name | label::English (en)\ntext | a-b | A\nselect_one l | c | C',
      choices: `list_name | name | label::English (en)\nl | x | Like ${D}{a-b} or ${D}{c}\nl | y | Like ${D}{d}`,
    });
    expect(errors(read)).toEqual(['error choices!C3 unknown-question']);
  });
});
