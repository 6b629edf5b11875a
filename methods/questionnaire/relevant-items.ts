import { askedIn } from './asked.ts';
import type { Answers, Audience, Form, Item } from './form.ts';
import { stateOf } from './form-state.ts';

/** An interviewer sees every item; a respondent who fills the form alone does not see the interviewer's. */
export const isForAudience = (item: Item, audience: Audience): boolean =>
  item.audience === undefined || item.audience === audience;

/**
 * The items that this person is asked, in the order of asking, once for each member of a repeating group. An answer to an
 * item that is not asked counts as absent, whatever the answer set holds.
 * @throws FormError, RuleError
 */
export const relevantItems = (form: Form, answers: Answers, audience: Audience): readonly Item[] =>
  askedIn(stateOf(form, answers, audience)).map(({ item }) => item);
