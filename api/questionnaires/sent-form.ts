import type { Form } from '../../methods/questionnaire/form.ts';
import { FormError } from '../../methods/questionnaire/form-node.ts';
import { ShapeError } from '../../methods/questionnaire/json-shape.ts';
import { readForm } from '../../methods/questionnaire/read-form.ts';
import { RuleError } from '../../methods/questionnaire/rule.ts';
import { type Problem, refusalWith } from '../refusals.ts';

const problemOf = (error: unknown): Problem | undefined => {
  if (error instanceof ShapeError) {
    const { path, expected } = error;
    return { field: path, reason: { en: `expected ${expected}`, zh: `格式不对，应为：${expected}` } };
  }
  if (error instanceof RuleError || error instanceof FormError) {
    return { field: 'form', reason: { en: error.message, zh: `规则不可用：${error.message}` } };
  }
  return undefined;
};

/** A form as it came from outside, of whatever version it says it is; or the refusal that names what cannot be one. */
export const sentForm = (sent: unknown): Form => {
  try {
    const fields = typeof sent === 'object' && sent !== null ? { ...sent, version: 1 } : sent;
    return readForm(fields);
  } catch (error) {
    const problem = problemOf(error);
    throw problem === undefined ? error : refusalWith('input-invalid', [problem]);
  }
};
