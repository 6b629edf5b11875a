import type { Audience, Form, Group } from '../../methods/questionnaire/form.ts';
import type { LiveAnswers } from '../../methods/questionnaire/live-answers.ts';
import { holds } from '../../methods/questionnaire/rule.ts';
import { groupsAround } from './groups-around.ts';

/** A group whose members are added by the one who fills the form. */
export interface Roster {
  readonly group: Group;
  readonly members: number;
  /** How many items are asked before the place where one can be added, its own members' among them. */
  readonly before: number;
}

const isOpen = (form: Form, audience: Audience, live: LiveAnswers, group: Group): boolean =>
  live.members(group.code) > 0 ||
  [group, ...groupsAround(form, group)].every(
    (one) =>
      (one.audience === undefined || one.audience === audience) &&
      (one.relevant === undefined || holds(one.relevant, live.answers())),
  );

/** Those that are asked now, in the form's order, even while they have no member. */
export const rostersIn = (form: Form, audience: Audience, live: LiveAnswers): readonly Roster[] => {
  const groups = form.groups ?? [];
  if (!groups.some((group) => group.repeat)) return [];
  const places = new Map(form.items.map((item, index) => [item, index]));
  const asked = live.asked();
  return groups.flatMap((group) => {
    if (!group.repeat || group.repeat.count !== undefined || !isOpen(form, audience, live, group)) return [];
    const last = form.items.reduce(
      (found, item, index) => (groupsAround(form, item).includes(group) ? index : found),
      -1,
    );
    const before = asked.filter(({ item }) => (places.get(item) ?? -1) <= last).length;
    return [{ group, members: live.members(group.code), before }];
  });
};
