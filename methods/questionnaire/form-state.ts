import { keyOf, partsOf } from './answer-key.ts';
import { isEmpty } from './check-answer.ts';
import { compileForm } from './compile-form.ts';
import type { Answer, Answers, Audience, Form } from './form.ts';
import type { FormNode, FormState } from './form-node.ts';
import { isList, isSame, isTrue, type Value } from './rule-value.ts';

/** What became of a change: by key. */
export interface Change {
  /** Whose being asked or whose value is another now. */
  readonly changed: readonly string[];
  /** Answers that are gone because their items are not asked any more. */
  readonly cleared: readonly string[];
}

export const ALL_MEMBERS = -1;

/** Nodes to be worked out again: for one member, or for all. */
export type Dirty = Map<FormNode, number>;

export const mark = (dirty: Dirty, node: FormNode, member: number): void => {
  const before = dirty.get(node) ?? member;
  dirty.set(node, before === member ? member : ALL_MEMBERS);
};

/** Whether somebody gives it: an answer, or the number of a group's members. */
export const isGiven = ({ item, group, calculation }: FormNode): boolean =>
  !calculation && (item ? item.type !== 'note' : group?.repeat !== undefined);

/** Truth is stored as 1 or 0, a list without those who say nothing, so that a stored value reads as it was. */
export const storable = (value: Value): Answer | null => {
  if (typeof value === 'boolean') return Number(value);
  if (!isList(value)) return value;
  return value.filter((part) => typeof part === 'number' || typeof part === 'string');
};

const valueFor = (state: FormState, node: FormNode, member: number, key: string): Value => {
  const answer = state.given.get(key);
  const value = node.calculation
    ? storable(node.calculation(state, member))
    : answer === undefined || isEmpty(answer)
      ? null
      : answer;
  if (!node.group) return value;
  if (!node.group.repeat) return null;
  const { minimum, maximum } = node.group.repeat;
  return Math.min(maximum, Math.max(minimum, typeof value === 'number' ? Math.floor(value) : minimum));
};

const isAsked = (state: FormState, { item, group, parent, relevant }: FormNode, member: number): boolean => {
  if (parent && !state.asked[parent.index]?.[parent.repeat ? member : 0]) return false;
  const audience = (item ?? group)?.audience ?? state.audience;
  return audience === state.audience && (!relevant || isTrue(relevant(state, member)));
};

/** How many members stand behind a node now; 0 outside of repeating groups. */
export const lastMember = (state: FormState, { repeat }: FormNode): number =>
  repeat ? Number(state.values[repeat.index]?.[0] ?? 0) : 0;

/** Members beyond the last one are gone; gives their keys. */
const forget = (state: FormState, node: FormNode, last: number): readonly string[] => {
  const beyond = state.values[node.index]?.splice(last + 1) ?? [];
  state.asked[node.index]?.splice(last + 1);
  return beyond.map((_, index) => keyOf(node.code, last + 1 + index));
};

/** Works out what is marked and whatever that changes, each once; `state` and `dirty` are changed. */
export const settle = (state: FormState, dirty: Dirty): Change => {
  const changed: string[] = [];
  const cleared: string[] = [];
  const clear = (key: string): void => {
    if (state.given.delete(key)) cleared.push(key);
  };
  const work = (node: FormNode, member: number): void => {
    const values = state.values[node.index] ?? [];
    const asked = state.asked[node.index] ?? [];
    const key = keyOf(node.code, member);
    const nowAsked = isAsked(state, node, member);
    const value = nowAsked ? valueFor(state, node, member, key) : null;
    if (!nowAsked || !isGiven(node)) clear(key);
    if (asked[member] === nowAsked && isSame(values[member], value)) return;
    asked[member] = nowAsked;
    values[member] = value;
    changed.push(key);
    for (const [after, all] of node.feeds) mark(dirty, after, all ? ALL_MEMBERS : member);
  };
  for (const node of state.compiled.order) {
    const wanted = dirty.get(node);
    if (wanted === undefined) continue;
    const last = lastMember(state, node);
    if (wanted !== ALL_MEMBERS) {
      if (wanted <= last) work(node, wanted);
      continue;
    }
    for (const key of forget(state, node, last)) clear(key);
    for (let member = node.repeat ? 1 : 0; member <= last; member += 1) work(node, member);
  }
  return { changed, cleared };
};

/** Where an answer stands, if it is asked for; member 0 outside of repeating groups. */
export interface AskedPlace {
  readonly node: FormNode;
  readonly member: number;
}

export const placeOf = (state: FormState, key: string): AskedPlace | undefined => {
  const { code, member = 0 } = partsOf(key);
  const node = state.compiled.nodes.get(code);
  return node && state.asked[node.index]?.[member] ? { node, member } : undefined;
};

/** The state of a form with these answers, of which those to items that are not asked are left out. */
export const stateOf = (
  form: Form,
  answers: Answers,
  audience: Audience,
  facts: FormState['facts'] = new Map(),
): FormState => {
  const compiled = compileForm(form);
  const state: FormState = {
    compiled,
    audience,
    given: new Map(Object.entries(answers)),
    values: compiled.order.map(() => []),
    asked: compiled.order.map(() => []),
    facts,
  };
  settle(state, new Map(compiled.order.map((node) => [node, ALL_MEMBERS])));
  for (const key of [...state.given.keys()]) if (!placeOf(state, key)) state.given.delete(key);
  return state;
};
