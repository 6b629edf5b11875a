/** A party of a draw at its own machine, against a running system. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fullDesign, withFrame } from '../api/campaign-on-its-way.ts';
import { type Evaluation, type Fields, startEvaluation } from '../api/evaluation.ts';
import { zhenping } from './zhenping.ts';

let evaluation: Evaluation;
let folder = '';
let campaign = '';
let designHash = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhenping-party-'));
  evaluation = await startEvaluation();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await evaluation.system.stop();
});

const file = (name: string): string => join(folder, name);
const url = (): string => `${evaluation.system.url}/graphql`;

const party = (act: string, flags: Fields) =>
  zhenping(['party', act, ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)])]);

test('makes a key that only its owner can read, and never overwrites one', async () => {
  const { code, out } = await party('key', { key: file('auditor-key.json') });
  expect(code).toBe(0);
  const [, publicKey = ''] = /^public key {2}(04[0-9a-f]{128})\n/.exec(out) ?? [];
  expect(statSync(file('auditor-key.json')).mode & 0o777).toBe(0o600);
  expect((await party('key', { key: file('auditor-key.json') })).code).toBe(2);

  campaign = await withFrame(evaluation);
  await evaluation.mustAct('commissioner', 'registerParty', {
    campaign,
    party: { party: 'auditor', name: '审计局（测试）', publicKey },
  });
  const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  const chance = { commitmentsEnd: inHours(1), deadline: inHours(2), beacon: null };
  const design = await fullDesign(evaluation, { chance });
  await evaluation.mustAct('lead', 'saveDesign', { campaign, design });
  designHash = String((await evaluation.mustAct('lead', 'freezeFrame', { campaign }))['designHash']);
});

const committing = (changes: Fields = {}): Fields => ({
  url: url(),
  campaign,
  party: 'auditor',
  key: file('auditor-key.json'),
  secret: file('secret.json'),
  'design-hash': designHash,
  ...changes,
});

test('commits to nothing but the design that it has read, once the commissioner has signed', async () => {
  const other = await party('commit', committing({ 'design-hash': 'a'.repeat(64) }));
  expect(other).toMatchObject({ code: 1, out: '' });
  expect(other.err).toContain(designHash);
  const unsigned = await party('commit', committing());
  expect(unsigned).toMatchObject({ code: 1, out: '' });
  expect(unsigned.err).toContain('has not signed');
  await evaluation.mustAct('commissioner', 'signDesign', { campaign, designHash });
  // The secret of the attempt before is used, and again where an answer was lost on the way.
  const { salt } = JSON.parse(readFileSync(file('secret.json'), 'utf8'));
  const [first, again] = [await party('commit', committing()), await party('commit', committing())];
  expect(first.code).toBe(0);
  expect(first.out).toMatch(/^commitment {2}[0-9a-f]{64}\nTaken\./);
  expect(again.out).toBe(first.out);
  expect(JSON.parse(readFileSync(file('secret.json'), 'utf8')).salt).toBe(salt);
});

test('reveals what it committed to', async () => {
  const { code, out } = await party('reveal', { url: url(), secret: file('secret.json') });
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('part of the seed') });
  const { parties } = await evaluation.mustAct('lead', 'draw', { campaign });
  expect(parties).toMatchObject([{ party: 'auditor', revealedAt: expect.stringMatching(/^20/) }]);
});

test.each<[string, string, Fields, string]>([
  ['an act that is none', 'sign', {}, 'key, commit or reveal'],
  ['no address', 'reveal', { secret: 'nowhere.json' }, '--url'],
  [
    'no file',
    'reveal',
    { url: 'http://127.0.0.1:9/graphql', secret: 'nowhere.json' },
    'no file nowhere.json',
  ],
  [
    'no design',
    'commit',
    { url: 'http://127.0.0.1:9/graphql', campaign: 'c', party: 'p', key: 'k', secret: 's' },
    '--design-hash',
  ],
])('%s is wrong use', async (_what, act, flags, words) => {
  const { code, err } = await party(act, flags);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
