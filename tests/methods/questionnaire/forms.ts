import fc from 'fast-check';
import type {
  Answer,
  Answers,
  Audience,
  Form,
  Item,
  Rule,
  SelectItem,
} from '../../../methods/questionnaire/form.ts';
import { relevantItems } from '../../../methods/questionnaire/relevant-items.ts';

/** Forms to test with: one small enough to check by hand, and random ones. */

const label = { en: 'label' };
const notices = { confidential: label, anonymous: label };

export const select = (
  code: string,
  codes: readonly number[],
  more: Partial<SelectItem> = {},
): SelectItem => ({
  code,
  type: 'select-one',
  label,
  required: true,
  choices: codes.map((option) => ({ code: option, label })),
  ...more,
});

export const formOf = (items: readonly Item[]): Form => ({
  code: 'test',
  version: 1,
  title: label,
  languages: ['en'],
  notices,
  items,
});

/** listed (1 yes, 2 no) → helper if listed → reason if the helper is rated 1 or 2; remark; persons by the interviewer. */
export const visitForm: Form = formOf([
  select('listed', [1, 2]),
  select('helper', [5, 4, 3, 2, 1], { relevant: { '==': [{ var: 'listed' }, 1] }, scale: true }),
  select('reason', [1, 2, 97], {
    type: 'select-multiple',
    relevant: { in: [{ var: 'helper' }, [1, 2]] },
    countsWith: 'helper',
  }),
  { code: 'remark', type: 'text', label, required: false, maximumLength: 5 },
  {
    code: 'persons',
    type: 'integer',
    label,
    required: true,
    minimum: 1,
    maximum: 20,
    audience: 'interviewer',
  },
]);

const ruleAbout = (earlier: readonly string[]): fc.Arbitrary<Rule> => {
  const reference = fc.constantFrom(...earlier).map((code): Rule => ({ var: code }));
  const comparison = fc
    .tuple(fc.constantFrom('==', '!=', '<', '>='), reference, fc.integer({ min: 0, max: 4 }))
    .map(([operator, left, right]): Rule => ({ [operator]: [left, right] }));
  const member = fc
    .tuple(reference, fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }))
    .map(([left, list]): Rule => ({ in: [left, list] }));
  const leaf = fc.oneof(comparison, member);
  const pair = fc
    .tuple(fc.constantFrom('and', 'or'), leaf, leaf)
    .map(([operator, left, right]): Rule => ({ [operator]: [left, right] }));
  return fc.oneof(
    leaf,
    pair,
    leaf.map((rule): Rule => ({ '!': rule })),
  );
};

const itemAt = (index: number): fc.Arbitrary<Item> => {
  const earlier = Array.from({ length: index }, (_, at) => `I${at}`);
  const codes = fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 });
  const code = `I${index}`;
  const kind: fc.Arbitrary<Item> = fc.oneof(
    codes.map((options): Item => select(code, options)),
    codes.map((options): Item => select(code, options, { type: 'select-multiple' })),
    fc.constant<Item>({ code, type: 'integer', label, required: true, minimum: 0, maximum: 4 }),
    fc.constant<Item>({ code, type: 'text', label, required: true, maximumLength: 3 }),
  );
  const options = fc.record({ required: fc.boolean(), interviewer: fc.boolean(), ruled: fc.boolean() });
  const rule = index === 0 ? fc.constant<Rule>(true) : ruleAbout(earlier);
  return fc.tuple(kind, options, rule).map(
    ([item, option, relevant]): Item => ({
      ...item,
      required: option.required,
      ...(option.ruled ? { relevant } : {}),
      ...(option.interviewer ? { audience: 'interviewer' as const } : {}),
    }),
  );
};

/** Up to 12 items of every type, half of them with a rule about earlier ones. */
export const anyForm: fc.Arbitrary<Form> = fc
  .integer({ min: 1, max: 12 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => itemAt(index))))
  .map((items) => formOf(items));

export const anyAudience: fc.Arbitrary<Audience> = fc.constantFrom('respondent', 'interviewer');

/** An answer that the item allows, chosen by a number: options in turn, then don't know, then refused. */
const allowedAnswer = (item: Item, chance: number): Answer => {
  switch (item.type) {
    case 'select-one':
    case 'select-multiple': {
      const codes = [...item.choices.map((choice) => choice.code), 98, 99];
      const code = codes[chance % codes.length] ?? 99;
      return item.type === 'select-one' ? code : [code];
    }
    case 'integer':
      return chance % 5 === 4 ? [98] : item.minimum + (chance % (item.maximum - item.minimum + 1));
    case 'text':
      return chance % 5 === 4 ? [99] : '好'.repeat(1 + (chance % item.maximumLength));
    default:
      throw new Error(`no answer is made up for ${item.type}`);
  }
};

/** Answers the form as a person does: the first item that is asked and not yet answered, until there is none. */
export const walk = (form: Form, audience: Audience, chances: readonly number[]): Answers => {
  const answers: Record<string, Answer> = {};
  for (const chance of [...chances, ...form.items.map(() => 0)]) {
    const next = relevantItems(form, answers, audience).find((item) => !(item.code in answers));
    if (!next) break;
    answers[next.code] = allowedAnswer(next, chance);
  }
  return answers;
};

export const anyChances: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(1000), {
  minLength: 30,
  maxLength: 30,
});
