import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FileReport, runVectors } from './run-vectors.ts';

/** `npm run vectors -- DIR`: mismatches one a line, last the counts. */
const directory = process.argv[2] ?? fileURLToPath(new URL('reference', import.meta.url));

const sum = (reports: readonly FileReport[], of: 'passed' | 'failed'): number =>
  reports.reduce((total, report) => total + report[of], 0);

const reports = existsSync(directory) ? runVectors(directory) : [];
for (const report of reports) {
  for (const { file, call, what, got, expected, relativeError } of report.mismatches)
    console.log(
      `${file} · ${call} · ${what}: got ${got}, expected ${expected}, relative error ${relativeError}`,
    );
}
if (reports.length === 0) console.log(`No vector files in ${directory}.`);
console.log(`${sum(reports, 'passed')} passed, ${sum(reports, 'failed')} failed`);
process.exitCode = reports.length === 0 || sum(reports, 'failed') > 0 ? 1 : 0;
