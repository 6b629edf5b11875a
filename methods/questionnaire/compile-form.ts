import { compileRule, type Resolve, type Run } from './compile-rule.ts';
import type { Form, Item, Rule } from './form.ts';
import { type CompiledForm, FormError, type FormNode, type FormState } from './form-node.ts';
import { readRule } from './rule.ts';

const nodesOf = ({ items, groups = [] }: Form): ReadonlyMap<string, FormNode> => {
  const nodes = new Map<string, FormNode>();
  const add = (code: string, part: Pick<FormNode, 'item' | 'group'>): void => {
    if (nodes.has(code)) throw new FormError('duplicate-code', [code]);
    nodes.set(code, { index: nodes.size, code, ...part, checks: [], needs: new Set(), feeds: new Map() });
  };
  for (const item of items) add(item.code, { item });
  for (const group of groups) add(group.code, { group });
  return nodes;
};

const link = (before: FormNode, after: FormNode, all: boolean): void => {
  after.needs.add(before);
  before.feeds.set(after, all || before.repeat !== after.repeat || before.feeds.get(after) === true);
};

/** How a rule that stands at a node (`undefined`: outside of all groups) reaches the others. */
export const resolveFrom =
  (
    nodes: CompiledForm['nodes'],
    from: FormNode | undefined,
    use?: (node: FormNode, all: boolean) => void,
  ): Resolve<FormState> =>
  (name, every) => {
    const node = nodes.get(name);
    if (!node) throw new FormError('unknown-name', from ? [from.code, name] : [name]);
    const { index, item, repeat } = node;
    const several = repeat !== undefined && (every || repeat !== from?.repeat);
    use?.(node, several);
    if (repeat && several) use?.(repeat, true);
    return {
      item,
      several,
      run: several
        ? ({ values }) => values[index]?.slice(1) ?? null
        : ({ values }, member) => values[index]?.[repeat ? member : 0] ?? null,
    };
  };

/** The circle that is found by going from a node to what it needs, among nodes that all need one another. */
const circleIn = (left: ReadonlySet<FormNode>): readonly string[] => {
  const path: FormNode[] = [];
  let [node] = left;
  while (node && !path.includes(node)) {
    path.push(node);
    node = [...node.needs].find((needed) => left.has(needed));
  }
  const circle = node ? [...path.slice(path.indexOf(node)), node] : [];
  return circle.map(({ code }) => code);
};

const orderOf = (nodes: readonly FormNode[]): readonly FormNode[] => {
  const waits = new Map(nodes.map((node) => [node, node.needs.size]));
  const order = nodes.filter((node) => node.needs.size === 0);
  for (const node of order) {
    for (const after of node.feeds.keys()) {
      const count = (waits.get(after) ?? 0) - 1;
      waits.set(after, count);
      if (count === 0) order.push(after);
    }
  }
  if (order.length === nodes.length) return order;
  const ordered = new Set(order);
  throw new FormError('circular-rules', circleIn(new Set(nodes.filter((node) => !ordered.has(node)))));
};

/** What is asked of every value of a calculated item. */
const calculationOf = ({ item, group }: FormNode): Rule | undefined =>
  item?.type === 'calculate' ? item.calculation : group?.repeat?.count;

const compileItem = (node: FormNode, item: Item, run: (rule: Rule) => Run<FormState>): void => {
  node.required = run(item.required);
  if (item.initial !== undefined) node.initial = run(item.initial);
  if ('choices' in item && item.choiceFilter !== undefined) node.filter = run(item.choiceFilter);
  for (const { kind, holds } of item.checks ?? []) node.checks.push(run(kind === 'review' || holds));
};

const compileNode = (nodes: CompiledForm['nodes'], node: FormNode): void => {
  const { relevant } = node.item ?? node.group ?? {};
  const calculation = calculationOf(node);
  const linked = (rule: Rule): Run<FormState> =>
    compileRule(
      readRule(rule),
      resolveFrom(nodes, node, (before, all) => link(before, node, all)),
    );
  if (node.parent) link(node.parent, node, false);
  if (relevant !== undefined) node.relevant = linked(relevant);
  if (calculation !== undefined) node.calculation = linked(calculation);
  if (node.item)
    compileItem(node, node.item, (rule) => compileRule(readRule(rule), resolveFrom(nodes, node)));
};

const blocksOf = (nodes: readonly FormNode[]): CompiledForm['blocks'] => {
  const blocks: FormNode[][] = [];
  let repeat: FormNode | undefined;
  for (const node of nodes) {
    // Never shown, so not asked either.
    if (!node.item || node.item.type === 'calculate' || node.item.type === 'today') continue;
    const block = node.repeat === repeat ? blocks[blocks.length - 1] : undefined;
    if (block) block.push(node);
    else blocks.push([node]);
    repeat = node.repeat;
  }
  return blocks;
};

const compile = (form: Form): CompiledForm => {
  const nodes = nodesOf(form);
  const all = [...nodes.values()];
  for (const node of all) {
    const parent = (node.item ?? node.group)?.group;
    if (parent !== undefined && !nodes.get(parent)?.group)
      throw new FormError('unknown-name', [node.code, parent]);
    node.parent = nodes.get(parent ?? '');
  }
  for (const node of all) {
    // Not further than there are nodes: groups that hold each other are found as a circle.
    let { parent } = node;
    for (let steps = all.length; parent && steps > 0 && !node.repeat; steps -= 1) {
      if (parent.group?.repeat) node.repeat = parent;
      parent = parent.parent;
    }
  }
  for (const node of all) compileNode(nodes, node);
  return { form, nodes, order: orderOf(all), blocks: blocksOf(all) };
};

const compiledBefore = new WeakMap<Form, CompiledForm>();

/**
 * A form made ready to run; the same object is compiled once.
 * @throws FormError, RuleError
 */
export const compileForm = (form: Form): CompiledForm => {
  const compiled = compiledBefore.get(form) ?? compile(form);
  compiledBefore.set(form, compiled);
  return compiled;
};
