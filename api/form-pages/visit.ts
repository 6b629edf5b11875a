import { checkAnswers } from '../../methods/questionnaire/check-answers.ts';
import type { Answer, Answers, Choice, Item } from '../../methods/questionnaire/form.ts';
import { type LiveAnswers, openAnswers } from '../../methods/questionnaire/live-answers.ts';
import { onlyAsked } from '../../methods/questionnaire/with-answer.ts';
import { answerIn } from './answer-fields.ts';
import { countedGroups } from './counted-groups.ts';
import type { OpenedLink } from './operations.ts';
import type { Posted } from './posted.ts';

/** An item as it is asked now, under its answer key. */
export interface AskedItem {
  readonly key: string;
  readonly item: Item;
  readonly choices: readonly Choice[];
  /** A text of the form with answers filled in. */
  readonly label: LiveAnswers['labelOf'];
}

/** What is shown next. */
export type Step =
  | { readonly at: 'notice' }
  | { readonly at: 'left' }
  | {
      readonly at: 'item';
      readonly asked: AskedItem;
      readonly position: number;
      readonly total: number;
      readonly fixing: boolean;
      readonly problem?: 'missing' | 'wrong';
    }
  | { readonly at: 'review' }
  | { readonly at: 'send' };

type Asking = Pick<OpenedLink, 'form' | 'audience'>;

/** What is asked of this person as the answers stand. */
export const askedItems = ({ form, audience }: Asking, answers: Answers): readonly AskedItem[] => {
  const live = openAnswers(form, audience, answers);
  const asked = live
    .asked()
    .map(({ key, item }) => ({ key, item, choices: live.choicesOf(key), label: live.labelOf }));
  const counts = countedGroups(form).filter(
    ({ code }) =>
      live.members(code) > 0 || openAnswers(form, audience, answers).addMember(code).changed.length > 0,
  );
  const orderOf = new Map(form.items.map(({ code }, index) => [code, index]));
  return counts.reduce((items: readonly AskedItem[], { code, first, item }) => {
    const place = items.findIndex((each) => (orderOf.get(each.item.code) ?? -1) >= first);
    const before = place < 0 ? items.length : place;
    return [
      ...items.slice(0, before),
      { key: code, item, choices: [], label: live.labelOf },
      ...items.slice(before),
    ];
  }, asked);
};

const at = (
  items: readonly AskedItem[],
  index: number,
  fixing: boolean,
  problem?: 'missing' | 'wrong',
): Step => {
  const asked = items[index];
  return asked === undefined
    ? { at: 'review' }
    : { at: 'item', asked, position: index + 1, total: items.length, fixing, ...(problem && { problem }) };
};

/** The first thing wrong with what was filled in here, said in one of two ways. */
const problemAt = (link: Asking, answers: Answers, key: string): 'missing' | 'wrong' | undefined => {
  const problem = checkAnswers(link.form, answers, link.audience).find(({ item }) => item === key);
  return problem && (problem.reason === 'missing' ? 'missing' : 'wrong');
};

const withFilledIn = (link: Asking, posted: Posted): Answers => {
  const shown = askedItems(link, posted.answers).find(({ key }) => key === posted.step);
  if (shown === undefined) {
    return posted.answers;
  }
  const { [shown.key]: before, ...others } = posted.answers;
  const answer: Answer | undefined = answerIn({ ...shown, answer: before }, posted.fields);
  return onlyAsked(link.form, answer === undefined ? others : { ...others, [shown.key]: answer });
};

/** Where a person is, and the answers from there on. */
export interface Stand {
  readonly step: Step;
  readonly answers: Answers;
}

const indexOf = (items: readonly AskedItem[], key: string | undefined): number =>
  items.findIndex((each) => each.key === key);

const onward = (link: Asking, posted: Posted): Stand => {
  const answers = withFilledIn(link, posted);
  const items = askedItems(link, answers);
  const here = indexOf(items, posted.step);
  const problem = problemAt(link, answers, items[here]?.key ?? '');
  if (problem !== undefined) {
    return { step: at(items, here, posted.fixing, problem), answers };
  }
  if (posted.fixing) {
    const wrong = items.findIndex(({ key }) => problemAt(link, answers, key) !== undefined);
    return { step: wrong < 0 ? { at: 'review' } : at(items, wrong, true), answers };
  }
  return { step: at(items, here + 1, false), answers };
};

const backward = (link: Asking, posted: Posted): Stand => {
  const answers = withFilledIn(link, posted);
  const items = askedItems(link, answers);
  const here = indexOf(items, posted.step);
  const before = here < 0 ? items.length - 1 : here - 1;
  return { step: before < 0 ? { at: 'notice' } : at(items, before, false), answers };
};

/**
 * Where a person is after pressing a button. Answers that a change hides are gone, and one that cannot be taken stays on the
 * screen with what is wrong. A button that is none of ours shows the notice: nothing happens that nobody agreed to.
 */
export const nextStep = (link: Asking, posted: Posted): Stand => {
  const { answers } = posted;
  const [act, which] = posted.act.split(':');
  switch (act) {
    case 'agree':
      return { step: at(askedItems(link, answers), 0, false), answers };
    case 'leave':
      return { step: { at: 'left' }, answers: {} };
    case 'next':
      return onward(link, posted);
    case 'back':
      return backward(link, posted);
    case 'fix': {
      const items = askedItems(link, answers);
      return { step: at(items, indexOf(items, which), true), answers };
    }
    case 'send':
      return { step: { at: 'send' }, answers };
    default:
      return { step: { at: 'notice' }, answers };
  }
};
