import { compileRule, type Resolve, type Run } from './compile-rule.ts';
import type { Form, Group, Item, Rule } from './form.ts';
import { type FormState, membersIn, valueAt } from './form-state.ts';
import { readRule } from './rule.ts';

/** A form that cannot be worked with; `formProblems` says everything that is wrong with one. `data`: the codes it is about. */
export class FormError extends Error {
  readonly reason: 'duplicate-code' | 'unknown-name' | 'circular-rules';
  readonly data: readonly string[];

  constructor(reason: FormError['reason'], data: readonly string[]) {
    super(`${reason}: ${data.join(' → ')}`);
    this.name = 'FormError';
    this.reason = reason;
    this.data = data;
  }
}

/** An item or a group, with what its rules have become. */
export interface Node {
  readonly index: number;
  readonly code: string;
  readonly part: Item | Group;
  readonly item: Item | undefined;
  /** The group that directly holds it. */
  readonly parent: Node | undefined;
  /** The repeating group that it is asked again for with each member. */
  readonly repeat: Node | undefined;
  readonly relevant: Run<FormState> | undefined;
  /** What a calculated item comes to, or how many members a group has; absent where somebody answers it. */
  readonly calculation: Run<FormState> | undefined;
  /** What must be worked out before it. */
  readonly needs: Set<Node>;
  /** What is to be worked out again after it; whether for all members or only for the same one. */
  readonly feeds: Map<Node, { all: boolean }>;
}

export interface CompiledForm {
  readonly form: Form;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly items: readonly Node[];
  /** So that what a rule speaks of always stands before it. */
  readonly order: readonly Node[];
  /** A rule asked from where a node stands, such as its checks; made once. */
  readonly rule: (rule: Rule, node: Node | undefined) => Run<FormState>;
}

const repeatIn = (node: Node | undefined): Group['repeat'] =>
  node && !node.item ? (node.part as Group).repeat : undefined;
