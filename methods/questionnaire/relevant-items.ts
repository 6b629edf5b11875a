import type { Answer, Answers, Audience, Form, Item } from './form.ts';
import { holds } from './rule.ts';

/** An interviewer sees every item; a respondent who fills the form alone does not see the interviewer's. */
export const isForAudience = (item: Item, audience: Audience): boolean =>
  item.audience === undefined || item.audience === audience;

/**
 * The items that this person is asked, in the form's order. An answer to an item that is not asked counts as absent for
 * the items after it, whatever the answer set holds.
 * @throws RuleError for a rule outside the accepted operators
 */
export const relevantItems = (form: Form, answers: Answers, audience: Audience): readonly Item[] => {
  const given = new Map(Object.entries(answers));
  const asked: Record<string, Answer> = {};
  const items: Item[] = [];
  for (const item of form.items) {
    if (!isForAudience(item, audience)) continue;
    if (item.relevant !== undefined && !holds(item.relevant, asked)) continue;
    items.push(item);
    const answer = given.get(item.code);
    if (answer !== undefined) asked[item.code] = answer;
  }
  return items;
};
