import type { Form, Item, Text } from '../../methods/questionnaire/form.ts';

/** A question of every kind, in a language of every layout. Words of languages other than Chinese and English stand for their script only. */
const languages = ['zh', 'en', 'ug', 'bo', 'mn-Mong', 'ar'] as const;

const text = (zh: string, en: string): Text => ({
  zh,
  en,
  ug: `سوئال ${en.length}: ئائىلىڭىزدە قانچە جان بار؟`,
  bo: `དྲི་བ་ ${en.length} བརྒྱད་བསྒྲུབས་པའི་སྐྱེས་བུ།`,
  'mn-Mong': `ᠠᠰᠠᠭᠤᠯᠲᠠ ${en.length} ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ`,
  ar: `سؤال ${en.length}: كم عدد أفراد الأسرة؟`,
});
const short = (zh: string, en: string): Text => ({
  ...text(zh, en),
  ug: 'ناھايىتى رازى',
  bo: 'ཧ་ཅང་བློ་ཚིམ།',
  'mn-Mong': 'ᠮᠠᠰᠢ ᠰᠠᠶᠢᠨ',
  ar: 'راضٍ جدا',
});
const choice = (code: number, zh: string, en: string) => ({ code, label: short(zh, en) });
const base = { required: true } as const;

const scale = [
  choice(5, '非常满意', 'Very satisfied'),
  choice(4, '比较满意', 'Fairly satisfied'),
  choice(3, '一般', 'Neither'),
  choice(2, '不太满意', 'Fairly dissatisfied'),
  choice(1, '很不满意', 'Very dissatisfied'),
];

const towns = Array.from({ length: 10_000 }, (_, index) => ({
  code: 20_001 + index,
  label: short(`第${index + 1}号村`, `Village ${index + 1}`),
}));

const items: readonly Item[] = [
  { ...base, code: 'note', type: 'note', label: text('请坐。', 'Please sit down.') },
  {
    ...base,
    code: 'scale',
    type: 'select-one',
    label: text('<b>总的</b>满意吗？<script>document.title = "broken"</script>', 'Overall <b>satisfied</b>?'),
    scale: true,
    choices: scale,
  },
  {
    ...base,
    code: 'why',
    type: 'select-multiple',
    label: text('什么原因？', 'Why?'),
    relevant: { in: [{ var: 'scale' }, [1, 2]] },
    countsWith: 'scale',
    choices: [
      choice(1, '不公平', 'Unfair'),
      choice(2, '慢', 'Slow'),
      { ...choice(97, '其他', 'Other'), apart: true },
    ],
  },
  {
    ...base,
    code: 'village',
    type: 'select-one',
    label: text('哪个村？', 'Which village?'),
    searchable: true,
    choices: towns,
  },
  {
    ...base,
    code: 'persons',
    type: 'integer',
    label: text('户籍人口几人？', 'How many persons?'),
    minimum: 1,
    maximum: 20,
    checks: [
      {
        kind: 'soft',
        holds: { '<=': [{ var: 'persons' }, 12] },
        message: text('超过十二人，是吗？', 'More than twelve?'),
      },
    ],
  },
  { ...base, code: 'hours', type: 'decimal', label: text('几小时？', 'Hours?'), minimum: 0, maximum: 24 },
  {
    ...base,
    code: 'days',
    type: 'integer',
    label: text('一周几天吃到肉？', 'Days with meat?'),
    minimum: 0,
    maximum: 7,
    step: 1,
  },
  {
    ...base,
    code: 'born',
    type: 'date',
    label: text('哪天出生？', 'Born when?'),
    checks: [
      {
        holds: { '<': [{ var: 'born' }, '2026-01-01'] },
        message: text('出生日期要在今年以前。', 'Before this year.'),
      },
    ],
  },
  { ...base, code: 'at', type: 'time', label: text('几点？', 'What time?') },
  { ...base, code: 'seen', type: 'date-time', label: text('何时见到？', 'Seen when?') },
  {
    ...base,
    code: 'order',
    type: 'rank',
    label: text('请排序', 'Put in order'),
    choices: [choice(1, '路', 'Roads'), choice(2, '水', 'Water'), choice(3, '电', 'Power')],
  },
  { ...base, code: 'where', type: 'geopoint', label: text('房屋位置', 'Where is the house?') },
  { ...base, code: 'photo', type: 'image', label: text('拍一张房屋照片', 'A photo of the house') },
  { ...base, code: 'voice', type: 'audio', label: text('录一段话', 'A voice note') },
  { ...base, code: 'sign', type: 'signature', label: text('请签字', 'Please sign') },
  { ...base, code: 'read', type: 'acknowledge', label: text('以上内容已核对', 'All of this was checked') },
  { ...base, code: 'name', type: 'text', label: text('称呼', 'Called'), maximumLength: 10, group: 'pair' },
  {
    ...base,
    code: 'age',
    type: 'integer',
    label: text('年龄', 'Age'),
    minimum: 0,
    maximum: 120,
    group: 'pair',
  },
  {
    ...base,
    code: 'member',
    type: 'integer',
    label: text('这个人多大？', 'How old is this person?'),
    minimum: 0,
    maximum: 120,
    group: 'family',
  },
  {
    ...base,
    required: false,
    code: 'remark',
    type: 'text',
    label: text('还有什么话？', 'Anything else?'),
    maximumLength: 200,
    multiline: true,
  },
  {
    ...base,
    code: 'trust',
    type: 'select-one',
    label: text('回答可信吗？', 'Can it be believed?'),
    audience: 'interviewer',
    choices: [choice(1, '可信', 'Yes'), choice(2, '不可信', 'No')],
  },
];

export const allItems: Form = {
  code: 'all-items',
  version: 1,
  title: short('试填问卷', 'A form of every kind'),
  languages,
  notices: {
    confidential: text(
      '{evaluator}受{commissioner}委托。自愿填写。',
      '{evaluator}, asked by {commissioner}.',
    ),
    anonymous: text('不记名。', 'Anonymous.'),
  },
  groups: [
    { code: 'pair', label: short('户主', 'Head of the household'), together: true },
    { code: 'family', label: short('家人', 'Family'), repeat: { minimum: 1, maximum: 3 } },
  ],
  items,
};
