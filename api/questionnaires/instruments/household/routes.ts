import type { Rule } from '../../../../methods/questionnaire/form.ts';
import { all, is, isIn } from '../rules.ts';

/** Whom a question concerns. A family that does not know whether it is registered (98) goes the way of one that is not. */

/** They agreed, and no official or helper is in the room. */
export const goesOn: Rule = all(is('A7', 1), is('A9', 2));
/** Health and income are sensitive: they have a consent of their own. */
export const agreedToHealthAndIncome: Rule = is('A8c', 1);
export const onTheList: Rule = isIn('C1', 1, 2, 3);
export const notOnTheList: Rule = isIn('C1', 4, 98);
export const faceToFace: Rule = is('mode', 1);
