import type { Form, Item } from '../../methods/questionnaire/form.ts';
import type { Problem, Wording } from '../refusals.ts';
import type { Design } from '../samples/design.ts';
import { namesOfDesign } from '../samples/design-uses.ts';
import { facts } from '../samples/form-rules.ts';

/** More moves than this leave nothing to compare. */
export const mostMoves = 20;

/** What a name stands for in a form: an item, or a variable that it derives. */
type Meaning = Item | 'derived';

const meaningIn = ({ items, derived = [] }: Form, name: string): Meaning | undefined =>
  items.find(({ code }) => code === name) ??
  (derived.some(({ code }) => code === name) ? 'derived' : undefined);

const typeOf = (meaning: Meaning): string => (meaning === 'derived' ? meaning : meaning.type);

/** The choices' codes, in one text however they are ordered. */
const codesOf = (meaning: Meaning): string =>
  meaning !== 'derived' && 'choices' in meaning
    ? meaning.choices
        .map(({ code }) => JSON.stringify(code))
        .toSorted()
        .join(', ')
    : '';

/** Whether there is an answer of each member of a repeating group: the name then means a list. */
const isRepeated = ({ groups = [] }: Form, meaning: Meaning): boolean => {
  const inRepeat = (code: string | undefined): boolean => {
    const group = groups.find((each) => each.code === code);
    return group !== undefined && (group.repeat !== undefined || inRepeat(group.group));
  };
  return meaning !== 'derived' && inRepeat(meaning.group);
};

const change = (from: Form, to: Form, name: string): Wording | undefined => {
  const [before, after] = [meaningIn(from, name), meaningIn(to, name)];
  if (before === undefined) {
    return undefined;
  }
  if (after === undefined) {
    return { en: 'it is missing', zh: '新版本中没有此题' };
  }
  if (typeOf(before) !== typeOf(after)) {
    return {
      en: `its type was ${typeOf(before)} and is ${typeOf(after)}`,
      zh: `题型由 ${typeOf(before)} 变为 ${typeOf(after)}`,
    };
  }
  if (codesOf(before) !== codesOf(after)) {
    return {
      en: `its choices were ${codesOf(before)} and are ${codesOf(after)}`,
      zh: `选项代码由 ${codesOf(before)} 变为 ${codesOf(after)}`,
    };
  }
  return isRepeated(from, before) === isRepeated(to, after)
    ? undefined
    : { en: 'one version asks it once, the other of each member', zh: '一个版本只问一次，另一版本逐人询问' };
};

/**
 * What keeps the figures of a design from being read from answers of both versions: every item that they use has to be there, of
 * the same type and with the same choices. What an item says may change; whoever moves looks at the differences and gives a reason.
 */
export const problemsOfMove = (design: Design, from: Form, to: Form): readonly Problem[] =>
  [...namesOfDesign(design)].flatMap(([name, keys]) => {
    const reason = facts.includes(name) ? undefined : change(from, to, name);
    const used = keys.join(', ');
    return reason === undefined
      ? []
      : [{ field: name, reason: { en: `${reason.en}; ${used} use it`, zh: `${reason.zh}；用于 ${used}` } }];
  });
