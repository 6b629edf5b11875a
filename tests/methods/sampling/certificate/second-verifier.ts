import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CertifiedFrameRow } from '../../../../methods/sampling/certificate/certified-frame.ts';
import { frameCsv } from './frame-csv.ts';

/** The verifier that shares nothing with ours but docs/verify-a-draw.md. */
export const script = fileURLToPath(new URL('../../../python/verify_draw.py', import.meta.url));

export const python = spawnSync('python3', ['--version']).status === 0;

const batch = `import json, sys
sys.path.insert(0, ${JSON.stringify(dirname(script))})
sys.dont_write_bytecode = True
import verify_draw
print(json.dumps([verify_draw.verify(*files) for files in json.load(sys.stdin)]))`;

/** Its verdict on each certificate with its frame, and what it found wrong; one process for all. */
export const theirs = (
  cases: readonly { readonly certificate: unknown; readonly rows: readonly CertifiedFrameRow[] }[],
): readonly { readonly verdict: string; readonly problems: readonly string[] }[] => {
  const folder = mkdtempSync(join(tmpdir(), 'zhenping-python-'));
  try {
    const files = cases.map(({ certificate, rows }, index) => {
      const pair = ['certificate.json', 'frame.csv'].map((name) => join(folder, `${index}-${name}`));
      writeFileSync(pair[0] ?? '', JSON.stringify(certificate));
      writeFileSync(pair[1] ?? '', frameCsv(rows));
      return pair;
    });
    const answer = execFileSync('python3', ['-c', batch], { input: JSON.stringify(files), encoding: 'utf8' });
    const verdicts: readonly (readonly [string, readonly string[]])[] = JSON.parse(answer);
    return verdicts.map(([verdict, problems]) => ({ verdict, problems }));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
