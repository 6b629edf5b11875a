import { describe, expect, it } from 'vitest';
import { holds, RuleError, readRule } from '../../../methods/questionnaire/rule.ts';

const problemOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error instanceof RuleError ? error.problem : error;
  }
  return 'accepted';
};

describe('a rule over answers', () => {
  it.each([
    ['an equal answer', { '==': [{ var: 'Q1' }, 2] }, true],
    ['another answer', { '==': [{ var: 'Q1' }, 3] }, false],
    ['an answer among several', { in: [{ var: 'Q1' }, [1, 2, 3]] }, true],
    ['an option of a multiple choice', { in: [5, { var: 'J1' }] }, true],
    ['an answer between two numbers', { '<': [1, { var: 'Q1' }, 3] }, true],
    ['both of two', { and: [{ '>=': [{ var: 'Q1' }, 2] }, { '!': { var: 'Q9' } }] }, true],
    ['a choice between rules', { if: [{ var: 'Q9' }, true, false] }, false],
    ['two texts in order', { '<': ['a', 'b'] }, true],
    // jsonlogic.com/truthy: an empty list is not true.
    ['an empty list', { '!!': { var: 'empty' } }, false],
  ])('holds for %s', (_, rule, expected) => {
    expect(holds(rule, { Q1: 2, J1: [5, 6], empty: [] })).toBe(expected);
  });

  it.each(['<', '<=', '>', '>='])('never holds by %s for an answer that was not given', (operator) => {
    // In plain JSON Logic null <= 2 and null >= 0 hold, because JavaScript takes null for 0.
    expect(holds({ [operator]: [{ var: 'Q9' }, 0] }, {})).toBe(false);
    expect(holds({ [operator]: [0, { var: 'Q9' }] }, {})).toBe(false);
  });

  it('never takes an answer of the wrong type for the right one', () => {
    expect(holds({ '==': [{ var: 'Q1' }, 1] }, { Q1: '1' })).toBe(false);
    expect(holds({ '!=': [{ var: 'Q1' }, 1] }, { Q1: [1] })).toBe(true);
  });

  it('does not take a don’t-know on a number for a quantity', () => {
    expect(holds({ '>': [{ var: 'persons' }, 20] }, { persons: [98] })).toBe(false);
  });
});

describe('a rule from outside', () => {
  const items = new Set(['Q1']);

  it.each([
    [{ log: 'x' }, { reason: 'unknown-operator', operator: 'log' }],
    [{ map: [[1], { var: '' }] }, { reason: 'unknown-operator', operator: 'map' }],
    [{ and: [true, { 'x.constructor': 1 }] }, { reason: 'unknown-operator', operator: 'x.constructor' }],
    [{ var: 'Q2' }, { reason: 'unknown-item', item: 'Q2' }],
    [{ var: 'Q1.length' }, { reason: 'malformed' }],
    [{ var: 'constructor' }, { reason: 'malformed' }],
    [{ var: ['Q1', 5] }, { reason: 'malformed' }],
    [{ var: { var: 'Q1' } }, { reason: 'malformed' }],
    [{ '==': [1, 1], '!=': [1, 2] }, { reason: 'malformed' }],
    [{}, { reason: 'malformed' }],
    [undefined, { reason: 'malformed' }],
    [Number.NaN, { reason: 'malformed' }],
  ])('%j is refused', (rule, problem) => {
    expect(problemOf(() => readRule(rule, items))).toEqual(problem);
  });

  it('is refused when it is nested deeper than anyone can read', () => {
    const deep = Array.from({ length: 70 }).reduce<unknown>((inner) => ({ '!': inner }), true);
    expect(problemOf(() => readRule(deep))).toEqual({ reason: 'too-deep', maximum: 64 });
  });

  it('is refused at evaluation too', () => {
    expect(problemOf(() => holds({ map: ['a', 'b'] }, {}))).toEqual({
      reason: 'unknown-operator',
      operator: 'map',
    });
  });

  it('comes back as it was', () => {
    const rule = { and: [{ in: [{ var: 'Q1' }, [1, 2]] }, { '!': null }, 'x', true, 1.5] };
    expect(readRule(JSON.parse(JSON.stringify(rule)), items)).toEqual(rule);
  });
});
