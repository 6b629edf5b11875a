import { partsOf } from './answer-key.ts';
import type { AnswerReason } from './check-answer.ts';
import { checkAnswers } from './check-answers.ts';
import type { Answers, Form } from './form.ts';

export interface Carried {
  readonly answers: Answers;
  /** `type-changed`: the item is asked for something else now. The other reasons are those of a wrong answer. */
  readonly dropped: readonly { readonly key: string; readonly reason: AnswerReason | 'type-changed' }[];
}

const typesOf = ({ items, groups = [] }: Form): ReadonlyMap<string, string> =>
  new Map([
    ...items.map(({ code, type }) => [code, type] as const),
    ...groups.map(({ code, repeat }) => [code, repeat ? 'repeat' : 'group'] as const),
  ]);

/**
 * The answers of a draft, made with one version of a form, that stand in another: a code means the same in both. What does not fit is
 * dropped with its reason; dropping one answer may hide others, so it goes on until all that is left fits.
 * @throws FormError, RuleError
 */
export const carryAnswers = (from: Form, to: Form, answers: Answers): Carried => {
  const [before, after] = [typesOf(from), typesOf(to)];
  const dropped = new Map<string, AnswerReason | 'type-changed'>();
  for (const key of Object.keys(answers)) {
    const { code } = partsOf(key);
    const [old, current] = [before.get(code), after.get(code)];
    if (old !== undefined && current !== undefined && old !== current) dropped.set(key, 'type-changed');
  }
  for (;;) {
    const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => !dropped.has(key)));
    const wrong = checkAnswers(to, kept, 'interviewer').filter(
      ({ item, reason }) => reason !== 'missing' && Object.hasOwn(kept, item),
    );
    for (const { item, reason } of wrong) dropped.set(item, reason);
    if (wrong.length === 0)
      return { answers: kept, dropped: [...dropped].map(([key, reason]) => ({ key, reason })) };
  }
};
