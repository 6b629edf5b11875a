/**
 * Imports as the cloud runs them: each in a process of its own, bundled into one module, with the same option for memory. A national list
 * then takes as much memory as there, and none of it stays with the server.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { UploadHandler } from './object-store.ts';
import type { LocalSettings } from './settings.ts';

/** As `infra/constructs/frame-import.ts` sets it, where the reason stands. */
const youngGeneration = '--max-semi-space-size=8';

const banner =
  "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);";

let bundled: Promise<string> | undefined;

/** Made once a program, half a second after it is first needed. */
const bundle = (): Promise<string> => {
  bundled ??= (async () => {
    const outfile = fileURLToPath(
      new URL(`../node_modules/.cache/zhenping-import/${process.pid}/index.mjs`, import.meta.url),
    );
    await build({
      entryPoints: [fileURLToPath(new URL('import-worker.ts', import.meta.url))],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      mainFields: ['module', 'main'],
      banner: { js: banner },
      minify: true,
      keepNames: true,
      charset: 'utf8',
      logLevel: 'error',
    });
    return outfile;
  })();
  return bundled;
};

/** @param logFile where an import writes what went wrong */
export const importInProcess =
  (settings: LocalSettings, logFile: string): UploadHandler =>
  async (event) => {
    const script = await bundle();
    const log = openSync(logFile, 'a', 0o600);
    const child = fork(script, {
      env: { ...process.env, ...settings },
      execArgv: [youngGeneration],
      // Ctrl-C reaches us alone, and we let what has begun come to its end.
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    const ended = once(child, 'exit');
    child.send(event);
    const [code, signal]: readonly unknown[] = await ended;
    if (code !== 0) {
      throw new Error(`An import ended (${signal ?? `code ${code}`}); its log is ${logFile}`);
    }
  };
