import type { Form, Group } from './form.ts';
import { type FormProblem, MAXIMUM_MEMBERS } from './form-problem.ts';

/** The groups that hold a part, the nearest first; ends where one would come again. */
const holdersOf = (groups: ReadonlyMap<string, Group>, code: string | undefined): readonly string[] => {
  const holders: string[] = [];
  for (let at = code; at !== undefined && !holders.includes(at); at = groups.get(at)?.group) holders.push(at);
  return holders;
};

const repeatProblems = (
  groups: ReadonlyMap<string, Group>,
  group: Group,
  path: string,
): readonly FormProblem[] => {
  const { code, repeat } = group;
  if (!repeat) return [];
  const { minimum, maximum } = repeat;
  const problems: FormProblem[] = [];
  const outer = holdersOf(groups, group.group).find((holder) => groups.get(holder)?.repeat);
  if (outer !== undefined)
    problems.push({ path: `${path}.repeat`, code, reason: 'repeat-in-repeat', data: { name: outer } });
  if (minimum > maximum)
    problems.push({
      path: `${path}.repeat`,
      code,
      reason: 'minimum-above-maximum',
      data: { minimum, maximum },
    });
  if (minimum < 0 || maximum > MAXIMUM_MEMBERS)
    problems.push({
      path: `${path}.repeat`,
      code,
      reason: 'out-of-limits',
      data: { minimum: 0, maximum: MAXIMUM_MEMBERS },
    });
  return problems;
};

/** Items of one group stand together: once another item has come between, the group is closed. */
const apartProblems = ({ items }: Form, groups: ReadonlyMap<string, Group>): readonly FormProblem[] => {
  const closed = new Set<string>();
  let open: readonly string[] = [];
  return items.flatMap(({ code, group }, index): readonly FormProblem[] => {
    const holders = holdersOf(groups, group);
    for (const holder of open) if (!holders.includes(holder)) closed.add(holder);
    open = holders;
    const again = holders.find((holder) => closed.has(holder));
    return again === undefined
      ? []
      : [{ path: `form.items[${index}].group`, code, reason: 'group-apart', data: { name: again } }];
  });
};

export const groupProblems = (form: Form): readonly FormProblem[] => {
  const groups = new Map((form.groups ?? []).map((group) => [group.code, group]));
  const unknown = (
    parts: readonly { code: string; group?: string }[],
    name: string,
  ): readonly FormProblem[] =>
    parts.flatMap(({ code, group }, index): readonly FormProblem[] =>
      group === undefined || groups.has(group)
        ? []
        : [{ path: `form.${name}[${index}].group`, code, reason: 'unknown-group', data: { name: group } }],
    );
  return [
    ...unknown(form.groups ?? [], 'groups'),
    ...unknown(form.items, 'items'),
    ...(form.groups ?? []).flatMap((group, index) => repeatProblems(groups, group, `form.groups[${index}]`)),
    ...apartProblems(form, groups),
  ];
};
