import { keyOf } from './answer-key.ts';
import type { Choice, Item } from './form.ts';
import type { FormNode, FormState } from './form-node.ts';
import { type AskedPlace, lastMember } from './form-state.ts';
import { isTrue } from './rule-value.ts';

/** An item that is asked, or read; `member` of a repeating group (1, 2, …). */
export interface Asked {
  readonly key: string;
  readonly item: Item;
  readonly member?: number;
}

const askedOf = (
  state: FormState,
  { code, item, index, repeat }: FormNode,
  member: number,
): readonly Asked[] => {
  if (!item || !state.asked[index]?.[member]) return [];
  const key = keyOf(code, member);
  return [repeat ? { key, item, member } : { key, item }];
};

/** In the order of asking: a repeating group whole for its first member, then for the next. */
export const askedIn = (state: FormState): readonly Asked[] =>
  state.compiled.blocks.flatMap((block) => {
    const [first] = block;
    const last = first ? lastMember(state, first) : 0;
    const members = first?.repeat ? Array.from({ length: last }, (_, before) => before + 1) : [0];
    return members.flatMap((member) => block.flatMap((node) => askedOf(state, node, member)));
  });

/** Whether an item must be answered here. */
export const isRequired = (state: FormState, { node, member }: AskedPlace): boolean =>
  isTrue(node.required?.(state, member) ?? false);

export const isOffered =
  (state: FormState, { node, member }: AskedPlace) =>
  (choice: Choice): boolean =>
    !node.filter || isTrue(node.filter(state, member, choice));

/** The choices that are offered after the other answers, in the list's own order. */
export const offered = (state: FormState, place: AskedPlace): readonly Choice[] => {
  const { item } = place.node;
  if (!item || !('choices' in item)) return [];
  return place.node.filter ? item.choices.filter(isOffered(state, place)) : item.choices;
};
