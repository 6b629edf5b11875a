import { keyOf, partsOf } from './answer-key.ts';
import { type Asked, askedIn, isRequired, offered } from './asked.ts';
import type { AnswerProblem } from './check-answer.ts';
import { fillText } from './fill-text.ts';
import type { Answer, Answers, Audience, Choice, Form, Text } from './form.ts';
import type { FormNode } from './form-node.ts';
import {
  ALL_MEMBERS,
  type Change,
  type Dirty,
  isGiven,
  mark,
  placeOf,
  settle,
  stateOf,
  storable,
} from './form-state.ts';
import { choiceOf } from './not-answer.ts';
import { doubtsAt, problemsAt } from './problems-at.ts';
import { isList, type Value } from './rule-value.ts';

/**
 * The answers of one person to one form while they are given. A change works out again only what depends on it. An answer to
 * what is not asked any more is gone; the phone asks `wouldClear` first.
 */
export interface LiveAnswers {
  /** In the order of asking, notes among them; the same list until something else is asked. */
  readonly asked: () => readonly Asked[];
  readonly answer: (key: string) => Answer | undefined;
  /** All answers to items that are asked, and the numbers of members that were given; nothing that is calculated. */
  readonly answers: () => Answers;
  /** Gives, changes or takes back (`undefined`) an answer; one to what is not asked changes nothing. */
  readonly set: (key: string, answer: Answer | undefined) => Change;
  /** The keys of other answers that `set` would clear. */
  readonly wouldClear: (key: string, answer: Answer | undefined) => readonly string[];
  /** How many members a repeating group has; 0 where it is not asked. */
  readonly members: (group: string) => number;
  /** Without effect where a rule says how many there are, and at the limits. */
  readonly addMember: (group: string) => Change;
  /** The answers of those after it move up. */
  readonly removeMember: (group: string, member: number) => Change;
  /** What stands in an unanswered item's place before anybody answered: offered, not yet an answer. */
  readonly initialOf: (key: string) => Answer | undefined;
  readonly requiredAt: (key: string) => boolean;
  readonly choicesOf: (key: string) => readonly Choice[];
  /** Why the answer is not taken. */
  readonly problemAt: (key: string) => AnswerProblem | undefined;
  /** The checks that ask for a second look. */
  readonly doubtsAt: (key: string) => readonly AnswerProblem[];
  /** A text of the form in a language, answers filled in; `key`: where it stands, for the same member's answers. */
  readonly labelOf: (text: Text, language: string, key?: string) => string;
}

const nothing: Change = { changed: [], cleared: [] };

/**
 * @param answers a draft's; those that are not asked, or are not of this form, are left out
 * @param today the day (2026-03-31) that items of type `today` get where they have none
 * @throws FormError, RuleError for a form that cannot be worked with
 */
export const openAnswers = (
  form: Form,
  audience: Audience,
  answers: Answers,
  today?: string,
): LiveAnswers => {
  const begun: Record<string, Answer> = {};
  for (const { type, code } of form.items) if (type === 'today' && today !== undefined) begun[code] = today;
  const state = stateOf(form, { ...begun, ...answers }, audience);
  const { given, compiled } = state;
  let asked: readonly Asked[] | undefined;

  const at = (key: string) => placeOf(state, key);
  const valueAt = (node: FormNode, member: number): Value =>
    state.values[node.index]?.[node.repeat ? member : 0] ?? null;

  const apply = (entries: readonly (readonly [string, Answer | undefined])[]): Change => {
    const dirty: Dirty = new Map();
    for (const [key, answer] of entries) {
      const { code, member = 0 } = partsOf(key);
      const node = compiled.nodes.get(code);
      if (!node || !isGiven(node)) continue;
      if (answer === undefined) given.delete(key);
      else given.set(key, answer);
      mark(dirty, node, node.repeat ? ALL_MEMBERS : member);
    }
    asked = undefined;
    return settle(state, dirty);
  };

  const group = (code: string) => {
    const node = compiled.nodes.get(code);
    const count = node?.group?.repeat ? Number(node && valueAt(node, 0)) : 0;
    return { node, count, repeat: node && isGiven(node) && at(code) ? node.group?.repeat : undefined };
  };

  const wording = (code: string, language: string, member: number): string => {
    const node = compiled.nodes.get(code);
    const inWords = (value: Value): string => {
      if (isList(value)) return value.map(inWords).join(', ');
      const choice =
        node?.item && value !== null && typeof value !== 'boolean' ? choiceOf(node.item, value) : undefined;
      return choice ? fillText(choice.label, language, form.languages) : String(value ?? '');
    };
    return node ? inWords(valueAt(node, member)) : '';
  };

  return {
    asked: () => {
      asked ??= askedIn(state);
      return asked;
    },
    answer: (key) => given.get(key),
    answers: () => {
      // Chrome 69 and Safari 12.0 do not have Object.fromEntries yet.
      const all: Record<string, Answer> = {};
      for (const [key, answer] of given) all[key] = answer;
      return all;
    },
    set: (key, answer) => (at(key) ? apply([[key, answer]]) : nothing),
    wouldClear: (key, answer) => {
      if (!at(key)) return [];
      const before = new Map(given);
      const list = asked;
      const { cleared } = apply([[key, answer]]);
      apply([key, ...cleared].map((one) => [one, before.get(one)]));
      asked = list;
      return cleared.filter((one) => one !== key);
    },
    members: (code) => group(code).count,
    addMember: (code) => {
      const { count, repeat } = group(code);
      return repeat && count < repeat.maximum ? apply([[code, count + 1]]) : nothing;
    },
    removeMember: (code, member) => {
      const { node, count, repeat } = group(code);
      if (!repeat || count <= repeat.minimum || member < 1 || member > count) return nothing;
      const moved: (readonly [string, Answer | undefined])[] = [[code, count - 1]];
      for (const inside of compiled.nodes.values()) {
        if (inside.repeat !== node) continue;
        for (let to = member; to <= count; to += 1)
          moved.push([keyOf(inside.code, to), given.get(keyOf(inside.code, to + 1))]);
      }
      return apply(moved);
    },
    initialOf: (key) => {
      const place = at(key);
      const value = place?.node.initial?.(state, place.member) ?? null;
      return (place && storable(value)) ?? undefined;
    },
    requiredAt: (key) => {
      const place = at(key);
      return place !== undefined && isRequired(state, place);
    },
    choicesOf: (key) => {
      const place = at(key);
      return place ? offered(state, place) : [];
    },
    problemAt: (key) => problemsAt(state, key)[0],
    doubtsAt: (key) => doubtsAt(state, key),
    labelOf: (text, language, key = '') => {
      const { member = 0 } = partsOf(key);
      return fillText(text, language, form.languages, (code) => wording(code, language, member));
    },
  };
};
