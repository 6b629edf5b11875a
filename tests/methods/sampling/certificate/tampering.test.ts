import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../../../methods/sampling/certificate/verify-certificate.ts';
import { signatureHolds } from './ecdsa.ts';
import { exampleCertificate, exampleRows } from './example.ts';
import { python, script, theirs } from './second-verifier.ts';
import { type Tampered, tamperings } from './tamperings.ts';

const opened: Tampered = { certificate: exampleCertificate('opened'), rows: exampleRows };
const sealed: Tampered = { certificate: exampleCertificate('sealed'), rows: exampleRows };

const ours = ({ certificate, rows }: Tampered) =>
  verifyCertificate(JSON.parse(JSON.stringify(certificate)), rows, { signatureHolds });

describe('the verifier', () => {
  it('accepts the certificate as it was made', () => {
    const { verdict, checks } = ours(opened);
    expect(checks.filter(({ holds }) => holds !== 'yes')).toEqual([]);
    expect(verdict).toBe('fully verified');
    expect(ours(sealed).verdict).toBe('fixed');
  });

  it.each(tamperings)('finds $name', ({ tampered, foundBy }) => {
    const { verdict, checks } = ours(tampered());
    expect(verdict).toBe('refuted');
    const failed = checks.filter(({ holds }) => holds === 'no');
    expect(failed.map(({ check }) => check)).toContain(foundBy);
    for (const { where, why } of failed) expect([where, why]).not.toContain('');
  });
});

describe('the second verifier, in Python', () => {
  it('can run wherever results count: python3 is there, or this is not CI', () => {
    const reason = 'python3 is missing: the second verifier of certificates cannot run, install it';
    expect(python || process.env['CI'] === undefined, reason).toBe(true);
  });

  it.skipIf(!python)(
    'accepts what is right and rejects each tampering (skipped where python3 is absent)',
    () => {
      const cases = [opened, sealed, ...tamperings.map(({ tampered }) => tampered())];
      const names = ['opened', 'sealed', ...tamperings.map(({ name }) => name)];
      const verdicts = theirs(cases).map(({ verdict }, index) => [names[index], verdict]);
      expect(verdicts).toEqual([
        ['opened', 'fully verified'],
        ['sealed', 'fixed'],
        ...tamperings.map(({ name }) => [name, 'refuted']),
      ]);
    },
  );

  it.skipIf(!python)('ends with 0, 1 or 2 (skipped where python3 is absent)', () => {
    const file = fileURLToPath(new URL('../../../../docs/verify-a-draw/opened.json', import.meta.url));
    const frame = file.replace('opened.json', 'frame.csv');
    const run = (...args: readonly string[]) => spawnSync('python3', [script, ...args], { encoding: 'utf8' });
    expect(run(file, frame)).toMatchObject({ status: 0, stdout: 'fully verified\n', stderr: '' });
    expect(run(file)).toMatchObject({ status: 1, stdout: 'incomplete\n', stderr: '' });
    expect(run(frame, file)).toMatchObject({ status: 1, stderr: '' });
    expect(run()).toMatchObject({ status: 2, stdout: '' });
    expect(run('no-such-file.json')).toMatchObject({ status: 2, stdout: '' });
  });
});
