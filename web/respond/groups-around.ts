import type { Form, Group } from '../../methods/questionnaire/form.ts';

/** From the group that directly holds an item (or a group) outwards. */
export const groupsAround = (form: Form, inside: { readonly group?: string }): readonly Group[] => {
  const around: Group[] = [];
  let code = inside.group;
  while (code !== undefined) {
    const holder = form.groups?.find((group) => group.code === code);
    if (!holder || around.includes(holder)) break;
    around.push(holder);
    code = holder.group;
  }
  return around;
};
