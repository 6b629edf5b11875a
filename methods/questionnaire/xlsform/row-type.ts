import { tidy } from './headers.ts';
import { nearest } from './nearest.ts';

export type QuestionType =
  | 'select-one'
  | 'select-multiple'
  | 'rank'
  | 'text'
  | 'integer'
  | 'decimal'
  | 'range'
  | 'date'
  | 'time'
  | 'date-time'
  | 'note'
  | 'acknowledge'
  | 'geopoint'
  | 'image'
  | 'audio'
  | 'calculate'
  | 'hidden'
  | 'today';

export type RowType =
  | {
      readonly kind: 'question';
      readonly type: QuestionType;
      readonly list?: string;
      readonly orOther?: true;
    }
  | { readonly kind: 'begin'; readonly what: 'group' | 'repeat' }
  | { readonly kind: 'end'; readonly what: 'group' | 'repeat' }
  /** What ODK keeps of the device and the hour; a page does that by itself, or not at all. */
  | { readonly kind: 'metadata' }
  | { readonly kind: 'unknown' };

const plain: Readonly<Record<string, QuestionType>> = {
  text: 'text',
  string: 'text',
  'phone number': 'text',
  email: 'text',
  integer: 'integer',
  int: 'integer',
  decimal: 'decimal',
  range: 'range',
  date: 'date',
  time: 'time',
  datetime: 'date-time',
  note: 'note',
  acknowledge: 'acknowledge',
  trigger: 'acknowledge',
  geopoint: 'geopoint',
  location: 'geopoint',
  gps: 'geopoint',
  image: 'image',
  photo: 'image',
  audio: 'audio',
  calculate: 'calculate',
  hidden: 'hidden',
  today: 'today',
};

const metadata: readonly string[] = [
  ...[
    'start',
    'end',
    'deviceid',
    'uri:deviceid',
    'imei',
    'subscriberid',
    'simserial',
    'sim id',
    'phonenumber',
  ],
  ...[
    'username',
    'email address',
    'audit',
    'start-geopoint',
    'background-audio',
    'device id',
    'subscriber id',
  ],
];

const select =
  /^(?:(?<one>select[_ ]one(?: from)?|select1|add select one prompt using)|(?<multiple>select[_ ]multiple(?: from)?|select all that apply(?: from)?|add select multiple prompt using)|(?<rank>rank)) (?<list>\S+)(?<other> or[_ ](?:specify[_ ])?other)?$/i;

const selects = ['select_one', 'select_multiple', 'rank'];

/** What to write instead of a type that is not taken; nothing where no type is near. */
export const typeMeant = (text: string): string | undefined => {
  const [first = '', ...rest] = tidy(text).toLowerCase().split(' ');
  const kind = nearest(first, selects);
  if (kind !== undefined) return [kind, ...(rest.length === 0 ? ['LIST'] : rest)].join(' ');
  return nearest([first, ...rest].join('_'), [
    ...Object.keys(plain),
    ...['begin_group', 'end_group', 'begin_repeat', 'end_repeat'],
  ]);
};

/** The type of a row as XLSForm writes it, with pyxform's other words for it. */
export const rowTypeOf = (text: string): RowType => {
  const said = tidy(text);
  const word = said.toLowerCase();
  const [, end, what] = /^(begin|end)[_ ]?(group|repeat|lgroup|looped group)$/.exec(word) ?? [];
  if (what !== undefined) {
    const held = what === 'group' ? 'group' : 'repeat';
    return end === 'end' ? { kind: 'end', what: held } : { kind: 'begin', what: held };
  }
  const type = Object.hasOwn(plain, word) ? plain[word] : undefined;
  if (type !== undefined) return { kind: 'question', type };
  if (metadata.includes(word)) return { kind: 'metadata' };
  const { one, multiple, list, other } = select.exec(said)?.groups ?? {};
  if (list === undefined) return { kind: 'unknown' };
  const selected = one === undefined ? (multiple === undefined ? 'rank' : 'select-multiple') : 'select-one';
  return { kind: 'question', type: selected, list, ...(other === undefined ? {} : { orOther: true }) };
};
