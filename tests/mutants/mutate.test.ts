import { describe, expect, it } from 'vitest';
import { equivalents, isEquivalent } from './equivalent.ts';
import { estimatorMutants } from './estimator-mutants.ts';
import { mutantsOf, mutated } from './mutate.ts';
import { sampleOf } from './sample.ts';

/** Every changed text that the mutants of a text make. */
const changes = (text: string): readonly string[] =>
  mutantsOf('some.ts', text).map((mutant) => mutated(text, mutant));

describe('the mutants of a text', () => {
  it('forget n − 1, the finite population and a sign', () => {
    expect(changes('s / (n - 1)')).toEqual(['s / (n + 1)', 's / (n - 0)']);
    expect(changes('v * (1 - f)')).toEqual(['v * (1 + f)', 'v * (1 - 0)']);
    expect(changes('psus - strata')).toEqual(['psus + strata']);
    expect(changes('sum -= -x')).toEqual(['sum += -x', 'sum -= +x']);
  });

  it('turn comparisons round', () => {
    expect(changes('a < b')).toEqual(['a > b']);
    expect(changes('a >= b')).toEqual(['a <= b']);
    expect(changes('a === b')).toEqual(['a !== b']);
    expect(changes("policy !== 'adjust'")).toEqual(["policy === 'adjust'"]);
  });

  it('leave words, messages and the step of a loop alone', () => {
    expect(changes('throw new Lonely(a - b);')).toEqual([]);
    expect(changes("'out of ' + all")).toEqual([]);
    expect(changes('places.get(cell) ?? -1')).toEqual([]);
    expect(changes('for (let i = 0; i < n; i += 2) f(i);')).toEqual(['for (let i = 0; i > n; i += 2) f(i);']);
  });

  it('say where they are', () => {
    expect(mutantsOf('some.ts', 'const a =\n  b -\n  c;')).toMatchObject([
      { file: 'some.ts', line: 2, column: 5, before: 'b - c', after: 'b + c' },
    ]);
  });
});

describe('the mutants of the estimators', () => {
  const { all, living } = estimatorMutants(process.cwd());

  it('include each that is said to change nothing, once', () => {
    const there = all.filter(isEquivalent).map(({ file, before, after }) => `${file}: ${before} → ${after}`);
    const said = equivalents.map(({ file, before, after }) => `${file}: ${before} → ${after}`);
    expect(there.toSorted()).toEqual(said.toSorted());
    expect(living).toHaveLength(all.length - there.length);
  });

  it('are sampled from every file, always the same for a seed', () => {
    const files = new Set(living.map(({ file }) => file));
    const sample = sampleOf(living, 1, 7);
    expect(sample.map(({ file }) => file)).toEqual([...files]);
    expect(sampleOf(living, 1, 7)).toEqual(sample);
    expect(sampleOf(living, 1, 8)).not.toEqual(sample);
    expect(sampleOf(living, living.length, 7)).toEqual(living);
  });
});
