import type { Answer, Answers, Form, Item } from '../../methods/questionnaire/form.ts';
import { relevantItems } from '../../methods/questionnaire/relevant-items.ts';
import { seeded, seedOf } from './seeded.ts';
import type { SimulatedHousehold } from './simulated-county.ts';

const registered = { poor: 1, exited: 2, nonregistered: 4 } as const;

/** What this household tells an interviewer: the whole form, question by question, as its rules unfold. */
export const answersOf = (form: Form, household: SimulatedHousehold): Answers => {
  const chance = seeded(seedOf(`answers ${household.household}`));
  let answers: Answers = {};
  for (;;) {
    const open = relevantItems(form, answers, 'interviewer').find(
      (item) => item.required && answers[item.code] === undefined,
    );
    if (open === undefined) {
      return answers;
    }
    answers = { ...answers, [open.code]: answerTo(open, household, chance) };
  }
};

const answerTo = (item: Item, household: SimulatedHousehold, chance: () => number): Answer => {
  switch (item.code) {
    case 'Q1':
      return registered[household.list];
    case 'Q11':
      return chance() < 0.62 + 0.4 * household.content ? 1 : chance() < 0.5 ? 2 : 3;
    case 'Q12b':
      return chance() < 0.01 ? 1 : 0;
    case 'persons':
      return household.persons;
    case 'determination':
      return chance() < 0.003 ? 3 : household.belowStandard ? 2 : 1;
    default:
      return item.type === 'select-multiple'
        ? [1 + Math.floor(chance() * 5)]
        : mark(household.content, chance);
  }
};

/** One of the five marks, higher for the more content. */
const mark = (content: number, chance: () => number): number =>
  Math.min(5, Math.max(1, Math.round(1.6 + 3.2 * content + 1.8 * (chance() - 0.5))));
