import type {
  Answer,
  Form,
  Item,
  NumberItem,
  RankItem,
  Rule,
  SelectItem,
} from '../../methods/questionnaire/form.ts';
import { operators } from '../../methods/questionnaire/operators.ts';

/** Forms and answers by chance that use every operator, every kind of item, dates, filters, members and calculations. */

/** Gives numbers from 0 to below 1. */
type Chance = () => number;

const pick = <T>(chance: Chance, from: readonly T[], otherwise: T): T =>
  from[Math.floor(chance() * from.length)] ?? otherwise;

const label = { zh: '题', en: 'label' };
const moments = ['2024-02-29', '2026-03-31', '2026-03-31T08:30', '0001-01-01', '9999-12-31', '08:30'];
const words = ['', 'A', 'B', '花垣', 'İstanbul', '3', '-2.50', '𠮷a', ' x '];
const numbers = [0, 1, 2, 3, 2.5, -1, 0.1, 98, 1e15, 20_543];
const literals: readonly Rule[] = [...moments, ...words, ...numbers, true, false, null, [1, 2, null], ['A']];
const patterns = ['[A-Z]+', '\\p{L}{1,3}', '(花|a)*.?', '-?\\d+(\\.\\d+)?', '\\d{4}-\\d\\d-\\d\\d'];

const special = ['and', 'or', 'if', 'known', 'first-known', 'non-answer', 'count-selected'];
const plain = [...operators].map(([name, { least, most }]) => ({ name, least, most: Math.min(most, 3) }));

/** A rule that speaks of `names` alone. */
const ruleAbout = (chance: Chance, names: readonly string[], depth = 3): Rule => {
  const name = pick(chance, names, '');
  const below = (): Rule => ruleAbout(chance, names, depth - 1);
  const kind = chance();
  if (depth === 0 || kind < 0.15)
    return name === '' || chance() < 0.3 ? pick(chance, literals, null) : { var: name };
  if (kind < 0.22) return { matches: [below(), pick(chance, patterns, '.')] };
  if (kind < 0.28) return { position: [] };
  if (kind < 0.36 && name !== '')
    return chance() < 0.5 ? { at: [{ var: name }, below()] } : { members: { var: name } };
  if (kind < 0.5) return { [pick(chance, special, 'or')]: [below()] };
  const { name: operator, least, most } = pick(chance, plain, { name: '!', least: 1, most: 1 });
  const count = least + Math.floor(chance() * (most - least + 1));
  return { [operator]: Array.from({ length: count }, below) };
};

const choices = Array.from({ length: 6 }, (_, at) => ({
  code: at < 4 ? at : `c${at}`,
  label,
  properties: { county: at % 2 === 0 ? 'A' : 'B' },
  ...(at === 0 ? { apart: true as const } : {}),
  ...(at === 4 ? { alone: true as const } : {}),
}));

const kinds: readonly ((code: string, rule: () => Rule) => Item)[] = [
  (code, rule) => ({
    code,
    label,
    required: rule(),
    type: 'select-one',
    choices,
    choiceFilter: filter(rule),
  }),
  (code, rule) => ({
    code,
    label,
    required: false,
    type: 'select-multiple',
    choices,
    choiceFilter: filter(rule),
  }),
  (code, rule) => ({
    code,
    label,
    required: rule(),
    type: 'rank',
    choices: choices.slice(1, 4),
    choiceFilter: filter(rule),
  }),
  (code) => ({ code, label, required: true, type: 'integer', minimum: -3, maximum: 120 }),
  (code) => ({ code, label, required: false, type: 'decimal', minimum: -3, maximum: 1e15 }),
  (code) => ({ code, label, required: true, type: 'text', maximumLength: 3 }),
  (code) => ({ code, label, required: false, type: 'date' }),
  (code) => ({ code, label, required: false, type: 'time' }),
  (code) => ({ code, label, required: false, type: 'date-time' }),
  (code) => ({ code, label, required: true, type: 'acknowledge' }),
  (code) => ({ code, label, required: false, type: 'note' }),
  (code) => ({ code, label, required: false, type: 'geopoint' }),
  (code) => ({ code, label, required: false, type: 'signature' }),
  (code, rule) => ({ code, label, required: false, type: 'calculate', calculation: rule() }),
  (code, rule) => ({ code, label, required: false, type: 'calculate', calculation: rule() }),
];

const filter = (rule: () => Rule): Rule => ({
  or: [{ '==': [{ choice: 'county' }, rule()] }, { '>': [{ choice: 'code' }, rule()] }],
});

/** Three groups: outside of members, members that a rule may count, and what comes after them. */
export const formByChance = (chance: Chance): Form => {
  const names: string[] = [];
  const items = Array.from({ length: 24 }, (_, at): Item => {
    const code = `I${at}`;
    const inside = at >= 10 && at < 18;
    const known = [...names];
    const rule = (): Rule => ruleAbout(chance, known);
    const item = pick(chance, kinds, (name) => ({ code: name, label, required: false, type: 'note' }))(
      code,
      rule,
    );
    if (item.type !== 'note') names.push(code);
    if (at === 9) names.push('R');
    return {
      ...item,
      ...(inside ? { group: at < 14 ? 'R' : 'inner' } : {}),
      ...(chance() < 0.5 ? { relevant: { or: [rule(), chance() < 0.6] } } : {}),
      ...(chance() < 0.2 ? { audience: 'interviewer' } : {}),
      checks: [
        { holds: { or: [ruleAbout(chance, names), chance() < 0.3] }, message: label },
        { holds: ruleAbout(chance, names), message: label, kind: 'soft' },
        { holds: ruleAbout(chance, names), message: label, kind: 'review' },
      ],
    };
  });
  const counted = chance() < 0.5 ? { count: ruleAbout(chance, ['I0', 'I1', 'I2', 'I3']) } : {};
  return {
    code: 'by-chance',
    version: 1,
    title: label,
    languages: ['zh', 'en'],
    notices: { confidential: label, anonymous: label },
    groups: [
      {
        code: 'R',
        relevant: ruleAbout(chance, ['I4', 'I5']),
        repeat: { minimum: 1, maximum: 3, ...counted },
      },
      { code: 'inner', group: 'R', relevant: ruleAbout(chance, ['I6']) },
    ],
    items: [{ code: 'begun', label, required: false, type: 'today' }, ...items],
    derived: ['D0', 'D1', 'D2'].map((code, at) => ({
      code,
      label,
      rule: ruleAbout(chance, [...names, 'list', 'village', 'stratum', ...(at > 0 ? ['D0'] : [])]),
    })),
  };
};

const file = `sha256-${'0a'.repeat(32)}`;
const junk: readonly Answer[] = [
  ...numbers,
  ...words,
  ...moments,
  [98],
  [1, 'A'],
  [],
  [3, 1, 1],
  file,
  '29.56 106.55',
];

/** One of its choices, or several in any order; sometimes one of them twice. */
const chosen = (chance: Chance, { type, choices: offered }: SelectItem | RankItem): Answer => {
  const codes = offered.map(({ code }) => code);
  if (type === 'select-one') return pick(chance, codes, 0);
  const turned = codes.toSorted(() => chance() - 0.5);
  if (chance() < 0.1) return [...turned, ...turned.slice(0, 1)];
  return type === 'rank' && chance() < 0.8 ? turned : turned.slice(0, Math.ceil(chance() * 3));
};

const measured = (chance: Chance, { type, minimum, maximum }: NumberItem): Answer => {
  const number = minimum + chance() * Math.min(130, maximum - minimum + 1);
  return type === 'integer' ? Math.floor(number) : Math.round(number * 100) / 100 + 0;
};

/** What fits the item nine times in ten. */
const answerTo = (chance: Chance, item: Item): Answer => {
  if (chance() < 0.1) return pick(chance, junk, 0);
  if (chance() < 0.05) return [pick(chance, [96, 98, 99], 99)];
  if ('choices' in item) return chosen(chance, item);
  if ('minimum' in item) return measured(chance, item);
  if (item.type === 'acknowledge') return 1;
  if (item.type === 'geopoint') return '29.56 106.55 240 12';
  if (item.type === 'signature' || item.type === 'image' || item.type === 'audio') return file;
  return pick(chance, item.type === 'text' ? words : moments, '');
};

/** Answers in any order, to any items and members, some of them twice. */
export const answersByChance = (chance: Chance, form: Form): readonly (readonly [string, Answer])[] => {
  const groups = new Map((form.groups ?? []).map((group) => [group.code, group]));
  const repeats = (code: string | undefined): boolean => {
    const group = groups.get(code ?? '');
    return group !== undefined && (group.repeat !== undefined || repeats(group.group));
  };
  const members = [...groups.values()].flatMap(({ code, repeat }) => (repeat ? [code] : []));
  const given = form.items.flatMap((item): readonly (readonly [string, Answer])[] => {
    const keys = repeats(item.group) ? [1, 2, 3].map((member) => `${item.code}#${member}`) : [item.code];
    const wanted = item.type === 'calculate' || item.type === 'note' ? 0.02 : 0.9;
    return keys.flatMap((key) => (chance() < wanted ? [[key, answerTo(chance, item)] as const] : []));
  });
  const counts = members.map((code) => [code, Math.floor(chance() * 5)] as const);
  const ordered = [...counts, ...given];
  // As a person goes through the form, then some of it once more in any order.
  const again = ordered.filter(() => chance() < 0.25).toSorted(() => chance() - 0.5);
  return chance() < 0.5 ? [...ordered, ...again] : [...again, ...ordered];
};
