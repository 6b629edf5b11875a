import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runVectors } from './run-vectors.ts';

const reference = fileURLToPath(new URL('reference', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'sampling-vectors-'));
afterAll(() => rmSync(directory, { recursive: true }));

const read = (file: string): unknown => JSON.parse(readFileSync(join(reference, file), 'utf8'));

/** The report on one file alone in a directory. */
const reportOn = (content: object) => {
  writeFileSync(join(directory, 'copy.json'), JSON.stringify(content));
  const [report] = runVectors(directory);
  return report;
};

describe('the runner, on cases of sampling', () => {
  const shape = z.object({ format: z.string(), cases: z.array(z.looseObject({})) });

  /** The first case of a reference file with something else in it. */
  const changed = (file: string, change: (one: Record<string, unknown>) => object) => {
    const { format, cases } = shape.parse(read(file));
    const [first = {}] = cases;
    return reportOn({ format, cases: [{ ...first, ...change(first) }] });
  };

  it.each<[string, string, (one: Record<string, unknown>) => object, string]>([
    [
      'an inclusion probability',
      'sampling-inclusion.json',
      ({ pik }) => ({ pik: z.array(z.number()).parse(pik).with(1, 0.123) }),
      'pik 1',
    ],
    [
      'a unit too many',
      'sampling-systematic.json',
      ({ selected }) => ({ selected: [...z.array(z.number()).parse(selected), 99] }),
      'selected: how many',
    ],
    [
      'a joint probability',
      'sampling-joint.json',
      ({ joint }) => ({
        joint: z.array(z.array(z.number())).parse(joint).with(0, [0.07, 1e-9, 0, 0.07, 0.07, 0]),
      }),
      'joint 0,1',
    ],
    ['a total', 'sampling-ht.json', () => ({ htTotal: { value: 1 } }), 'total'],
    [
      'an allocation',
      'allocation.json',
      ({ allocation }) => ({ allocation: z.array(z.number()).parse(allocation).with(0, 1) }),
      'allocation 0',
    ],
    ['a sample size', 'sample-size.json', () => ({ n0: 1 }), 'n0'],
  ])('finds %s that is wrong', (_, file, change, what) => {
    const report = changed(file, change);
    expect(report).toMatchObject({ failed: 1, passed: 0 });
    expect(report?.mismatches.map((mismatch) => mismatch.what)).toContain(what);
  });

  it.each([
    ['a design', 'sampling-joint.json', { method: 'guess' }, 'design "guess"'],
    ['an allocation', 'allocation.json', { method: 'guess' }, 'allocation "guess"'],
    ['a kind', 'sample-size.json', { kind: 'guess' }, 'kind "guess"'],
  ])('fails on %s that the format does not know', (_, file, change, what) => {
    expect(changed(file, () => change)).toMatchObject({ failed: 1, mismatches: [{ what }] });
  });

  it('fails on a case of another shape', () => {
    expect(reportOn({ format: 'sampling-vectors/1', cases: [{ id: 'odd', colour: 'red' }] })).toMatchObject({
      failed: 1,
      mismatches: [{ call: 'odd', what: 'a case of id, colour' }],
    });
  });
});

describe('the runner, on the truth of a population', () => {
  const shape = z.looseObject({
    expected: z.array(z.looseObject({})),
    designTruth: z.array(z.looseObject({})),
  });
  const { expected, designTruth, ...file } = shape.parse(read('truth-apipop.json'));
  const [whole = {}] = expected;
  const [simple = {}] = designTruth;
  const withTruth = (truths: readonly object[], designs: readonly object[]) =>
    reportOn({ ...file, expected: truths, designTruth: designs });

  it('fails where the population does not stand beside the file', () => {
    expect(withTruth([whole], [])).toMatchObject({ failed: 1, passed: 0 });
  });

  it('reads it there, and finds a mean and a true error that are wrong', () => {
    cpSync(join(reference, 'populations'), join(directory, 'populations'), { recursive: true });
    expect(withTruth([whole], [simple])).toMatchObject({ failed: 0, passed: 2 });
    expect(withTruth([{ ...whole, mean: 664.7 }], [{ ...simple, trueSe: 18 }])?.mismatches).toMatchObject([
      { what: 'mean', expected: 664.7 },
      { what: 'true se', expected: 18 },
    ]);
  });

  it('fails on a design that the format does not know, and on a column that is not there', () => {
    expect(withTruth([], [{ ...simple, design: 'guess' }])?.mismatches).toMatchObject([
      { what: 'design "guess"' },
    ]);
    expect(withTruth([{ ...whole, variable: 'nothing' }], [])).toMatchObject({ failed: 1, passed: 0 });
  });
});
