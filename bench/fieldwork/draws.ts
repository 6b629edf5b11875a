import type { Chance } from '../estimate/chance.ts';

/** A normal value by Box and Muller. */
export const normal = (chance: Chance, mean = 0, sd = 1): number =>
  mean + sd * Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

export const whether = (chance: Chance, share: number): boolean => chance() < share;

/** One of them; each as likely as its weight, or all alike. */
export const oneOf = <Thing>(
  chance: Chance,
  things: readonly Thing[],
  weights?: readonly number[],
): Thing => {
  const whole = weights?.reduce((sum, weight) => sum + weight, 0) ?? things.length;
  let left = chance() * whole;
  const found = things.find((_, at) => {
    left -= weights?.[at] ?? 1;
    return left < 0;
  });
  const thing = found ?? things.at(-1);
  if (thing === undefined) throw new Error('One of nothing cannot be drawn.');
  return thing;
};

export const shuffled = <Thing>(chance: Chance, things: readonly Thing[]): readonly Thing[] =>
  things
    .map((thing) => ({ thing, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
