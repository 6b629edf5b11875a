import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../methods/proof/hex.ts';
import { drawVillages } from '../../../methods/sampling/draw-villages.ts';
import { drawSeed, villageStageSeed } from '../../../methods/sampling/seed.ts';

const page = readFileSync(new URL('../../../docs/sampling.md', import.meta.url), 'utf8');
const block = (language: string): string => {
  const [, content] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page) ?? [];
  if (content === undefined) throw new Error(`docs/sampling.md has no ${language} block`);
  return content;
};

const python = spawnSync('python3', ['--version']).status === 0;

describe('the worked example of docs/sampling.md', () => {
  it.skipIf(!python)('prints in Python what the page shows (skipped where python3 is absent)', () => {
    const run = spawnSync('python3', ['-c', block('python')], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout).toBe(block('text'));
  });

  it('is what drawVillages draws', () => {
    const filled = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
    const seed = drawSeed({
      campaign: 'example',
      drawNumber: 1,
      frameRoot: filled(0x11),
      designHash: filled(0x22),
      key: filled(0x33),
      reveals: [
        { party: 'evaluator', value: null },
        { party: 'commissioner', value: filled(0x44) },
      ],
      beacon: null,
    });
    const sizes = { A: 120, B: 45, C: 180, D: 80, E: 155 };
    const [draw] = drawVillages({
      campaign: 'example',
      stageSeed: villageStageSeed(seed),
      strata: [{ code: '433124', n: 2, reserve: 1 }],
      units: Object.entries(sizes).map(([id, size]) => ({ id, stratum: '433124', size })),
    });
    const lines = draw?.selected.map(({ rank, unit, role, probability, ticket }) =>
      [rank, unit, role, probability.join('/'), ticket.slice(0, 16)].join(' '),
    );
    const shown = block('text').trimEnd().split('\n');
    expect(`seed  ${toHex(seed)}`).toBe(shown[0]);
    expect(lines).toEqual(shown.slice(3));
  });
});
