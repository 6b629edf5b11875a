import type { Run } from './compile-rule.ts';
import type { Answer, Audience, Form, Group, Item } from './form.ts';
import type { Value } from './rule-value.ts';

/** A form that cannot be worked with; `formProblems` says everything that is wrong with one. `codes`: those it is about. */
export class FormError extends Error {
  readonly reason: 'duplicate-code' | 'unknown-name' | 'circular-rules';
  readonly codes: readonly string[];

  constructor(reason: FormError['reason'], codes: readonly string[]) {
    super(`${reason}: ${codes.join(' → ')}`);
    this.name = 'FormError';
    this.reason = reason;
    this.codes = codes;
  }
}

type FormRun = Run<FormState>;

/** An item or a group, with what its rules have become. */
export interface FormNode {
  readonly index: number;
  readonly code: string;
  readonly item?: Item;
  readonly group?: Group;
  /** The group that directly holds it. */
  parent?: FormNode | undefined;
  /** The repeating group with each of whose members it is asked again. */
  repeat?: FormNode | undefined;
  relevant?: FormRun;
  /** What a calculated item comes to, or how many members a group has; absent where somebody answers it. */
  calculation?: FormRun;
  required?: FormRun;
  filter?: FormRun;
  initial?: FormRun;
  /** In the order of the item's checks. */
  readonly checks: FormRun[];
  /** What must be worked out before it. */
  readonly needs: Set<FormNode>;
  /** What is to be worked out again after it: for all members (`true`) or only for the same one. */
  readonly feeds: Map<FormNode, boolean>;
}

export interface CompiledForm {
  readonly form: Form;
  /** By code. */
  readonly nodes: ReadonlyMap<string, FormNode>;
  /** So that what a rule speaks of stands before it. */
  readonly order: readonly FormNode[];
  /** Items that stand together in one repeating group, or in none, in the order of asking. */
  readonly blocks: readonly (readonly FormNode[])[];
}

/** What is known of one person's answers. Lists are by the node's index, then by member: 0 outside of repeating groups, else from 1. */
export interface FormState {
  readonly compiled: CompiledForm;
  readonly audience: Audience;
  readonly given: Map<string, Answer>;
  readonly values: Value[][];
  readonly asked: boolean[][];
  /** What rules for the reviewer and the analysis may speak of beside answers. */
  readonly facts: ReadonlyMap<string, Value>;
}
