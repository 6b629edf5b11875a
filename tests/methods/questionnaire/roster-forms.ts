import fc from 'fast-check';
import type { Answer, Form, Group, Item, Rule } from '../../../methods/questionnaire/form.ts';
import { formOf, select } from './forms.ts';

/** Random forms with a repeating group, a group inside it, calculations, filters, checks, and rules about later items too. */

const label = { en: 'label' };

/** Outside, in a repeating group whose members are added, and in a group inside that one. */
const places = [undefined, 'R', 'inner'] as const;

const codes = Array.from({ length: 10 }, (_, index) => `I${index}`);

const literal = fc.constantFrom<Rule>(0, 1, 2, 3, 98, null, 'x', true);

/** @param names what may be spoken of */
const ruleAbout = (names: readonly string[]): fc.Arbitrary<Rule> => {
  const variable =
    names.length > 0 ? fc.constantFrom(...names).map((name): Rule => ({ var: name })) : literal;
  const { rule } = fc.letrec<{ rule: Rule }>((tie) => {
    const two = fc.tuple(tie('rule'), tie('rule'));
    const operation = (...operators: readonly string[]) =>
      fc
        .tuple(fc.constantFrom(...operators), two)
        .map(([operator, operands]): Rule => ({ [operator]: operands }));
    return {
      rule: fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        variable,
        literal,
        operation('==', '!=', '<', '>=', 'and', 'or', '+', '-', 'max', 'first-known', 'known', 'in'),
        fc
          .tuple(fc.constantFrom('!', 'sum', 'count', 'count-selected', 'non-answer', 'known'), variable)
          .map(([operator, operand]): Rule => ({ [operator]: operand })),
        names.length > 0
          ? fc.tuple(variable, tie('rule')).map(([operand, place]): Rule => ({ at: [operand, place] }))
          : literal,
        names.length > 0 ? variable.map((operand): Rule => ({ members: operand })) : literal,
        fc.constant<Rule>({ position: [] }),
      ),
    };
  });
  return rule;
};

/** Rules speak of codes before theirs in `order`, which is not the order of asking; so there is no circle. */
const itemOf = (
  code: string,
  before: readonly string[],
  group: (typeof places)[number],
): fc.Arbitrary<Item> => {
  const names = group === undefined ? before : before.filter((name) => name !== 'R');
  const base = { code, label, required: false, ...(group === undefined ? {} : { group }) };
  const kind: fc.Arbitrary<Item> = fc.oneof(
    fc.constant<Item>({ ...select(code, [0, 1, 2, 3]), ...base, type: 'select-one' }),
    fc.constant<Item>({ ...select(code, [0, 1, 2, 3]), ...base, type: 'select-multiple' }),
    fc.constant<Item>({ ...base, type: 'integer', minimum: 0, maximum: 3 }),
    fc.constant<Item>({ ...base, type: 'text', maximumLength: 5 }),
    ruleAbout(names).map((calculation): Item => ({ ...base, type: 'calculate', calculation })),
  );
  return fc.tuple(kind, fc.option(ruleAbout(names)), fc.boolean(), ruleAbout(codes)).map(
    ([item, relevant, interviewer, holds]): Item => ({
      ...item,
      ...(relevant === null ? {} : { relevant }),
      ...(interviewer ? { audience: 'interviewer' as const } : {}),
      checks: [{ holds, message: label }],
    }),
  );
};

/** Items 0–3 stand outside, 4–7 in R (6 and 7 in the group inside it), 8 and 9 outside again. */
const placeOf = (index: number): (typeof places)[number] =>
  index < 4 || index > 7 ? undefined : index < 6 ? 'R' : 'inner';

export const anyRosterForm: fc.Arbitrary<Form> = fc
  .tuple(fc.shuffledSubarray(codes, { minLength: 10 }), fc.boolean(), fc.integer({ min: 0, max: 1 }))
  .chain(([order, counted, minimum]) => {
    // What decides how many members there are stands before everything in the group.
    const outside = codes.filter((_, index) => placeOf(index) === undefined);
    const sorted = counted
      ? [
          ...order.filter((code) => outside.includes(code)),
          ...order.filter((code) => !outside.includes(code)),
        ]
      : order;
    const items = codes.map((code, index) => {
      const before = sorted.slice(0, sorted.indexOf(code));
      const fair =
        placeOf(index) === undefined && counted ? before.filter((name) => outside.includes(name)) : before;
      return itemOf(
        code,
        placeOf(index) === undefined ? (counted ? fair : [...fair, 'R']) : fair,
        placeOf(index),
      );
    });
    return fc
      .tuple(fc.tuple(...items), ruleAbout(counted ? outside : []), ruleAbout(counted ? outside : []))
      .map(([made, count, relevant]): Form => {
        const groups: readonly Group[] = [
          {
            code: 'R',
            relevant: counted ? relevant : true,
            repeat: { minimum, maximum: 3, ...(counted ? { count } : {}) },
          },
          { code: 'inner', group: 'R' },
        ];
        return { ...formOf(made), groups };
      });
  });

const answer: fc.Arbitrary<Answer | undefined> = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom<Answer | undefined>(98, 'x', 'yy', [1], [1, 2], [98], [], '', undefined),
);

export type Step =
  | { readonly act: 'set'; readonly key: string; readonly answer: Answer | undefined }
  | { readonly act: 'add' }
  | { readonly act: 'remove'; readonly member: number };

const key = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 4 }))
  .map(([index, member]) => (placeOf(index) === undefined ? `I${index}` : `I${index}#${member}`));

export const anySteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ act: fc.constant('set' as const), key, answer }) },
    { weight: 2, arbitrary: fc.constant<Step>({ act: 'add' }) },
    {
      weight: 1,
      arbitrary: fc.record({ act: fc.constant('remove' as const), member: fc.integer({ min: 1, max: 3 }) }),
    },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('set' as const), key: fc.constant('R'), answer }) },
  ),
  { maxLength: 25 },
);

/** Any keys, also of what is not asked. */
export const anyJunk: fc.Arbitrary<Readonly<Record<string, Answer>>> = fc
  .array(fc.tuple(key, answer), { maxLength: 8 })
  .map((entries) =>
    Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  );
