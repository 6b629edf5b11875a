import type { Fields } from '../api/evaluation.ts';

/** The list in which a household of these journeys stands: its number on the roster begins with it. */
export const listOfHousehold = (household: string): string => household.split('-')[0] ?? '';

const saysOfItself: Readonly<Record<string, number>> = { poor: 1, exited: 2, monitored: 3, nonregistered: 4 };

const cycled = <Value>(values: readonly [Value, ...Value[]], turn: number): Value =>
  values[turn % values.length] ?? values[0];

/**
 * What an interviewer brings back from the `nth` household of a list (from 0) in a village. Which households are drawn is up to
 * chance, so what they say goes by their place: every list of every village has events and others, some will not say how many
 * persons they are, and one or two in a village are not met.
 */
export const visitTo = (list: string, nth: number, village: number): Fields | undefined => {
  if ((list === 'nonregistered' && nth === 0) || (list === 'exited' && nth === 1 && village % 2 === 0)) {
    return;
  }
  const turn = nth + village;
  const registered = saysOfItself[list] ?? 4;
  const mark = (item: number): number => 3 + ((turn + item) % 3);
  const marks = (...items: readonly number[]): Fields =>
    Object.fromEntries(items.map((item) => [`Q${item}`, mark(item)]));
  const recognition = cycled([1, 2, 1, 3, 1, 99], turn);
  return {
    Q1: registered,
    ...marks(2, 3, 4, 8, 9, 10),
    ...(registered < 4 ? marks(5, 6, 7) : {}),
    Q11: recognition,
    ...(recognition === 2 ? { J1_Q11: [1 + (turn % 5)] } : {}),
    Q12b: 0,
    persons: list !== 'poor' && turn % 7 === 5 ? [98] : 1 + ((3 * nth + village) % 6),
    determination: cycled([1, 2, 1, 3], turn + village),
  };
};
