import type { Form, Item } from './form.ts';
import { type FormProblem, MAXIMUM_CHOICES, MAXIMUM_TEXT } from './form-problem.ts';
import { namesInRule } from './names-in-rule.ts';
import { isNotAnswerCode } from './not-answer.ts';

type Found = Pick<FormProblem, 'reason' | 'data'> & { readonly at: string };

/** A list of 96 choices and more may count up to 98; in a shorter one 98 is taken for “don't know”, so it must be set apart. */
const FEWEST_COUNTED = 96;

const choiceProblems = (item: Item): readonly Found[] => {
  if (!('choices' in item)) return [];
  const { choices, choiceFilter } = item;
  const codes = choices.map(({ code }) => code);
  const seen = new Set<string>();
  const found: Found[] = [];
  if (choices.length === 0) found.push({ at: 'choices', reason: 'no-choices', data: {} });
  if (choices.length > MAXIMUM_CHOICES)
    found.push({
      at: 'choices',
      reason: 'too-many-choices',
      data: { count: choices.length, maximum: MAXIMUM_CHOICES },
    });
  for (const [index, choice] of codes.entries()) {
    const at = `choices[${index}].code`;
    // 1 and "1" look the same to whoever reads a table of answers.
    if (seen.has(String(choice))) found.push({ at, reason: 'duplicate-choice', data: { choice } });
    seen.add(String(choice));
    if (isNotAnswerCode(choice) && choices[index]?.apart !== true && choices.length < FEWEST_COUNTED)
      found.push({ at, reason: 'not-answer-code', data: { choice } });
  }
  const properties = new Set(['code', ...choices.flatMap((choice) => Object.keys(choice.properties ?? {}))]);
  for (const name of namesInRule(choiceFilter ?? null).choice)
    if (!properties.has(name)) found.push({ at: 'choiceFilter', reason: 'unknown-property', data: { name } });
  return found;
};

const limitProblems = (item: Item): readonly Found[] => {
  if (item.type === 'text') {
    const wrong = item.maximumLength < 1 || item.maximumLength > MAXIMUM_TEXT;
    const data = { minimum: 1, maximum: MAXIMUM_TEXT };
    return wrong ? [{ at: 'maximumLength', reason: 'out-of-limits', data }] : [];
  }
  if (item.type !== 'integer' && item.type !== 'decimal') return [];
  const { minimum, maximum, step = 1 } = item;
  return [
    ...(minimum > maximum
      ? [{ at: 'minimum', reason: 'minimum-above-maximum', data: { minimum, maximum } } as const]
      : []),
    ...(step > 0 ? [] : [{ at: 'step', reason: 'out-of-limits', data: { minimum: 0 } } as const]),
  ];
};

const companionProblems = (item: Item, items: ReadonlySet<string>): readonly Found[] =>
  item.countsWith === undefined || items.has(item.countsWith)
    ? []
    : [{ at: 'countsWith', reason: 'unknown-item', data: { name: item.countsWith } }];

/** What is wrong with items by themselves: choices, limits, and the item that one belongs to. */
export const itemProblems = ({ items }: Form): readonly FormProblem[] => {
  const codes = new Set(items.map(({ code }) => code));
  return items.flatMap((item, index) =>
    [...choiceProblems(item), ...limitProblems(item), ...companionProblems(item, codes)].map(
      ({ at, reason, data }) => ({ path: `form.items[${index}].${at}`, code: item.code, reason, data }),
    ),
  );
};
