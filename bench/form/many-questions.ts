import type { Form, Item, Rule } from '../../methods/questionnaire/form.ts';

const label = { zh: '题目', en: 'Question' };

/** Yes-or-no questions in blocks of ten, each block opened by the first answer of the block before. */
export const BLOCK = 10;

const ruleOf = (index: number): Rule => {
  const opener = { var: `Q${index - (index % BLOCK)}` };
  const before = { var: `Q${index - 1}` };
  return index % 2 === 0
    ? { in: [opener, [1, 98]] }
    : { and: [{ '==': [opener, 1] }, { or: [{ '!=': [before, 2] }, { known: [before] }] }] };
};

/**
 * A form with this many questions and about as many rules as wanted, besides those that open the blocks. Every block hangs on the one before, so that an answer to the first question
 * touches nearly all rules: the dearest tap that there is.
 */
export const manyQuestions = (questions: number, rules: number): Form => ({
  code: 'bench',
  version: 1,
  title: label,
  languages: ['zh', 'en'],
  notices: { confidential: label, anonymous: label },
  items: Array.from({ length: questions }, (_, index): Item => {
    // Three of every five have a rule, as in a form of 500 questions and 300 rules.
    const ruled =
      index % BLOCK !== 0 &&
      Math.floor(((index + 1) * rules) / questions) > Math.floor((index * rules) / questions);
    const opens = index % BLOCK === 0 && index > 0;
    return {
      code: `Q${index}`,
      type: 'select-one',
      label,
      required: true,
      choices: [
        { code: 1, label },
        { code: 2, label },
      ],
      ...(ruled ? { relevant: ruleOf(index) } : {}),
      ...(opens ? { relevant: { '==': [{ var: `Q${index - BLOCK}` }, 1] } } : {}),
    };
  }),
});

export const rulesIn = ({ items }: Form): number =>
  items.filter(({ relevant }) => relevant !== undefined).length;
