import type { Form, Group, Item } from '../../methods/questionnaire/form.ts';

/** A repeating group whose members no rule counts: a person says how many there are, before the first of them. */
export interface CountedGroup {
  readonly code: string;
  /** Place of its first item in the form. */
  readonly first: number;
  /** The question for their number; its answer is the group's own. */
  readonly item: Item;
}

const around = (groups: readonly Group[], code: string | undefined): readonly string[] => {
  const group = groups.find((each) => each.code === code);
  return group === undefined ? [] : [group.code, ...around(groups, group.group)];
};

export const countedGroups = (form: Form): readonly CountedGroup[] =>
  (form.groups ?? []).flatMap(({ code, label, repeat }) => {
    const first = form.items.findIndex(({ group }) => around(form.groups ?? [], group).includes(code));
    if (repeat === undefined || repeat.count !== undefined || first < 0) {
      return [];
    }
    const { minimum, maximum } = repeat;
    const item: Item = {
      type: 'integer',
      code,
      label: label ?? { en: code },
      required: true,
      minimum,
      maximum,
    };
    return [{ code, first, item }];
  });
