import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateOf } from '../../../methods/sampling/certificate/certificate-of.ts';
import { certificateFingerprint } from '../../../methods/sampling/certificate/certificate-text.ts';
import { randomDraw } from './certificate/random-draw.ts';

const url = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
const sample = { seed: 20261202, numRuns: 25 };

/** Prints where it believes to be, how letters are ordered there (which shows that the locale is in force), and the fingerprints of the same draws, certificates and all. */
const script = `
const { default: fc } = await import('fast-check');
const { certificateOf } = await import(${url('../../../methods/sampling/certificate/certificate-of.ts')});
const { certificateFingerprint } = await import(${url('../../../methods/sampling/certificate/certificate-text.ts')});
const { randomDraw } = await import(${url('certificate/random-draw.ts')});
const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
const fingerprints = fc.sample(randomDraw, ${JSON.stringify(sample)}).map(({ parts }) => certificateFingerprint(certificateOf(parts)));
console.log(JSON.stringify({ locale, timeZone, order: ['z', 'ä', 'Z', 'a'].sort((a, b) => a.localeCompare(b)).join(''), fingerprints }));
`;

const elsewhere = (language: string, zone: string) => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: new URL('../../..', import.meta.url),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LANG: language, LC_ALL: language, LANGUAGE: language, TZ: zone },
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
};

describe('draws and certificates', () => {
  it('are the same in a Swedish process on the other side of the date line', () => {
    const here = fc
      .sample(randomDraw, sample)
      .map(({ parts }) => certificateFingerprint(certificateOf(parts)));
    expect(new Set(here).size).toBe(25);
    const there = { locale: 'sv-SE', timeZone: 'Pacific/Kiritimati', order: 'azZä' };
    expect(elsewhere('sv_SE.UTF-8', there.timeZone)).toEqual({ ...there, fingerprints: here });
  });
});
