/** docs/verify-a-draw.md is for people who write a verifier: its vectors, its files and its output have to be right. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../../../methods/sampling/certificate/read-certificate.ts';
import { remarkSentence } from '../../../../methods/sampling/certificate/remark-sentence.ts';
import { verifyCertificate } from '../../../../methods/sampling/certificate/verify-certificate.ts';
import { signatureHolds } from './ecdsa.ts';
import { exampleCertificate, exampleRows } from './example.ts';
import { frameCsv } from './frame-csv.ts';
import { lotteryCertificate } from './lottery-example.ts';
import { python } from './second-verifier.ts';

const docs = (name: string): string =>
  readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8');
const page = docs('verify-a-draw.md');
const certificate = (stage: 'opened' | 'sealed' | 'lottery') =>
  readCertificate(JSON.parse(docs(`verify-a-draw/${stage}.json`)));

/** Blocks of a name, how it is made, the text that is hashed, and the result. */
const vectors = [
  ...page.matchAll(/^(.+)\n(sha256|hmac [0-9a-f]{64}|leaf [0-9a-f]{64})\n(\[.*\])\n([0-9a-f]{64})$/gm),
].map(([, name = '', made = '', text = '', result = '']) => ({ name, made, text, result }));

const inPython = `import hashlib, hmac, json, sys
def result(made, text):
    kind, *key = made.split()
    data, key = text.encode(), bytes.fromhex(key[0]) if key else b""
    if kind == "hmac":
        return hmac.new(key, data, hashlib.sha256).hexdigest()
    return hashlib.sha256((b"\\0" + key if kind == "leaf" else b"") + data).hexdigest()
print(json.dumps([result(v["made"], v["text"]) for v in json.load(sys.stdin)]))`;

describe('docs/verify-a-draw.md', () => {
  it.skipIf(!python)(
    "has vectors with the results of Python's hashlib and hmac (skipped where python3 is absent)",
    () => {
      expect(vectors.length).toBe(15);
      const { stdout } = spawnSync('python3', ['-c', inPython], {
        input: JSON.stringify(vectors),
        encoding: 'utf8',
      });
      expect(JSON.parse(stdout)).toEqual(vectors.map(({ result }) => result));
    },
  );

  it('has the numbers of the files that it points to', () => {
    const { frame, design, designHash, parties, seed, villages, households } = certificate('opened');
    const results = vectors.map(({ result }) => result);
    for (const each of [
      design.keyCommit,
      designHash,
      parties[1]?.commitment,
      seed,
      villages.draws?.[0]?.selected[0]?.ticket,
      households[0]?.sample.draws?.[0]?.selected[0]?.ticket,
    ]) {
      expect(results).toContain(each);
    }
    const byLottery = certificate('lottery');
    expect(results).toContain(byLottery.designHash);
    expect(results).toContain(byLottery.seed);
    expect(page).toContain(`The frame root is \`${frame.root}\``);
    expect(page).toContain(`root of villages \`${villages.root}\``);
    const start = vectors.find(({ name }) => name.startsWith('Start ticket'))?.result ?? '';
    expect(page).toContain(`⌊ticket · 580/2²⁵⁶⌋ = ${(BigInt(`0x${start}`) * 580n) >> 256n}.`);
  });

  it.each(['opened', 'sealed'] as const)(
    'has the example as its %s certificate, but for signatures',
    (stage) => {
      const stored = certificate(stage);
      const made = exampleCertificate(stage);
      const parties = made.parties.map((each, at) => ({
        ...each,
        signature: stored.parties[at]?.signature ?? null,
      }));
      expect(stored).toEqual({ ...made, parties });
      const { verdict } = verifyCertificate(stored, exampleRows, { signatureHolds });
      expect(verdict).toBe(stage === 'opened' ? 'fully verified' : 'fixed');
    },
  );

  it('has the example as decided by a lottery, and the notes that a verifier prints of it', () => {
    const stored = certificate('lottery');
    expect(stored).toEqual(lotteryCertificate('opened'));
    const { verdict, remarks } = verifyCertificate(stored, exampleRows, { signatureHolds });
    expect(verdict).toBe('fully verified');
    const said = remarks.map((remark) => ({ ...remark, sentence: remarkSentence(remark) }));
    for (const { sentence } of said.filter(({ code }) => /lottery|losses|by-key/.test(code))) {
      expect(page).toContain(`Note: ${sentence}`);
    }
  });

  it('has the frame of the example', () => {
    expect(docs('verify-a-draw/frame.csv')).toBe(frameCsv(exampleRows));
  });

  it('names every field of a certificate', () => {
    const names = (value: unknown): readonly string[] =>
      typeof value !== 'object' || value === null
        ? []
        : Array.isArray(value)
          ? value.flatMap(names)
          : Object.entries(value).flatMap(([name, inner]) => [name, ...names(inner)]);
    for (const name of new Set([...names(certificate('opened')), ...names(certificate('lottery'))]))
      expect(page).toMatch(new RegExp(`\`${name}\``));
  });
});
